"""What the tasks, deliverables, milestones and items of a record are called, and how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from accord.language import say
from accord.obligation import Obligation, Outcome
from accord.site.reader import Reader
from accord.site.records.owing import Owing
from accord.site.values.shapes import Badge, Due
from accord.survey import Case
from accord.workflow.facts import Standing

STANDINGS = {
    Standing.OPEN: say("Not delivered"),
    Standing.DELIVERED: say("Delivered, not yet accepted"),
    Standing.RECTIFY: say("To be rectified"),
    Standing.PASSED: say("Passed"),
}
# The obligations that say how the ids of a record stand; a deliverable says so itself.
_SHOWN_BY_ID = ("task", "milestone", "rectification")


def names_of(case: Case) -> Mapping[str, str]:
    """What the tasks, deliverables, milestones and items of a record are called."""
    facts = case.story.facts
    form = facts.form
    plans = [task for plan in facts.plans.values() for task in plan.fields["tasks"]]
    agreed = [task for part in form.get("work", ()) for task in part.get("tasks", ())]
    named = (*plans, *agreed, *form.get("deliverables", ()), *form.get("milestones", ()))
    return {
        **{each["id"]: each["title"] for each in named},
        **{item.id: item.title for item in facts.items.values()},
    }


def badges_of(
    case: Case, told: Iterable[tuple[Obligation, Owing]], reader: Reader
) -> Mapping[str, Badge]:
    """How each of them stands."""
    found = {}
    for each, shown in told:
        if each.rule in _SHOWN_BY_ID and each.outcome is not Outcome.WAIVED:
            due = Due(shown.due_at, shown.calendar) if shown.ages else None
            detail = shown.settled or shown.how_late
            found[each.subject] = Badge(shown.outcome, shown.tone, detail, due)
    for name, percent in case.story.facts.percents.items():
        if name not in found or percent < 100:
            found[name] = _under_way(percent, found.get(name))
    for name, standing in case.story.facts.standings.items():
        found[name] = Badge(reader.text(STANDINGS[standing]), f"standing-{standing}")
    return found


def _under_way(percent: int, standing: Badge | None) -> Badge:
    """How far it has come, and beside that how it stands."""
    if standing is None:
        return Badge(f"{percent}%", "pending")
    due = replace(standing.due, beside=True) if standing.due else None
    return Badge(f"{percent}%", standing.tone, standing.text, due)
