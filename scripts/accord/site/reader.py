"""Facts in the reader's words: dates, spans of time, people, departments, labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from accord.language import Label, Message, catalogue, day_in_words, say
from accord.organization import Organization
from accord.spans import span_in_words


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the site: their language, and the organization they know.

    `labels` keeps the titles of schema nodes by identity: the nodes live as long as the site
    is being made, and are few beside the fields of records.
    """

    language: str
    organization: Organization
    labels: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def text(self, words: Label | Message) -> str:
        return words.text(self.language)

    def gettext(self, original: str, /, **values: object) -> str:
        """Translate a sentence of a template and fill in its named places."""
        return catalogue(self.language).gettext(original).format(**values)

    def day(self, day: date) -> str:
        return day_in_words(day, self.language)

    def day_of(self, moment: datetime) -> str:
        """The day on which something happened, as the organization's calendar has it."""
        return self.day(self.organization.day(moment))

    def short_day(self, day: date) -> str:
        """A day without its year, for lists of what is near."""
        return day_in_words(day, self.language, "MMMEd")

    def near_day(self, day: date) -> str:
        """A day with neither year nor weekday, for an axis."""
        return day_in_words(day, self.language, "MMMd")

    def month(self, month: str) -> str:
        """A month such as ``2026-10``."""
        return day_in_words(date.fromisoformat(f"{month}-01"), self.language, "yMMM")

    def short_month(self, month: str) -> str:
        """A month without its year, for an axis."""
        return day_in_words(date.fromisoformat(f"{month}-01"), self.language, "MMM")

    def moment(self, moment: datetime) -> str:
        local = moment.astimezone(self.organization.timezone)
        return f"{self.day(local.date())} {local.hour:02}:{local.minute:02}"

    def short_moment(self, moment: datetime) -> str:
        local = moment.astimezone(self.organization.timezone)
        return f"{self.short_day(local.date())} {local.hour:02}:{local.minute:02}"

    def department(self, code: str) -> str:
        """The department's name; the code itself if the registry doesn't know it."""
        known = self.organization.departments.get(code)
        return known.label.text(self.language) if known else code

    def person(self, name: str) -> str:
        known = self.organization.people.get(name)
        return known.name if known else name

    def span(self, span: Mapping[str, int]) -> str:
        """A time limit as the workflow writes it, such as ``{"working_days": 3}``."""
        return self.text(span_in_words(span))


YES, NO = say("Yes"), say("No")
