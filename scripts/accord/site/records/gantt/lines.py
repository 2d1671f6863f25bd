"""What a record has dates for, line by line: milestones, tasks, planned tasks, rectification."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

from accord.model import Fields
from accord.obligation import Obligation, Outcome, latest
from accord.organization import Organization
from accord.survey import Case
from accord.workflow.facts import Facts
from accord.workflow.fold import Story

What = Literal["milestone", "task", "item"]
_RULES: Mapping[What, str] = {"milestone": "milestone", "task": "task", "item": "rectification"}
_KEPT = (Outcome.MET, Outcome.LATE, Outcome.ENTERED_LATE)


class Line(NamedTuple):
    """Something with a date: set on the day `since`, then moved from each of `dues` to the next.

    `ended` is the day on which it was done. `outcome` is how it is judged, None where nothing
    is owed, as before agreement. `under` is the agreed task that a planned one is part of.
    """

    what: What
    id: str
    title: str
    department: str
    person: str
    since: date
    dues: tuple[date, ...]
    ended: date | None
    percent: int
    outcome: Outcome | None
    under: str = ""

    @property
    def due(self) -> date:
        return self.dues[-1]


class _Set(NamedTuple):
    """One date as a round of agreement or a plan set it."""

    what: What
    fields: Fields
    department: str
    person: str
    since: datetime


def lines(case: Case, organization: Organization) -> tuple[Line, ...]:
    """Everything of the form and the plans in force that has a date; milestones come first.

    Before there is an agreement these are the dates that the form proposes.
    """
    story = case.story
    found: dict[str, list[_Set]] = {}
    for each in _every(story):
        found.setdefault(each.fields["id"], []).append(each)
    valid = frozenset(_in_force(story.facts))
    dated = [each for each in case.obligations if each.rule in _RULES.values()]
    judged = {(each.rule, each.subject): each for each in latest(dated).values()}
    return tuple(
        _line(sets, judged, story.facts, organization)
        for name, sets in found.items()
        if name in valid
    )


def _every(story: Story) -> Iterator[_Set]:
    """All dates in the order in which they were set."""
    if story.facts.agreed is None:
        yield from _of_form(story.facts.form, story.record.raised_at)
    for step in story.steps:
        if step.facts.agreed is not step.known.agreed and step.facts.agreed is not None:
            yield from _of_form(step.facts.agreed, step.at)
        if step.facts.plans is not step.known.plans:
            yield from _of_plans(step.facts)
    yield from _of_items(story.facts)


def _in_force(facts: Facts) -> Iterator[str]:
    """The ids of what still has a date."""
    form = facts.agreed or facts.form
    yield from (each["id"] for each in form.get("milestones", ()))
    for part in (*form.get("work", ()), *(plan.fields for plan in facts.plans.values())):
        yield from (each["id"] for each in part.get("tasks", ()))
    yield from facts.items


def _of_form(form: Fields, since: datetime) -> Iterator[_Set]:
    for each in form.get("milestones", ()):
        yield _Set("milestone", each, each.get("department", form["from"]), "", since)
    for part in form.get("work", ()):
        for each in part.get("tasks", ()):
            yield _Set("task", each, part["department"], part["contact"], since)


def _of_plans(facts: Facts) -> Iterator[_Set]:
    for department, plan in facts.plans.items():
        for each in plan.fields["tasks"]:
            yield _Set("task", each, department, each["owner"], plan.at)


def _of_items(facts: Facts) -> Iterator[_Set]:
    for each in facts.items.values():
        fields = {"id": each.id, "title": each.title, "due": each.due.isoformat()}
        yield _Set("item", fields, each.department, "", each.ordered.at)


def _line(
    sets: Sequence[_Set],
    judged: Mapping[tuple[str, str], Obligation],
    facts: Facts,
    organization: Organization,
) -> Line:
    first, last = sets[0], sets[-1]
    name = str(last.fields["id"])
    owed = judged.get((_RULES[last.what], name))
    return Line(
        what=last.what,
        id=name,
        title=str(last.fields["title"]),
        department=last.department,
        person=last.person,
        since=organization.day(first.since),
        dues=tuple(_turns(date.fromisoformat(each.fields["due"]) for each in sets)),
        ended=_ended(last, owed, facts, organization),
        percent=facts.percents.get(name, 0),
        outcome=owed.outcome if owed else None,
        under=str(last.fields.get("under", "")),
    )


def _turns(dues: Iterable[date]) -> Iterator[date]:
    """The dates without those that say the same as the one before."""
    before = None
    for due in dues:
        if due != before:
            yield due
        before = due


def _ended(
    line: _Set, owed: Obligation | None, facts: Facts, organization: Organization
) -> date | None:
    name = str(line.fields["id"])
    moment = facts.done.get(name)
    if line.what == "item" and (mended := facts.items[name].mended_by):
        moment = mended.at
    if moment is None and owed and owed.outcome in _KEPT:
        moment = owed.settled
    return organization.day(moment) if moment else None
