"""How far a record has come before the change: every stage with the entries that led there."""

from __future__ import annotations

from random import Random

from tests.gate.oracle import papers
from tests.gate.oracle.company import Company
from tests.gate.oracle.life import Life

REQUEST_STAGES = (
    *("proposed", "received", "agreed", "started", "delivered"),
    *("rectifying", "accepted", "closed"),
)
FEEDBACK_STAGES = ("registered", "in-progress", "resolved", "closed-feedback")


def grown(company: Company, chance: Random, stage: str, number: int) -> Life:
    """A record that has reached a stage."""
    asker, *asked = chance.sample(company.codes, chance.choice((2, 2, 3)))
    if stage in FEEDBACK_STAGES:
        return _feedback(company, chance, stage, number, asker, asked)
    return _request(company, chance, stage, number, asker, asked)


def raise_later(life: Life, day: str) -> None:
    """Let a record be raised on another day, which stands in the id of feedback too."""
    id = life.id.replace("20260706", day.replace("-", ""))
    life.form |= {"id": id, "raised_at": f"{day}T09:00"}
    if first := life.form.get("milestones", [])[:1]:
        life.form["milestones"] = [{**first[0], "due": day}, *life.form["milestones"][1:]]


def _request(
    company: Company, chance: Random, stage: str, number: int, asker: str, asked: list[str]
) -> Life:
    contacts = {each: company.contact(each) for each in company.codes}
    life = Life(company, "request", papers.request(f"XLX-2026-{number:03}", asker, asked, contacts))
    if chance.random() < 0.3:
        life.form["acceptance_by"] = asked[-1:]
    steps = REQUEST_STAGES.index(stage)
    for step in (_receive, _agree, _start, _deliver, _rectify, _accept, _close)[:steps]:
        step(life, chance)
    return life


def _receive(life: Life, chance: Random) -> None:
    for code in life.asked:
        life.speak("receipt", "2026-07-07T10:00", code, answer="accepted")
    if chance.random() < 0.2:
        name, old = chance.choice([*life.entries.items()])
        fields = {"answer": "accepted", "supersedes": name, "reason": "原单据有误"}
        life.speak("receipt", "2026-07-07T11:00", old["department"], **fields)
    if chance.random() < 0.3:
        recorder = life.contact(life.asker)
        life.add(
            *("minutes", "2026-07-07T17:00", recorder),
            held_at="2026-07-07T15:00",
            channel="meeting",
            recorder=recorder,
            attendees=[recorder],
        )


def _agree(life: Life, chance: Random) -> None:
    life.agree("2026-07-08T10:00")
    if chance.random() < 0.15:
        life.speak("hold", "2026-07-08T15:00", life.asker, reason="供应商停工")


def _start(life: Life, chance: Random) -> None:
    code = life.asked[0]
    helpers = {"help": [chance.choice([life.asker, *life.asked[1:]])]}
    life.speak(
        *("progress", "2026-07-09T10:00", code),
        covers="2026-07-09",
        tasks=[{"id": "T1", "percent": 50}],
        **(helpers if chance.random() < 0.4 else {}),
    )
    if chance.random() < 0.4:
        life.speak("risk", "2026-07-09T14:00", code, affects=["T1"])
    if chance.random() < 0.3:
        to = chance.choice(("exec-lead", f"{code.lower()}-lead"))
        life.speak("escalation", "2026-07-09T16:00", life.asker, to=to, reason="两次催办无答复")


def deliver(life: Life, at: str, place: int, **fields: object) -> str:
    """Hand over the deliverable of a department asked."""
    line = {"id": f"D{place + 1}", "self_check": "pass"}
    code = life.effective()["deliverables"][place]["department"]
    return life.speak("delivery", at, code, deliverables=[line], **fields)


def _deliver(life: Life, chance: Random) -> None:
    for place in range(len(life.form["deliverables"])):
        deliver(life, "2026-07-10T10:00", place)


def acceptors(life: Life) -> list[str]:
    form = life.effective()
    return sorted({form["from"], *form.get("acceptance_by", ())})


def accept(life: Life, at: str, verdicts: dict[str, str], signers: list[str]) -> str:
    """Judge deliverables; what is to be rectified gets an item."""
    owners = {each["id"]: each["department"] for each in life.effective()["deliverables"]}
    items = [
        {
            "id": f"R{name[1:]}",
            "deliverable": name,
            "department": owners[name],
            "title": "改接口",
            "due": "2026-07-29",
        }
        for name, verdict in verdicts.items()
        if verdict == "rectify"
    ]
    return life.add(
        *("acceptance", at, life.contact(signers[0])),
        departments=signers,
        deliverables=[{"id": name, "verdict": verdict} for name, verdict in verdicts.items()],
        **({"items": items} if items else {}),
    )


def _rectify(life: Life, chance: Random) -> None:
    accept(life, "2026-07-13T10:00", {"D1": "rectify"}, acceptors(life)[:1])


def _accept(life: Life, chance: Random) -> None:
    deliver(life, "2026-07-13T14:00", 0, rectified=["R1"])
    names = [each["id"] for each in life.form["deliverables"]]
    accept(life, "2026-07-13T17:00", dict.fromkeys(names, "pass"), acceptors(life))


def _close(life: Life, chance: Random) -> None:
    life.add(
        *("confirmation", "2026-07-14T10:00", life.contact(life.asker)),
        departments=[life.asker, *life.asked],
    )


def _feedback(
    company: Company, chance: Random, stage: str, number: int, asker: str, asked: list[str]
) -> Life:
    lower = asker.lower()
    raiser = chance.choice([company.contact(asker), f"{lower}-lead", f"{lower}-leaver"])
    id = f"20260706-{asker}-{number:03}"
    life = Life(
        company, "feedback", papers.feedback(id, asker, asked, raiser, company.contact(asker))
    )
    steps = FEEDBACK_STAGES.index(stage)
    for step in (_take_on, _resolve, _solve)[:steps]:
        step(life, chance)
    return life


def _take_on(life: Life, chance: Random) -> None:
    for code in life.asked:
        life.speak("receipt", "2026-07-07T10:00", code, answer="accepted")


def _resolve(life: Life, chance: Random) -> None:
    for code in life.asked:
        life.speak("resolution", "2026-07-09T10:00", code, owner=life.contact(code))


def _solve(life: Life, chance: Random) -> None:
    life.add(
        *("confirmation", "2026-07-10T10:00", life.contact(life.asker)),
        departments=[life.asker],
        result="solved",
    )
