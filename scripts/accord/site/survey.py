"""Every record as it stands at one instant: its story and what is owed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from accord import fold
from accord.fold import Story
from accord.ledger import Ledger
from accord.model import Obligation, Record
from accord.obligations import is_archived, owed


@dataclass(frozen=True, slots=True)
class Case:
    """A record with everything that is computed about it."""

    story: Story
    obligations: tuple[Obligation, ...]
    archived: bool

    @property
    def record(self) -> Record:
        return self.story.record

    @property
    def open_obligations(self) -> tuple[Obligation, ...]:
        return tuple(each for each in self.obligations if each.is_open)


@dataclass(frozen=True)
class Survey:
    """All records that had been raised by `now`, in the order of their ids."""

    ledger: Ledger
    now: datetime
    cases: Mapping[str, Case]

    @cached_property
    def soon(self) -> datetime:
        """Until when something that is due counts as due soon."""
        calendar = self.ledger.calendar
        today = self.ledger.organization.day(self.now)
        span = self.ledger.workflow.limits["due-soon"].span(today, "otherwise")
        return calendar.due(self.now, span)[0]

    @cached_property
    def links(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """For each record the links that point to it: the relation and who says so."""
        found: dict[str, list[tuple[str, str]]] = {}
        for name, case in self.cases.items():
            for relation, targets in case.story.facts.form.get("links", {}).items():
                for target in targets:
                    found.setdefault(target, []).append((relation, name))
        return {target: tuple(links) for target, links in found.items()}

    def open_obligations(self) -> Iterator[Obligation]:
        for case in self.cases.values():
            yield from case.open_obligations

    def is_soon(self, obligation: Obligation) -> bool:
        return self.now <= obligation.due <= self.soon


def survey(ledger: Ledger, now: datetime) -> Survey:
    """Compute every record at `now`, an aware instant."""
    cases = {}
    for name in sorted(ledger.records):
        record = ledger.records[name]
        if record.raised_at > now:
            continue
        story = fold.fold(record, ledger.workflow, now)
        obligations = owed(story, ledger)
        cases[name] = Case(story, obligations, is_archived(story, obligations, ledger))
    return Survey(ledger, now, cases)
