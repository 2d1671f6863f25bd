"""What departments hand over, and whether it came back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from accord.figures.months import Month, month_of
from accord.figures.tally import Point
from accord.workflow.facts import Standing
from accord.workflow.fold import Step, Story


def parts(story: Story, day: Callable[[datetime], date]) -> Iterator[Point]:
    """One point for each department whose work was judged: in which month it first was.

    It is sent back if anything of it ever was, by then or later. `day` is that of an instant.
    """
    kind, judge = _JUDGES[story.record.kind]
    found: dict[str, tuple[Month, bool]] = {}
    for step in story.steps if story.of(kind) else ():
        if step.entry.kind == kind and step.allowed:
            for department, passed in judge(step):
                month, sent_back = found.get(department, (month_of(day(step.at)), False))
                found[department] = (month, sent_back or not passed)
    for department, (month, sent_back) in sorted(found.items()):
        yield Point(month, (department,), "sent-back" if sent_back else "kept")


def _judged(step: Step) -> Iterator[tuple[str, bool]]:
    """The departments whose deliverables an acceptance passed, or sent back."""
    for each in step.facts.form["deliverables"]:
        standing = step.facts.standings.get(each["id"])
        if standing is not step.known.standings.get(each["id"]):
            yield each["department"], standing is Standing.PASSED


def _confirmed(step: Step) -> Iterator[tuple[str, bool]]:
    """The departments whose resolution the raiser confirmed, or did not."""
    solved = step.entry.fields.get("result") == "solved"
    for department in step.known.resolved:
        yield department, solved


_JUDGES = {"request": ("acceptance", _judged), "feedback": ("confirmation", _confirmed)}
