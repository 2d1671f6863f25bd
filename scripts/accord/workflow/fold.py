"""The fold: entries over the transition table -> the state of a record at an instant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from accord.model import Entry, Record
from accord.workflow.effects import learn
from accord.workflow.facts import Facts, at_first
from accord.workflow.guards import GUARDS
from accord.workflow.table import StateName, Workflow


@dataclass(frozen=True, slots=True)
class Step:
    """One entry and what it did. An entry that was not allowed did nothing."""

    entry: Entry
    before: str
    after: str
    overlays: frozenset[str]
    allowed: bool
    facts: Facts

    @property
    def at(self) -> datetime:
        return self.entry.at


@dataclass(frozen=True, slots=True)
class Story:
    """A record as it was at `as_of`: what happened in order, and where it stands.

    `since` is when it entered its state. `overlays` are empty in a final state.
    """

    record: Record
    as_of: datetime
    steps: tuple[Step, ...]
    state: StateName
    since: datetime
    facts: Facts

    @property
    def overlays(self) -> frozenset[str]:
        return frozenset() if self.state.final else self.facts.overlays

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that count, in order."""
        return tuple(step.entry for step in self.steps if step.allowed)

    def of(self, *kinds: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    def facts_at(self, moment: datetime) -> Facts:
        """What was known at `moment`."""
        known = at_first(self.facts.course, self.record.form.fields, self.record.raised_at)
        for step in self.steps:
            if step.at > moment:
                break
            known = step.facts
        return known.until(moment)


def fold(record: Record, workflow: Workflow, as_of: datetime) -> Story:
    """Compute where a record stands at `as_of`, an aware instant.

    Entries of one instant are read in the order of their kinds in the table, then of
    their file names; the order in which files were read never matters.
    """
    course = workflow.courses[record.kind]
    facts = at_first(course, record.form.fields, record.raised_at)
    state, since = course.initial, record.raised_at
    steps: list[Step] = []
    for entry in standing_entries(record.entries, workflow, as_of):
        facts = facts.until(entry.at)
        before, overlays = state, facts.overlays
        allowed = is_allowed(entry, record, workflow, state, overlays)
        if allowed:
            facts = learn(facts, entry)
            state = _settle(facts, state, workflow, record)
        if state != before:
            since = entry.at
        steps.append(Step(entry, before, state, overlays, allowed, facts))
    return Story(record, as_of, tuple(steps), course.states[state], since, facts.until(as_of))


def standing_entries(entries: Iterable[Entry], workflow: Workflow, as_of: datetime) -> list[Entry]:
    """The entries known at `as_of`, in order, each mended one in its predecessor's place."""
    known = sorted(
        (entry for entry in entries if entry.at <= as_of), key=lambda entry: (entry.at, entry.name)
    )
    places = {entry.name: entry for entry in known if not entry.supersedes}
    place_of = {name: name for name in places}
    for entry in known:
        place = place_of.get(entry.supersedes or "")
        if place is None or not _mends(entry, places[place]):
            continue
        mended = places[place]
        place_of[entry.name] = place
        places[place] = replace(entry, at=mended.at, mends=mended.mends | {mended.name})
    return [
        entry
        for place, entry in sorted(
            places.items(),
            key=lambda item: (item[1].at, workflow.entries[item[1].kind].order, item[0]),
        )
        if not entry.void
    ]


def _mends(entry: Entry, standing: Entry) -> bool:
    """Whether an entry mends the one that stands: of its kind, and not mended before."""
    return entry.supersedes == standing.name and entry.kind == standing.kind


def is_allowed(
    entry: Entry, record: Record, workflow: Workflow, state: str, overlays: frozenset[str]
) -> bool:
    """Whether the table allows an entry of this kind in this state, under these overlays."""
    rule = workflow.entries[entry.kind]
    right_state = state in rule.states[record.kind]
    return right_state and not rule.unless & overlays and rule.needs <= overlays


def _settle(facts: Facts, state: str, workflow: Workflow, record: Record) -> str:
    """Follow transitions until none holds. Each is taken once at most, so this ends."""
    transitions = list(workflow.courses[record.kind].transitions)
    while taken := next(
        (each for each in transitions if state in each.sources and GUARDS[each.guard](facts)), None
    ):
        transitions.remove(taken)
        state = taken.target
    return state
