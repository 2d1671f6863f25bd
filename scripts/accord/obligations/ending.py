"""What ends a record: acceptance, rectification, confirmation, and looking back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from accord.consensus import acceptors
from accord.model import Entry, Fields
from accord.obligation import Obligation, Outcome
from accord.obligations.docket import Docket, earlier
from accord.obligations.judging import Owed, judge
from accord.workflow.facts import Facts, Item, Standing
from accord.workflow.fold import Step


def acceptances(docket: Docket) -> Iterator[Obligation]:
    """After each delivery every acceptor gives its verdict on what was delivered."""
    for place, step in enumerate(docket.story.steps, 1):
        if step.entry.kind != "delivery" or not step.allowed:
            continue
        delivered = _handed(step)
        if not delivered:
            continue
        days = dict.fromkeys(_milestone_days(step.facts, delivered))
        for department in sorted(acceptors(step.facts.form)):
            due = docket.counted("acceptance", step.at, department)
            for day in days:
                due = max(due, docket.agreed(day, step.at, department), key=lambda each: each[0])
            verdict, moot = _verdict(docket.story.steps[place:], delivered, department)
            yield judge(
                docket,
                Owed(
                    "acceptance",
                    step.entry.name,
                    docket.record.title,
                    due,
                    department,
                ),
                by=verdict,
                waived=earlier(moot, docket.ended),
            )


def rectifications(docket: Docket) -> Iterator[Obligation]:
    """Each item that an acceptance ordered, by its own date."""
    if not docket.story.of("acceptance"):
        return  # nobody ordered any
    items: dict[str, Item] = {}
    dropped: dict[str, datetime] = {}
    for step in docket.story.steps:
        if step.facts.items is not step.known.items:
            items |= step.facts.items
            for name in items.keys() - step.facts.items.keys():
                dropped.setdefault(name, step.at)
    for item in items.values():
        yield judge(
            docket,
            Owed(
                "rectification",
                item.id,
                item.title,
                docket.agreed(item.due, item.ordered.at, item.department),
                item.department,
            ),
            by=item.mended_by,
            waived=earlier(dropped.get(item.id), docket.ended),
        )


def confirmations(docket: Docket) -> Iterator[Obligation]:
    """Both sides confirm what was accepted; the raiser confirms what was resolved."""
    record, form = docket.record, docket.story.facts.form
    sides: tuple[str | None, ...] = tuple(dict.fromkeys((form["from"], *form["to"])))
    if record.kind == "feedback":
        sides = (None,)
    for step in docket.turned("resolved" if record.kind == "feedback" else "accepted"):
        for department in sides:
            letter = next(
                (
                    entry
                    for entry in docket.story.of("confirmation")
                    if entry.at >= step.at
                    and (department is None or department in entry.departments)
                ),
                None,
            )
            until = letter.at if letter else docket.ended or docket.now
            person = None if department else _raiser(docket, form, until)
            yield judge(
                docket,
                Owed(
                    "confirmation",
                    record.id,
                    record.title,
                    docket.counted("confirmation", step.at, department, person),
                    department,
                    person=person,
                ),
                by=letter,
                waived=docket.ended,
            )


def retrospective(docket: Docket, others: Iterable[Obligation]) -> Iterator[Obligation]:
    """Looking back is owed where something went wrong on the way."""
    story = docket.story
    allowed = docket.ledger.workflow.entries["retrospective"].states[story.record.kind]
    if docket.ended is None or story.state.name not in allowed or not _went_wrong(docket, others):
        return
    yield judge(
        docket,
        Owed(
            "retrospective",
            story.record.id,
            story.record.title,
            docket.counted("retrospective", docket.ended, docket.initiating),
            docket.initiating,
        ),
        by=next(iter(story.of("retrospective")), None),
    )


def _went_wrong(docket: Docket, others: Iterable[Obligation]) -> bool:
    """Rework, an escalation, a missed milestone, or a cancel after agreement."""
    story = docket.story
    if story.of("escalation"):
        return True
    if story.state.name == "cancelled" and story.facts.agreed is not None:
        return True
    judged = story.steps if story.of("acceptance") else ()
    reworked = any(step.sent_back(Standing.OPEN, Standing.RECTIFY) for step in judged) or any(
        entry.fields.get("result") == "not-solved" for entry in story.of("confirmation")
    )
    missed = any(each.rule == "milestone" and each.outcome is Outcome.LATE for each in others)
    return reworked or missed


def _handed(step: Step) -> frozenset[str]:
    """The deliverables that a delivery handed over; what failed its own check it did not."""
    lines = step.entry.fields["deliverables"]
    named = {each["id"] for each in lines if each["self_check"] == "pass"}
    return frozenset(name for name in named if step.facts.standings.get(name) is Standing.DELIVERED)


def _milestone_days(facts: Facts, deliverables: frozenset[str]) -> Iterator[date]:
    days = {each["id"]: each["due"] for each in facts.form["milestones"]}
    for each in facts.form["deliverables"]:
        if each["id"] in deliverables and each["milestone"] in days:
            yield date.fromisoformat(days[each["milestone"]])


def _verdict(
    later: Iterable[Step], delivered: frozenset[str], department: str
) -> tuple[Entry | None, datetime | None]:
    """The acceptance with which a department has judged all that is left of a delivery.

    Or else, when nothing was left to judge: somebody sent it back, a new round changed it,
    or it was delivered anew, so that the verdict is owed on that delivery.
    """
    left = delivered
    for step in later:
        if not step.allowed:
            continue
        if step.entry.kind == "acceptance" and department in step.entry.departments:
            left -= {line["id"] for line in step.entry.fields["deliverables"]}
            if not left:
                return step.entry, None
        left = frozenset(
            name for name in left if step.facts.standings.get(name) is Standing.DELIVERED
        )
        if step.entry.kind == "delivery":
            left -= _handed(step)
        if not left:
            return None, step.at
    return None, None


def _raiser(docket: Docket, form: Fields, moment: datetime) -> str:
    """Who raised a feedback record, or its contact once that person has left."""
    raiser = docket.ledger.organization.people.get(form["raised_by"])
    day: date = docket.day(moment)
    return str(form["raised_by"] if raiser and raiser.active_on(day) else form["contact"])
