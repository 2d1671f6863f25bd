"""Answers that somebody waits for: receipts, and responses to what was asked or warned of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from accord.model import Entry, Obligation
from accord.obligations.docket import Docket, Owed, first

# Any of these, speaking for the department, tells the initiating one that it has been heard.
_ANSWERS = (
    "receipt",
    "decline",
    "referral",
    "plan",
    "progress",
    "risk",
    "response",
    "resolution",
    "delivery",
)


def receipts(docket: Docket) -> Iterator[Obligation]:
    """Each department asked answers whether it takes the record on; a consensus implies it."""
    story = docket.story
    for department, since in _ever_asked(docket).items():
        answers = (
            entry
            for entry in story.entries
            if entry.at >= since
            and (
                (entry.kind in _ANSWERS and entry.department == department)
                or (entry.kind == "consensus" and department in entry.departments)
            )
        )
        left = next(
            (
                step.at
                for step in story.steps
                if step.at >= since and department not in step.facts.asked
            ),
            None,
        )
        owed = Owed(
            "receipt",
            story.record.id,
            story.record.title,
            docket.counted("receipt", since),
            department,
        )
        yield docket.judge(owed, by=next(answers, None), waived=first((left, docket.ended)))


def _ever_asked(docket: Docket) -> dict[str, datetime]:
    """Every department that was asked at some time, and since when."""
    form = docket.story.record.form.fields
    asked: dict[str, datetime] = dict.fromkeys(form["to"], docket.story.record.raised_at)
    for step in docket.story.steps:
        asked = {**step.facts.asked, **asked}
    return asked


def responses(docket: Docket) -> Iterator[Obligation]:
    """Risks, objections, questions, calls for help and escalations want a response."""
    for entry in docket.story.entries:
        for department, person in _asked_by(entry, docket.initiating):
            owed = Owed(
                "response",
                entry.name,
                docket.story.record.title,
                docket.counted("response", entry.at),
                department,
                person,
            )
            answer = next(
                (each for each in docket.story.of("response") if _answers(each, entry, department)),
                None,
            )
            yield docket.judge(owed, by=answer, waived=first((_moot(docket, entry), docket.ended)))


def _asked_by(entry: Entry, initiating: str) -> Iterator[tuple[str | None, str | None]]:
    """The departments and people from whom an entry asks a response."""
    if entry.kind == "risk" or (entry.kind == "receipt" and entry.fields["answer"] != "accepted"):
        yield initiating, None
    if entry.kind == "progress":
        for department in entry.fields.get("help", ()):
            yield department, None
    if entry.kind == "escalation":
        yield None, entry.fields["to"]


def _answers(response: Entry, entry: Entry, department: str | None) -> bool:
    """Whether a response answers an entry; an escalation may be answered by whoever decides."""
    right = department is None or response.department in (None, department)
    return right and response.fields["answers"] in (entry.name, entry.document.name)


def _moot(docket: Docket, entry: Entry) -> datetime | None:
    """A department that later accepts all the same no longer waits for the response."""
    if entry.kind != "receipt":
        return None
    return next(
        (
            later.at
            for later in docket.story.of("receipt")
            if later.at > entry.at
            and later.department == entry.department
            and later.fields["answer"] == "accepted"
        ),
        None,
    )
