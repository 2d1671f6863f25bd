"""The desk: what an author has at hand while writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from accord.author.known import Situation
from accord.ledger import Ledger
from accord.model import Fields, Record
from accord.obligations import owed
from accord.organization import Organization
from accord.workflow.fold import Story, fold


@dataclass(frozen=True, slots=True)
class Desk:
    """The ledger as it is, the present, and for an entry the record that it is added to."""

    ledger: Ledger
    now: datetime
    record: Record | None = None

    @property
    def present(self) -> Record:
        """The record that lies on the desk; for a form there is none yet.

        Raises:
            ValueError: there is none.
        """
        if self.record is None:
            raise ValueError("a form has no record yet")
        return self.record

    @property
    def organization(self) -> Organization:
        return self.ledger.organization

    def moment(self, fields: Fields) -> datetime:
        """When the document says that it happened; the present where it does not say."""
        said = fields.get("at") or fields.get("raised_at")
        try:
            return self.organization.instant(str(said)) if said else self.now
        except ValueError:
            return self.now

    def day(self, fields: Fields) -> date:
        return self.organization.day(self.moment(fields))

    def written(self, moment: datetime) -> str:
        """An instant as records write it: to the minute, in the organization's time zone."""
        return f"{moment.astimezone(self.organization.timezone):%Y-%m-%dT%H:%M}"

    def story(self, fields: Fields) -> Story:
        """The record as it stood when the entry says that it happened."""
        return fold(self.present, self.ledger.workflow, self.moment(fields))

    def situation(self, fields: Fields) -> Situation:
        """The same, for what it says of the entry itself."""
        story = self.story(fields)
        return Situation(
            story, self.organization, self.day(fields), fields, lambda: owed(story, self.ledger)
        )
