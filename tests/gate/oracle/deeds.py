"""What an honest change brings to a record, by the stage that the record has reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from tests.gate.oracle.life import Life
from tests.gate.oracle.lives import accept, acceptors, deliver

# Everything that a change brings happened on this day, a Wednesday.
DAY = "2026-07-15"
Deed = Callable[[Life, Random], None]


def at(life: Life) -> str:
    """The next instant of the day of the change, entry by entry."""
    today = [each["at"] for each in life.entries.values() if each["at"].startswith(DAY)]
    return f"{DAY}T{9 + len(today) // 6:02}:{len(today) % 6}0"


def enter_later(life: Life, when: str) -> None:
    """Say of everything that happened on the day that it was entered afterwards, in that July."""
    for name, fields in life.entries.items():
        if fields["at"].startswith(DAY):
            life.entries[name] = {**fields, "entered_at": f"2026-07-{when}"}


def edit_form(life: Life, chance: Random) -> None:
    life.word = "页面"


def receipt(life: Life, chance: Random) -> None:
    answer = chance.choice(("accepted", "accepted", "objected", "needs-information"))
    life.speak("receipt", at(life), chance.choice(life.asked), answer=answer)


def decline(life: Life, chance: Random) -> None:
    life.speak("decline", at(life), chance.choice(life.asked), reason="不属于本部门职责")


def minutes(life: Life, chance: Random) -> None:
    recorder = life.contact(life.asker)
    life.add(
        *("minutes", at(life), recorder),
        held_at="2026-07-14T15:00",
        channel="call",
        recorder=recorder,
        attendees=[recorder],
    )


def consensus(life: Life, chance: Random) -> None:
    life.agree(at(life))


def edit_and_agree(life: Life, chance: Random) -> None:
    """Another form, and the consensus on it, before anything was agreed."""
    if chance.random() < 0.4 and len(life.asked) > 1 and not life.entries:
        drop(life.form, life.asked[-1])
    else:
        life.form["background"] = "首屏 4 秒，改版后 3 秒。"
    life.agree(at(life))


def drop(form: dict[str, object], code: str) -> None:
    """Take a department out of a form."""
    form["to"] = [each for each in form["to"] if each != code]  # type: ignore[attr-defined]
    for name in ("work", "deliverables"):
        form[name] = [each for each in form[name] if each["department"] != code]  # type: ignore[attr-defined]
    form.pop("acceptance_by", None)


def plan(life: Life, chance: Random) -> None:
    code = life.asked[0]
    task = {"id": "T1.1", "title": "接口", "owner": life.contact(code), "due": "2026-07-20"}
    if life.kind == "request":
        task["under"] = "T1"
    life.speak("plan", at(life), code, tasks=[task])


def progress(life: Life, chance: Random) -> None:
    place = chance.randrange(len(life.effective()["to"]))
    tasks = [{"id": f"T{place + 1}", "percent": 60}]
    helpers = {"help": [life.asker]} if chance.random() < 0.3 else {}
    life.speak(
        "progress", at(life), life.effective()["to"][place], covers=DAY, tasks=tasks, **helpers
    )


def risk(life: Life, chance: Random) -> None:
    life.speak("risk", at(life), life.asked[0], affects=["T1"])


def risk_and_response(life: Life, chance: Random) -> None:
    name = life.speak("risk", at(life), life.asked[0], affects=["T1"])
    life.speak("response", at(life), life.asker, answers=name, decision="accept")


def respond(life: Life, chance: Random) -> None:
    """Answer what is asked; where nothing is, write minutes."""
    for name, fields in reversed([*life.entries.items()]):
        if fields["kind"] == "risk" or fields.get("answer") in ("objected", "needs-information"):
            life.speak("response", at(life), life.asker, answers=name)
            return
        if "help" in fields:
            life.speak("response", at(life), chance.choice(fields["help"]), answers=name)
            return
        if fields["kind"] == "escalation":
            code = fields["to"].partition("-")[0].upper()
            life.speak("response", at(life), code, answers=name)
            return
    minutes(life, chance)


def escalate(life: Life, chance: Random) -> None:
    life.speak("escalation", at(life), life.asker, to="exec-lead", reason="两次催办无答复")


def hold(life: Life, chance: Random) -> None:
    code = chance.choice([life.asker, *life.asked]) if life.kind == "feedback" else life.asker
    life.speak("hold", at(life), code, reason="供应商停工", until="2026-07-30")


def resume(life: Life, chance: Random) -> None:
    if any(each["kind"] == "hold" for each in life.entries.values()):
        life.speak("resume", at(life), life.asker, reason="供应商已复工")
    else:
        hold(life, chance)


def cancel(life: Life, chance: Random) -> None:
    work = [{"department": code, "outcome": "kept"} for code in life.asked]
    agreed = {"work": work} if life.is_agreed else {}
    life.add("cancel", at(life), life.contact(life.asker), reason="活动取消", **agreed)


def amend(life: Life, chance: Random) -> None:
    changes = chance.choice(({"title": "会员日页面"}, {"priority": "high"}))
    life.add("amendment", at(life), life.contact(life.asker), changes=changes)


def amend_and_agree(life: Life, chance: Random) -> None:
    """Agreed fields change, perhaps so that a department is not asked any more."""
    changes: dict[str, object] = {"background": "首屏 4 秒，改版后 3 秒。"}
    if chance.random() < 0.5 and len(life.asked) > 1:
        form = life.effective()
        drop(form, life.asked[-1])
        changes = {name: form[name] for name in ("to", "work", "deliverables")}
        if "acceptance_by" in life.effective():
            changes["acceptance_by"] = [form["to"][0]]  # type: ignore[index]
    life.add("amendment", at(life), life.contact(life.asker), changes=changes)
    life.agree(at(life))


def amend_agreed(life: Life, chance: Random) -> None:
    """Agreed fields change, and nobody agrees as yet."""
    changes = {"background": "首屏 4 秒，改版后 3 秒。"}
    life.add("amendment", at(life), life.contact(life.asker), changes=changes)


def delivery(life: Life, chance: Random) -> None:
    deliver(life, at(life), chance.randrange(len(life.effective()["deliverables"])))


def deliver_and_accept(life: Life, chance: Random) -> None:
    deliver(life, at(life), 0)
    accept(life, at(life), {"D1": "pass"}, acceptors(life))


def acceptance(life: Life, chance: Random) -> None:
    verdict = chance.choice(("pass", "pass", "rectify", "fail"))
    signers = acceptors(life)
    if chance.random() < 0.4:
        signers = [chance.choice(signers)]
    names = [each["id"] for each in life.effective()["deliverables"]]
    accept(life, at(life), dict.fromkeys(names, verdict), signers)


def mend(life: Life, chance: Random) -> None:
    deliver(life, at(life), 0, rectified=["R1"])


def confirm(life: Life, chance: Random) -> None:
    parties = [life.asker, *life.asked]
    if life.kind == "feedback":
        result = chance.choice(("solved", "solved", "not-solved"))
        fields = {"departments": [life.asker], "result": result}
    else:
        fields = {"departments": parties if chance.random() < 0.6 else [chance.choice(parties)]}
    life.add("confirmation", at(life), life.contact(fields["departments"][0]), **fields)


def retrospective(life: Life, chance: Random) -> None:
    life.speak("retrospective", at(life), life.asker, satisfaction=4)


def refer(life: Life, chance: Random) -> None:
    others = [each for each in life.company.codes if each not in (life.asker, *life.asked)]
    code = life.asked[0]
    if others:
        life.speak("referral", at(life), code, add=[chance.choice(others)], reason="由仓储系统引起")
    else:
        receipt(life, chance)


def resolve(life: Life, chance: Random) -> None:
    for code in life.asked if chance.random() < 0.5 else life.asked[:1]:
        life.speak("resolution", at(life), code, owner=life.contact(code))


_MENDED = frozenset(
    ("receipt", "minutes", "progress", "plan", "risk", "hold", "escalation", "resolution")
)


def supersede(life: Life, chance: Random) -> None:
    """Mend an entry, or take it back where the stage does not hang on it."""
    gone = {each.get("supersedes") for each in life.entries.values()}
    may = [
        name
        for name, each in life.entries.items()
        if each["kind"] in _MENDED and name not in gone and not each.get("void")
    ]
    if not may:
        minutes(life, chance)
        return
    name = chance.choice(may)
    old = life.entries[name]
    fields = {key: value for key, value in old.items() if key not in ("kind", "at", "by")}
    if chance.random() < 0.3 and old["kind"] in ("minutes", "risk"):
        fields = {key: value for key, value in fields.items() if key == "department"}
        fields["void"] = True
    fields |= {"supersedes": name, "reason": "原单据有误"}
    life.add(old["kind"], at(life), old["by"], **fields)


# In these, minutes may be written and risks raised beside anything else.
BUSY = frozenset(("received", "agreed", "started", "delivered", "rectifying"))

STAGES: Mapping[str, tuple[Deed, ...]] = {
    "proposed": (
        *(edit_form, receipt, decline, minutes, consensus, consensus, edit_and_agree),
        *(escalate, hold, cancel),
    ),
    "received": (
        *(plan, risk, minutes, consensus, consensus, edit_and_agree, cancel, receipt),
        *(supersede, edit_form),
    ),
    "agreed": (
        *(plan, progress, risk_and_response, delivery, amend, amend_and_agree, amend_and_agree),
        *(cancel, minutes, resume, supersede, deliver_and_accept, amend_agreed, cancel),
    ),
    "started": (
        *(progress, delivery, respond, respond, respond, amend, amend_and_agree, cancel),
        *(resume, supersede, risk, escalate, cancel),
    ),
    "delivered": (acceptance, acceptance, acceptance, minutes, amend, cancel, supersede),
    "rectifying": (mend, mend, minutes, progress, supersede),
    "accepted": (confirm, confirm, confirm, minutes, retrospective, hold, supersede),
    "closed": (retrospective,),
    "registered": (receipt, plan, refer, decline, hold, cancel, edit_form, escalate, resume),
    "in-progress": (resolve, resolve, minutes, hold, refer, supersede, cancel),
    "resolved": (confirm, confirm, confirm, minutes, supersede, supersede),
    "closed-feedback": (retrospective,),
}
