"""Every record as it stands at one instant: its story and what is owed.

What lists, boards, pages and the command all start from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from accord.consensus import involved
from accord.directory import Directory, Listing
from accord.explain import calendar_of
from accord.lateness import Lateness, lateness
from accord.ledger import Ledger
from accord.model import Fields, Record
from accord.obligation import Obligation, Outcome
from accord.obligations import is_archived, owed
from accord.workflow.fold import Story, fold


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
    def form(self) -> Fields:
        """The effective form."""
        return self.story.facts.form

    @property
    def open_obligations(self) -> tuple[Obligation, ...]:
        return tuple(each for each in self.obligations if each.is_open)

    @property
    def is_overdue(self) -> bool:
        return any(each.outcome is Outcome.OVERDUE for each in self.obligations)

    @property
    def departments(self) -> frozenset[str]:
        """Those that ask, are asked, work or deliver."""
        return involved(self.form) | frozenset(self.story.facts.asked)

    @property
    def people(self) -> frozenset[str]:
        """Everybody who raised it, is a contact, wrote an entry, or owes something."""
        form = self.form
        contacts = (part["contact"] for part in form.get("work", ()))
        writers = (entry.by for entry in self.story.entries)
        owing = (each.person for each in self.obligations if each.person)
        return frozenset((form["raised_by"], form["contact"], *contacts, *writers, *owing))


@dataclass(frozen=True)
class Survey:
    """All records that had been raised by `now`, in the order of their ids.

    If the ledger holds a share of the records, `directory` still lists them all.
    """

    ledger: Ledger
    now: datetime
    cases: Mapping[str, Case]
    directory: Directory

    @cached_property
    def ahead(self) -> int:
        """How many working days before its due day something counts as due soon."""
        today = self.ledger.organization.day(self.now)
        return self.ledger.workflow.limits["due-soon"].span(today, "otherwise")["working_days"]

    def beside(self, everybody: Directory) -> Survey:
        """The same records among all that there are."""
        return replace(self, directory=everybody)

    def obligations(self) -> Iterator[Obligation]:
        """Everything that was, is or will be owed."""
        for case in self.cases.values():
            yield from case.obligations

    def open_obligations(self) -> Iterator[Obligation]:
        for case in self.cases.values():
            yield from case.open_obligations

    def lateness(self, obligation: Obligation) -> Lateness:
        """How late it is, or how near, by the calendar of whoever owes it."""
        calendar = calendar_of(obligation, self.ledger)
        return lateness(obligation.due, self.now, calendar, self.ahead)


def survey(ledger: Ledger, now: datetime) -> Survey:
    """Compute every record at `now`, an aware instant."""
    cases = {
        name: look_at(record, ledger, now)
        for name, record in sorted(ledger.records.items())
        if record.raised_at <= now
    }
    return Survey(
        ledger, now, cases, Directory.of(Listing.of(each.story) for each in cases.values())
    )


def look_at(record: Record, ledger: Ledger, now: datetime) -> Case:
    """Compute one record at `now`."""
    story = fold(record, ledger.workflow, now)
    obligations = owed(story, ledger)
    return Case(story, obligations, is_archived(story, obligations, ledger))
