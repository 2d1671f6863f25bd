"""What ends a record: acceptance, rectification, confirmation, and looking back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from accord.consensus import acceptors
from accord.facts import Facts, Item, Standing
from accord.fold import Step
from accord.model import Entry, Fields, Obligation, Outcome
from accord.obligations.docket import Docket, Owed, first


def acceptances(docket: Docket) -> Iterator[Obligation]:
    """After each delivery every acceptor gives its verdict on what was delivered."""
    for step in docket.story.steps:
        if step.entry.kind != "delivery" or not step.allowed:
            continue
        delivered = _handed(step)
        if not delivered:
            continue
        due = docket.counted("acceptance", step.at)
        for day in _milestone_days(step.facts, delivered):
            due = max(due, docket.agreed(day, step.at), key=lambda each: each[0])
        for department in sorted(acceptors(step.facts.form)):
            owed = Owed("acceptance", step.entry.name, docket.story.record.title, due, department)
            verdict = _verdict(docket, step.entry, delivered, department)
            again = _delivered_again(docket, step, delivered)
            yield docket.judge(owed, by=verdict, waived=first((again, docket.ended)))


def rectifications(docket: Docket) -> Iterator[Obligation]:
    """Each item that an acceptance ordered, by its own date."""
    items: dict[str, Item] = {}
    dropped: dict[str, datetime] = {}
    for step in docket.story.steps:
        items |= step.facts.items
        for name in items.keys() - step.facts.items.keys():
            dropped.setdefault(name, step.at)
    for item in items.values():
        owed = Owed(
            "rectification",
            item.id,
            item.title,
            docket.agreed(item.due.isoformat(), item.ordered.at),
            item.department,
        )
        yield docket.judge(
            owed, by=item.mended_by, waived=first((dropped.get(item.id), docket.ended))
        )


def confirmations(docket: Docket) -> Iterator[Obligation]:
    """Both sides confirm what was accepted; the raiser confirms what was resolved."""
    record, form = docket.story.record, docket.story.facts.form
    if record.kind == "request":
        sides: list[tuple[str | None, str | None]] = [
            (code, None) for code in dict.fromkeys((form["from"], *form["to"]))
        ]
        turned = docket.turned("accepted")
    else:
        turned = docket.turned("resolved")
        sides = []
    for step in turned:
        for department, person in sides or [(None, _raiser(docket, form, step.at))]:
            owed = Owed(
                "confirmation",
                record.id,
                record.title,
                docket.counted("confirmation", step.at),
                department,
                person,
            )
            letter = next(
                (
                    entry
                    for entry in docket.story.of("confirmation")
                    if entry.at >= step.at
                    and (department is None or department in entry.departments)
                ),
                None,
            )
            yield docket.judge(owed, by=letter, waived=docket.ended)


def retrospective(docket: Docket, others: Iterable[Obligation]) -> Iterator[Obligation]:
    """Looking back is owed where something went wrong on the way."""
    story = docket.story
    if docket.ended is None or not _went_wrong(docket, others):
        return
    owed = Owed(
        "retrospective",
        story.record.id,
        story.record.title,
        docket.counted("retrospective", docket.ended),
        docket.initiating,
    )
    yield docket.judge(owed, by=next(iter(story.of("retrospective")), None))


def _went_wrong(docket: Docket, others: Iterable[Obligation]) -> bool:
    """Rework, an escalation, a missed milestone, or a cancel after agreement."""
    story = docket.story
    if story.of("escalation"):
        return True
    if story.state.name == "cancelled" and story.facts.agreed is not None:
        return True
    reworked = any(
        line["verdict"] != "pass"
        for entry in story.of("acceptance")
        for line in entry.fields["deliverables"]
    ) or any(entry.fields.get("result") == "not-solved" for entry in story.of("confirmation"))
    missed = any(each.rule == "milestone" and each.outcome is Outcome.LATE for each in others)
    return reworked or missed


def _handed(step: Step) -> frozenset[str]:
    """The deliverables that a delivery left delivered."""
    named = {each["id"] for each in step.entry.fields["deliverables"]}
    return frozenset(name for name in named if step.facts.standings.get(name) is Standing.DELIVERED)


def _milestone_days(facts: Facts, deliverables: frozenset[str]) -> Iterator[str]:
    days = {each["id"]: each["due"] for each in facts.form["milestones"]}
    for each in facts.form["deliverables"]:
        if each["id"] in deliverables and each["milestone"] in days:
            yield days[each["milestone"]]


def _verdict(
    docket: Docket, delivery: Entry, delivered: frozenset[str], department: str
) -> Entry | None:
    """The acceptance with which a department has judged everything of a delivery.

    An order to rectify or a failure, whoever signed it, ends the wait for the others.
    """
    left = set(delivered)
    for entry in docket.story.of("acceptance"):
        if entry.at < delivery.at:
            continue
        left -= {
            line["id"]
            for line in entry.fields["deliverables"]
            if line["verdict"] != "pass" or department in entry.departments
        }
        if not left:
            return entry
    return None


def _delivered_again(docket: Docket, step: Step, delivered: frozenset[str]) -> datetime | None:
    """When all of a delivery was delivered anew, so that the verdict is owed on that one."""
    return next(
        (
            later.at
            for later in docket.story.steps
            if later.entry.kind == "delivery"
            and later.allowed
            and later.at > step.at
            and delivered <= _handed(later)
        ),
        None,
    )


def _raiser(docket: Docket, form: Fields, moment: datetime) -> str:
    """Who raised a feedback record, or its contact once that person has left."""
    raiser = docket.ledger.organization.people.get(form["raised_by"])
    day: date = docket.day(moment)
    return str(form["raised_by"] if raiser and raiser.active_on(day) else form["contact"])
