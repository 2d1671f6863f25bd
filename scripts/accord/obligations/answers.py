"""Answers that somebody waits for: receipts, and responses to what was asked or warned of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import dropwhile, islice

from accord.model import Entry
from accord.obligation import Obligation
from accord.obligations.docket import Docket, earlier
from accord.obligations.judging import Owed, judge
from accord.workflow.fold import Step

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
    for department, since, left in _times_asked(docket):
        answers = (
            entry
            for entry in story.entries
            if entry.at >= since
            and (
                (entry.kind in _ANSWERS and entry.department == department)
                or (entry.kind == "consensus" and department in entry.departments)
            )
        )
        yield judge(
            docket,
            Owed(
                "receipt",
                docket.record.id,
                docket.record.title,
                docket.counted("receipt", since, department),
                department,
            ),
            by=next(answers, None),
            waived=earlier(left, docket.ended),
        )


def _times_asked(docket: Docket) -> Iterator[tuple[str, datetime, datetime | None]]:
    """Each time that a department was asked: since when, and when it ceased to be asked."""
    record = docket.story.record
    asked: dict[str, datetime] = dict.fromkeys(record.form.fields["to"], record.raised_at)
    for step in docket.story.steps:
        if step.facts.asked is not step.known.asked:
            for department in sorted(asked.keys() - step.facts.asked.keys()):
                yield department, asked.pop(department), step.at
            asked = {**step.facts.asked, **asked}
    for department, since in asked.items():
        yield department, since, None


def responses(docket: Docket) -> Iterator[Obligation]:
    """Risks, objections, questions, calls for help and escalations want a response."""
    asking = (entry for entry in docket.story.entries if entry.kind in _ASKING)
    for entry in asking:
        for department, person in asked_by(entry, docket.initiating):
            answer = next(
                (each for each in docket.story.of("response") if _answers(each, entry, department)),
                None,
            )
            yield judge(
                docket,
                Owed(
                    "response",
                    entry.name,
                    docket.record.title,
                    docket.counted("response", entry.at, department, person),
                    department,
                    person=person,
                ),
                by=answer,
                waived=earlier(_moot(docket, entry), docket.ended),
            )


# The kinds of entries that may ask a response of somebody.
_ASKING = ("risk", "receipt", "progress", "escalation")


def asked_by(entry: Entry, initiating: str) -> Iterator[tuple[str | None, str | None]]:
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
    return right and entry.goes_by(response.fields["answers"])


def _moot(docket: Docket, entry: Entry) -> datetime | None:
    """When a department that objected or asked no longer waits for the response.

    It takes the record on all the same, agrees to it, declines it, or is asked no more. What
    it had planned or agreed to before it objected says nothing of that.
    """
    if entry.kind != "receipt":
        return None
    later = dropwhile(lambda step: step.entry is not entry, docket.story.steps)
    return next((step.at for step in islice(later, 1, None) if _is_content(step, entry)), None)


def _is_content(step: Step, receipt: Entry) -> bool:
    """Whether a department that objected or asked is content with a step, or out of it."""
    department, entry = str(receipt.department), step.entry
    if department in step.facts.declined or department not in step.facts.receipts:
        return True
    if entry.kind == "consensus":
        return step.facts.consensus is entry
    took_it_on = entry.kind == "plan" or entry.fields.get("answer") == "accepted"
    return step.allowed and took_it_on and entry.department == department
