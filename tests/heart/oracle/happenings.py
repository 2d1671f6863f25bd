"""What may happen in a life, by the kind of the entry that tells it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tests.heart.oracle.amendments import AMENDMENTS
from tests.heart.oracle.teller import ASKED, Teller, written
from tests.heart.tale import item, task


def _receipt(teller: Teller) -> None:
    answers = ("accepted",) * 6 + ("objected", "needs-information")
    for code in teller.facts.asked:
        if teller.dice.random() < 0.6:
            teller.moment.receipt(code, teller.dice.choice(answers))


def _decline(teller: Teller) -> None:
    teller.moment.decline(teller.somebody())


def _referral(teller: Teller) -> None:
    add, remove = (teller.dice.choice((None, *ASKED)) for _ in range(2))
    solved = teller.facts.resolved
    if add != remove and remove not in solved:  # nobody refers away who has done their part
        teller.moment.referral(teller.somebody(), add=add, remove=remove)


def _minutes(teller: Teller) -> None:
    teller.moment.minutes()


def _amendment(teller: Teller) -> None:
    form = teller.facts.form
    teller.moment.amendment(**teller.dice.choice(AMENDMENTS)(teller, form))


def _consensus(teller: Teller) -> None:
    if teller.dice.random() < 0.1:
        teller.moment.consensus("MKT")
    else:
        teller.moment.consensus()


def _plan(teller: Teller) -> None:
    """Ids are unique in a record: each department but the one that leads numbers from its own."""
    code = teller.somebody()
    if code in teller.facts.resolved:
        return  # nobody plans what they have said to be solved
    place = ASKED.index(code) * 10
    if teller.tale.kind == "request" and code == "TECH":
        ids = {"T1.1": "T1", "T1.2": "T1", "T2.1": "T2", "T8": None, "T9": None}
    else:
        ids = dict.fromkeys(f"T{place + number}" for number in (5, 6, 7, 8, 9))
    chosen = [each for each in ids if teller.dice.random() < 0.4] or list(ids)[:1]
    teller.moment.plan(code, *(task(id, teller.soon(), ids[id]) for id in chosen))


def _progress(teller: Teller) -> None:
    dice, code = teller.dice, teller.somebody()
    facts = teller.facts
    own = [
        each["id"]
        for part in (facts.agreed or {}).get("work", ())
        if part["department"] == code
        for each in part.get("tasks", ())
    ]
    plan = facts.plans.get(code)
    own += [each["id"] for each in plan.fields["tasks"]] if plan else []
    if dice.random() < 0.05:
        own = ["T1", "T3"]
    percents = {id: dice.choice((20, 60, 100, 100)) for id in own if dice.random() < 0.7}
    if not percents:
        return
    day = teller.now.date() - timedelta(days=dice.choice((0, 0, 0, 1, 3, 7)))
    covers = day.isoformat() if dice.random() < 0.5 else _week(day)
    help = [teller.somebody()] if dice.random() < 0.1 else None
    teller.moment.report(code, percents, covers, help=help)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _risk(teller: Teller) -> None:
    hits = teller.dice.sample(("T1", "T2", "T3", "T1.1", "M2", "M3", "M4", "T8", "T25"), 2)
    teller.moment.risk(teller.somebody(), *hits)


def _escalation(teller: Teller) -> None:
    code = teller.dice.choice((None, None, *ASKED))
    teller.moment.escalation(**({"department": code} if code else {}))


def _response(teller: Teller) -> None:
    """Mostly to something that asks for one, mostly by the one asked."""
    dice = teller.dice
    asking = [
        each
        for each in teller.tale.entries
        if each.kind in ("risk", "escalation", "progress")
        or each.fields.get("answer") in ("objected", "needs-information")
    ]
    if not asking:
        return
    question = dice.choice(asking)
    asked = "BOSS" if question.kind == "escalation" else "MKT"
    asked = (question.fields.get("help") or [asked])[0]
    who = asked if dice.random() < 0.85 else dice.choice(("MKT", "TECH", "BOSS"))
    decision = dice.choice(("accept", "reschedule", "add-support", None))
    teller.moment.response(who, question.name, decision=decision)


def _hold(teller: Teller) -> None:
    until = max(teller.soon(14), teller.now.date().isoformat())
    teller.moment.hold(until if teller.dice.random() < 0.6 else None)


def _resume(teller: Teller) -> None:
    teller.moment.resume()


def _delivery(teller: Teller) -> None:
    dice = teller.dice
    facts = teller.facts
    mended = [name for name, each in facts.items.items() if not each.mended_by]
    mended = [name for name in mended if dice.random() < 0.8]
    parts = dice.choice((("D1",), ("D2",), ("D1", "D2"), ("D1", "D2")))
    check = "fail" if dice.random() < 0.05 else "pass"
    teller.moment.delivery("TECH", *parts, rectified=mended or None, self_check=check)


def _acceptance(teller: Teller) -> None:
    dice = teller.dice
    lines = {name: dice.choice(("pass",) * 5 + ("rectify", "fail")) for name in ("D1", "D2")}
    if dice.random() < 0.3:
        lines.pop("D2")
    signers = dice.choice((("MKT",), ("MKT", "OPS"), ("OPS",), ("MKT", "OPS"), ("TECH",)))
    number = len(teller.tale.entries)
    items = [
        item(f"R{number * 2 + place}", name, teller.soon(12), teller.somebody())
        for place, (name, verdict) in enumerate(lines.items())
        if verdict == "rectify" and dice.random() < 0.8
    ]
    teller.moment.acceptance(*signers, items=items or None, **lines)


def _resolution(teller: Teller) -> None:
    for code in teller.facts.asked:
        if teller.dice.random() < 0.6:
            teller.moment.resolution(code)


def _confirmation(teller: Teller) -> None:
    if any(each.at == teller.now for each in teller.tale.entries):
        return  # nobody confirms within the very minute
    if teller.tale.kind == "feedback":
        teller.moment.confirmation("MKT", result=teller.dice.choice(("solved", "not-solved")))
    else:
        sides = [code for code in ("MKT", *ASKED) if teller.dice.random() < 0.7]
        teller.moment.confirmation(*(sides or ["MKT"]))


def _cancel(teller: Teller) -> None:
    teller.moment.cancel()


def _retrospective(teller: Teller) -> None:
    teller.moment.retrospective()


def _withdrawal(teller: Teller) -> None:
    """Somebody withdraws an entry; a consensus, once given, stands."""
    names = [each.name for each in teller.tale.entries if each.kind != "consensus"]
    if names and teller.dice.random() < 0.3:
        teller.moment.void(teller.dice.choice(names))


def _mending(teller: Teller) -> None:
    """Somebody tells an entry again, in the same words: a later one takes its place."""
    known = [each for each in teller.tale.entries if each.kind != "consensus" and not each.void]
    if known and teller.dice.random() < 0.3:
        entry = teller.dice.choice(known)
        fields = {**entry.fields, "supersedes": entry.name, "reason": "写错了"}
        teller.tale.add({**fields, "at": written(teller.now)})


HAPPENINGS: Mapping[str, Callable[[Teller], None]] = {
    "receipt": _receipt,
    "decline": _decline,
    "referral": _referral,
    "minutes": _minutes,
    "amendment": _amendment,
    "consensus": _consensus,
    "plan": _plan,
    "progress": _progress,
    "risk": _risk,
    "escalation": _escalation,
    "response": _response,
    "hold": _hold,
    "resume": _resume,
    "delivery": _delivery,
    "acceptance": _acceptance,
    "resolution": _resolution,
    "confirmation": _confirmation,
    "cancel": _cancel,
    "retrospective": _retrospective,
    "withdrawal": _withdrawal,
    "mending": _mending,
}
