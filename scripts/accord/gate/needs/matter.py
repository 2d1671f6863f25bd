"""A record that a change touches: what was known of it, and what would be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from accord.change import RecordChange
from accord.consensus import involved
from accord.ledger import Ledger
from accord.model import Entry, Fields, Record
from accord.workflow.facts import Facts
from accord.workflow.fold import Story, fold


@dataclass(frozen=True)
class Matter:
    """The change of one record, and the record `after` it; `now` is aware."""

    change: RecordChange
    after: Record
    policy: Ledger
    now: datetime

    @cached_property
    def story(self) -> Story:
        return self._folded(self.after)

    @cached_property
    def earlier(self) -> Story | None:
        """Its story on the base; None if it is new there, or could not be read."""
        before = self.change.before
        return self._folded(before) if isinstance(before, Record) else None

    def _folded(self, record: Record) -> Story:
        end_of_time = datetime.max.replace(tzinfo=self.policy.organization.timezone)
        return fold(record, self.policy.workflow, end_of_time)

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """What was known on the base, and at every step since its first new entry."""
        brought = {each.name for each in self.change.new_entries}
        places = [n for n, step in enumerate(self.story.steps) if step.entry.name in brought]
        since = self.story.steps[max(0, places[0] - 1) :] if places else ()
        earlier = (self.earlier.facts,) if self.earlier else ()
        return (*earlier, *(step.facts for step in since), self.story.facts)

    @cached_property
    def forms(self) -> tuple[Fields, ...]:
        """Every form that counts, or counted, while the change comes about."""
        agreed = (each.agreed for each in self.facts if each.agreed)
        return (self.after.form.fields, *(each.form for each in self.facts), *agreed)

    @property
    def asking(self) -> frozenset[str]:
        return frozenset(str(form["from"]) for form in self.forms)

    @property
    def asked(self) -> frozenset[str]:
        known = (code for each in self.facts for code in each.asked)
        return frozenset((*known, *(code for form in self.forms for code in form["to"])))

    @property
    def involved(self) -> frozenset[str]:
        return frozenset().union(*(involved(form) for form in self.forms)) | self.asked

    @property
    def is_agreed(self) -> bool:
        return any(each.agreed is not None for each in self.facts)

    def named(self, name: str | None) -> Entry | None:
        return next((each for each in self.after.entries if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Claim:
    """A document of the record that wants approval: an entry, or the form if `entry` is None."""

    matter: Matter
    entry: Entry | None

    @property
    def speaking(self) -> str | None:
        """The department for which it speaks."""
        return self.entry.department if self.entry else None

    @property
    def signing(self) -> frozenset[str]:
        """The departments that sign it."""
        return frozenset(self.entry.departments) if self.entry else frozenset()
