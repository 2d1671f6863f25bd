"""What departments hand over, and whether it came back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from accord.workflow.facts import Standing
from accord.workflow.fold import Step, Story


class Part(NamedTuple):
    """What one department handed over for one record: when it was first judged, and how.

    `sent_back` says whether anything of it was ever sent back, by then or later.
    """

    department: str
    judged: date
    sent_back: bool


def parts(story: Story, day: Callable[[datetime], date]) -> Iterator[Part]:
    """One part for each department whose work was judged; `day` is that of an instant."""
    judge = _judged if story.record.kind == "request" else _confirmed
    found: dict[str, tuple[date, bool]] = {}
    for before, step in pairwise(story.steps):
        if step.allowed:
            for department, passed in judge(before, step):
                judged, sent_back = found.get(department, (day(step.at), False))
                found[department] = (judged, sent_back or not passed)
    for department, (judged, sent_back) in sorted(found.items()):
        yield Part(department, judged, sent_back)


def _judged(before: Step, step: Step) -> Iterator[tuple[str, bool]]:
    """The departments whose deliverables an acceptance passed, or sent back."""
    if step.entry.kind != "acceptance":
        return
    for each in step.facts.form["deliverables"]:
        standing = step.facts.standings.get(each["id"])
        if standing is not before.facts.standings.get(each["id"]):
            yield each["department"], standing is Standing.PASSED


def _confirmed(before: Step, step: Step) -> Iterator[tuple[str, bool]]:
    """The departments whose resolution the raiser confirmed, or did not."""
    if step.entry.kind == "confirmation":
        solved = step.entry.fields.get("result") == "solved"
        for department in before.facts.resolved:
            yield department, solved
