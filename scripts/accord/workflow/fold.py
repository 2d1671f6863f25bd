"""The fold: entries over the transition table -> the state of a record at an instant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from accord.kept import kept
from accord.model import Entry, Fields, Record
from accord.workflow.effects import learn
from accord.workflow.facts import Facts, Standing, at_first
from accord.workflow.guards import GUARDS
from accord.workflow.table import Course, StateName, Transition, Workflow

_at = attrgetter("entry.at")


class Step(NamedTuple):
    """One entry and what it did. An entry that was not allowed did nothing.

    `before` and `after` are states, `known` are the facts before it, `facts` those after it.
    """

    entry: Entry
    before: str
    after: str
    overlays: frozenset[str]
    allowed: bool
    known: Facts
    facts: Facts

    @property
    def at(self) -> datetime:
        return self.entry.at

    def sent_back(self, *standings: Standing) -> bool:
        """Whether it is an acceptance that left something in one of these standings."""
        if self.entry.kind != "acceptance":
            return False
        before, after = self.known.standings, self.facts.standings
        return any(after[name] in standings and after[name] != before[name] for name in after)


@dataclass(frozen=True)
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

    @kept
    def entries(self) -> tuple[Entry, ...]:
        """The entries that count, in order."""
        return tuple([step.entry for step in self.steps if step.allowed])

    def of(self, kind: str) -> Sequence[Entry]:
        """The entries of a kind that count, in order."""
        return self._by_kind.get(kind, ())

    @kept
    def _by_kind(self) -> Mapping[str, Sequence[Entry]]:
        found: dict[str, list[Entry]] = {}
        for step in self.steps:
            if step.allowed:
                found.setdefault(step.entry.kind, []).append(step.entry)
        return found

    def taken(self, moment: datetime) -> int:
        """How many steps had been taken by `moment`."""
        return bisect_right(self.steps, moment, key=_at)

    def facts_at(self, moment: datetime) -> Facts:
        """What was known at `moment`."""
        if taken := self.taken(moment):
            return self.steps[taken - 1].facts.until(moment)
        return at_first(self.facts.course, self.record.form.fields, self.record.raised_at)

    @property
    def is_amended(self) -> bool:
        """Whether the form has other values by now than those with which it was raised."""
        return self.facts.form is not self.record.form.fields

    def form_at(self, moment: datetime) -> Fields:
        """The effective form at `moment`."""
        return self.facts_at(moment).form if self.is_amended else self.record.form.fields


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
        known = facts = facts.until(entry.at)
        before, overlays = state, facts.overlays
        allowed = is_allowed(entry, record, workflow, state, overlays)
        if allowed:
            facts = learn(facts, entry)
            state = _settle(facts, state, course)
            if state != before:
                since = entry.at
        steps.append(Step(entry, before, state, overlays, allowed, known, facts))
    return Story(record, as_of, tuple(steps), course.states[state], since, facts.until(as_of))


def standing_entries(entries: Iterable[Entry], workflow: Workflow, as_of: datetime) -> list[Entry]:
    """The entries known at `as_of`, in order, each mended one in its predecessor's place."""
    known = [entry for entry in entries if entry.at <= as_of]
    if not [entry for entry in known if entry.supersedes]:
        places = {entry.document.path: entry for entry in known}  # in one folder, so by name
    else:
        places = _mended(known)

    def place(item: tuple[str, Entry]) -> tuple[datetime, int, str]:
        name, entry = item
        return entry.at, workflow.entries[entry.kind].order, name

    return [entry for _, entry in sorted(places.items(), key=place) if not entry.void]


def _mended(known: Iterable[Entry]) -> dict[str, Entry]:
    """For the name of each first entry, the last one that has taken its place."""
    places = {entry.name: entry for entry in known if not entry.supersedes}
    place_of = {name: name for name in places}
    for entry in sorted(known, key=lambda entry: (entry.at, entry.name)):
        place = place_of.get(entry.supersedes or "")
        if place is None or not _mends(entry, places[place]):
            continue
        mended = places[place]
        place_of[entry.name] = place
        places[place] = replace(
            entry,
            at=mended.at,
            entered_at=_entered(entry, mended),
            mends=mended.mends | {mended.name},
        )
    return places


def _entered(entry: Entry, mended: Entry) -> datetime | None:
    """When what an entry says in the place of another was entered.

    New facts were when it was written, whatever instant it has taken over; the same facts
    in other words when they were before.
    """
    same = _facts_of(entry) == _facts_of(mended)
    return mended.entered_at if same else entry.entered_at or entry.at


def _facts_of(entry: Entry) -> Fields:
    return {name: value for name, value in entry.fields.items() if name not in _ABOUT_IT}


# The fields that say how an entry came about, and nothing of what happened.
_ABOUT_IT = ("at", "by", "entered_at", "supersedes", "reason", "contact")


def _mends(entry: Entry, standing: Entry) -> bool:
    """Whether an entry mends the one that stands: of its kind, and not mended before."""
    return entry.supersedes == standing.name and entry.kind == standing.kind


def is_allowed(
    entry: Entry, record: Record, workflow: Workflow, state: str, overlays: frozenset[str]
) -> bool:
    """Whether the table allows an entry of this kind in this state, under these overlays."""
    rule = workflow.entries[entry.kind]
    if state not in rule.states[record.kind]:
        return False
    return rule.unless.isdisjoint(overlays) and rule.needs <= overlays


def _settle(facts: Facts, state: str, course: Course) -> str:
    """Follow transitions until none holds. Each is taken once at most, so this ends."""
    taken: tuple[Transition, ...] = ()
    while True:
        for each in course.exits[state]:
            if GUARDS[each.guard](facts) and each not in taken:
                break
        else:
            return state
        taken, state = (*taken, each), each.target
