"""Which dates a task, a milestone or a deliverable had in turn, and by what it had them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from accord.explain.explanation import AgreedDate, FixedDate
from accord.explain.happenings import happened
from accord.ledger import Ledger
from accord.model import Fields
from accord.obligation import Obligation
from accord.workdays import WorkingCalendar
from accord.workflow.facts import Facts
from accord.workflow.fold import Story


def fixed_date(
    obligation: Obligation, story: Story, ledger: Ledger, calendar: WorkingCalendar
) -> FixedDate | None:
    """The date of an obligation with its history; None where no date was agreed."""
    day = obligation.count.agreed
    if day is None:
        return None
    history = tuple(_history(obligation, story, ledger))
    known = [
        place
        for place, each in enumerate(history)
        if each.day == day and each.by.at <= obligation.count.start
    ]
    if not known:
        return FixedDate(day, calendar.why_off(day))
    place = known[-1]
    return FixedDate(
        day,
        calendar.why_off(day),
        by=history[place].by,
        earlier=history[:place],
        later=next(iter(history[place + 1 :]), None),
    )


def _history(obligation: Obligation, story: Story, ledger: Ledger) -> Iterator[AgreedDate]:
    """The dates in turn; a date that was dropped and set again comes twice."""
    dates = _DATES.get(obligation.rule)
    if dates is None:
        return
    known: str | None = None
    for step in story.steps:
        day = dates(step.facts).get(obligation.subject)
        if day is not None and day != known:
            yield AgreedDate(date.fromisoformat(day), happened(step.entry, ledger))
        known = day


def _tasks(facts: Facts) -> Mapping[str, str]:
    """Of a task that is both agreed and planned, what was agreed decides."""
    planned = [task for plan in facts.plans.values() for task in plan.fields["tasks"]]
    agreed = [task for part in _agreed(facts, "work") for task in part.get("tasks", ())]
    return {each["id"]: each["due"] for each in (*planned, *agreed)}


def _milestones(facts: Facts) -> Mapping[str, str]:
    return {each["id"]: each["due"] for each in _agreed(facts, "milestones")}


def _deliverables(facts: Facts) -> Mapping[str, str]:
    days = _milestones(facts)
    return {
        each["id"]: days[each["milestone"]]
        for each in _agreed(facts, "deliverables")
        if each["milestone"] in days
    }


def _items(facts: Facts) -> Mapping[str, str]:
    return {item.id: item.due.isoformat() for item in facts.items.values()}


def _agreed(facts: Facts, name: str) -> list[Fields]:
    return list((facts.agreed or {}).get(name, ()))


_DATES: Mapping[str, Callable[[Facts], Mapping[str, str]]] = {
    "task": _tasks,
    "milestone": _milestones,
    "delivery": _deliverables,
    "rectification": _items,
}
