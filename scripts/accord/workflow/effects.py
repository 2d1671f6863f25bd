"""How each kind of entry changes what is known: one function per kind, from facts to facts.

Kinds that change nothing a state depends on (minutes, risks, retrospectives) have none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time, tzinfo
from typing import TypeVar

from accord.consensus import amend
from accord.model import Entry
from accord.workflow.facts import Facts, Standing
from accord.workflow.handover import acceptance, delivery

_Value = TypeVar("_Value")


def learn(facts: Facts, entry: Entry) -> Facts:
    """What is known after an entry that is allowed."""
    change = _CHANGES.get(entry.kind)
    return change(facts, entry) if change else facts


def _receipt(facts: Facts, entry: Entry) -> Facts:
    department = str(entry.department)
    return facts._replace(
        receipts={**facts.receipts, department: entry},
        declined=facts.declined - {department},
    )


def _decline(facts: Facts, entry: Entry) -> Facts:
    department = str(entry.department)
    return facts._replace(
        declined=facts.declined | {department},
        plans=_without(facts.plans, {department}),
    )


def _referral(facts: Facts, entry: Entry) -> Facts:
    """A department taken away leaves nothing behind: asked again, it answers again."""
    gone = frozenset(entry.fields.get("remove", ()))
    added = {code: entry.at for code in entry.fields.get("add", ()) if code not in facts.asked}
    return facts._replace(
        asked={**_without(facts.asked, gone), **added},
        receipts=_without(facts.receipts, gone),
        plans=_without(facts.plans, gone),
        declined=facts.declined - gone,
        resolved=facts.resolved - gone,
    )


def _without(known: Mapping[str, _Value], departments: Collection[str]) -> dict[str, _Value]:
    return {code: value for code, value in known.items() if code not in departments}


def _amendment(facts: Facts, entry: Entry) -> Facts:
    return facts._replace(form=amend(facts.form, entry, facts.course.fixed_fields))


def _consensus(facts: Facts, entry: Entry) -> Facts:
    if not facts.fits(entry):
        return facts
    old = {each["id"]: each for each in (facts.agreed or {}).get("deliverables", ())}
    unchanged = {each["id"] for each in facts.form["deliverables"] if old.get(each["id"]) == each}
    return facts._replace(
        consensus=entry,
        agreed=facts.form,
        asked={code: facts.asked.get(code, entry.at) for code in facts.form["to"]},
        standings={
            each["id"]: facts.standings[each["id"]] if each["id"] in unchanged else Standing.OPEN
            for each in facts.form["deliverables"]
        },
        accepted_by={name: who for name, who in facts.accepted_by.items() if name in unchanged},
        items={
            name: item
            for name, item in facts.items.items()
            if item.mended_by or item.deliverable in unchanged
        },
    )


def _plan(facts: Facts, entry: Entry) -> Facts:
    return facts._replace(plans={**facts.plans, str(entry.department): entry})


def _progress(facts: Facts, entry: Entry) -> Facts:
    told = {each["id"]: each["percent"] for each in entry.fields["tasks"]}
    done = {name: when for name, when in facts.done.items() if told.get(name, 100) == 100}
    for name, percent in told.items():
        if percent == 100:
            done.setdefault(name, entry.at)
    return facts._replace(
        started=True,
        percents={**facts.percents, **told},
        done=facts.done if done == facts.done else done,
    )


def _resolution(facts: Facts, entry: Entry) -> Facts:
    return facts._replace(resolved=facts.resolved | {str(entry.department)})


def _confirmation(facts: Facts, entry: Entry) -> Facts:
    if entry.fields.get("result") == "not-solved":
        return facts._replace(resolved=frozenset())
    return facts._replace(
        confirmed=facts.confirmed | frozenset(entry.departments),
        solved=entry.fields.get("result") == "solved",
    )


def _escalation(facts: Facts, entry: Entry) -> Facts:
    return facts._replace(escalations=(*facts.escalations, entry))


def _response(facts: Facts, entry: Entry) -> Facts:
    answers = entry.fields["answers"]
    waiting = tuple(each for each in facts.escalations if not each.goes_by(answers))
    return facts._replace(escalations=waiting)


def _hold(facts: Facts, entry: Entry) -> Facts:
    until = entry.fields.get("until")
    return facts._replace(
        held_since=facts.held_since or entry.at,
        hold_until=max(entry.at, _start_of(until, entry.at.tzinfo)) if until else None,
    )


def _resume(facts: Facts, entry: Entry) -> Facts:
    return facts.resumed(entry.at)


def _cancel(facts: Facts, _entry: Entry) -> Facts:
    return facts._replace(cancelled=True)


def _start_of(day: str, timezone: tzinfo | None) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), timezone)


_CHANGES: Mapping[str, Callable[[Facts, Entry], Facts]] = {
    "receipt": _receipt,
    "decline": _decline,
    "referral": _referral,
    "amendment": _amendment,
    "consensus": _consensus,
    "plan": _plan,
    "progress": _progress,
    "delivery": delivery,
    "acceptance": acceptance,
    "resolution": _resolution,
    "confirmation": _confirmation,
    "escalation": _escalation,
    "response": _response,
    "hold": _hold,
    "resume": _resume,
    "cancel": _cancel,
}
