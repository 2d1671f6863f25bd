"""The kinds of entries that a record may be given now, and which of them carry it on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accord.survey import Case
from accord.workflow.fold import Story
from accord.workflow.table import EntryRule, Transition, Workflow

# What is owed -> the kind of entry that settles it.
SETTLES: Mapping[str, str] = {
    "receipt": "receipt",
    "response": "response",
    "consensus": "consensus",
    "task": "progress",
    "delivery": "delivery",
    "progress": "progress",
    "acceptance": "acceptance",
    "rectification": "delivery",
    "confirmation": "confirmation",
    "retrospective": "retrospective",
}
# What a guard of the table asks -> the kinds of entries that may bring it about.
BRINGS_ABOUT: Mapping[str, tuple[str, ...]] = {
    "cancelled": ("cancel",),
    "every-department-declined": ("decline",),
    "consensus-fits": ("consensus",),
    "every-department-accepted": ("receipt",),
    "some-department-not-accepted": (),
    "work-started": ("progress",),
    "all-passed": ("acceptance",),
    "rework-ordered": ("acceptance",),
    "nothing-open": ("delivery",),
    "something-open": ("acceptance",),
    "both-sides-confirmed": ("confirmation",),
    "every-department-took-it-on": ("receipt", "plan"),
    "every-department-resolved": ("resolution",),
    "confirmed-solved": ("confirmation",),
    "some-department-not-resolved": ("confirmation",),
}
# These end a record before its time: nothing carries it on by them.
_AWAY = ("cancel", "decline")


@dataclass(frozen=True, slots=True)
class Allowed:
    """A kind of entry: the `turns` of the record that it may bring about; what is `main` is due."""

    kind: str
    rule: EntryRule
    turns: tuple[Transition, ...]
    is_main: bool


def allowed(case: Case, workflow: Workflow) -> Iterator[Allowed]:
    """In the order of the table; the main ones carry the record on, or settle what is owed."""
    story = case.story
    owed = {SETTLES[each.rule] for each in case.open_obligations if each.rule in SETTLES}
    exits = story.facts.course.exits[story.state.name]
    for kind, rule in workflow.entries.items():
        if _fits(story, rule) and not (kind == "hold" and "on-hold" in story.overlays):
            turns = tuple(each for each in exits if kind in BRINGS_ABOUT[each.guard])
            is_main = kind in owed or (bool(turns) and kind not in _AWAY)
            yield Allowed(kind, rule, turns, is_main)


def settling(rule: str, story: Story, workflow: Workflow) -> str | None:
    """The kind of entry that settles what is owed by a rule, if it is allowed now."""
    kind = SETTLES.get(rule)
    return kind if kind and _fits(story, workflow.entries[kind]) else None


def _fits(story: Story, rule: EntryRule) -> bool:
    """Whether the table allows it in this state, under these overlays."""
    overlays = story.overlays
    right_state = story.state.name in rule.states[story.record.kind]
    return right_state and not rule.unless & overlays and rule.needs <= overlays
