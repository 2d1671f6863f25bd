"""A record's life as a row of scenes: what is known after each entry that counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.heart.oracle.days import Hold

Fields = Mapping[str, Any]
ENDED = {"closed", "declined", "cancelled"}


@dataclass
class Told:
    """One entry: its file names, its own first; when it happened, and when it was entered."""

    names: tuple[str, ...]
    at: datetime
    entered: datetime | None
    fields: Fields

    @property
    def kind(self) -> str:
        return str(self.fields["kind"])

    @property
    def who(self) -> set[str]:
        """The departments for which it speaks."""
        speaker = self.fields.get("department")
        return set(self.fields.get("departments", ())) | ({speaker} if speaker else set())


@dataclass
class Scene:
    """What is known from `at` on."""

    at: datetime
    told: Told | None
    state: str
    form: Fields
    asked: dict[str, datetime]
    agreed: Fields | None = None
    agreed_by: Told | None = None
    plans: dict[str, list[Fields]] = field(default_factory=dict)
    percent: dict[str, int] = field(default_factory=dict)
    out: set[str] = field(default_factory=set)  # asked, but declined
    solved: set[str] = field(default_factory=set)  # departments that resolved their part
    stand: dict[str, str] = field(default_factory=dict)  # open, delivered, rectify, passed
    given: dict[str, str] = field(default_factory=dict)  # deliverable -> the delivery that stands
    passed_by: dict[str, set[str]] = field(default_factory=dict)
    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    judged: set[str] = field(default_factory=set)  # what the entry told here passed or sent back
    verdicts: set[str] = field(default_factory=set)  # the verdicts among them

    @property
    def terms(self) -> Fields:
        return self.agreed or self.form

    @property
    def is_open(self) -> bool:
        return self.state not in ENDED


@dataclass
class Life:
    """The scenes of a record up to `now`, and its time on hold up to then."""

    kind: str
    id: str
    now: datetime
    scenes: list[Scene]
    holds: list[Hold]
    held_since: datetime | None  # where it is on hold now, and nobody knows until when

    @property
    def last(self) -> Scene:
        return self.scenes[-1]

    @property
    def entries(self) -> list[Told]:
        return [each.told for each in self.scenes if each.told]

    @property
    def ended(self) -> Scene | None:
        return next((each for each in self.scenes if not each.is_open), None)

    def at(self, moment: datetime) -> Scene:
        return [each for each in self.scenes if each.at <= moment][-1]


def judges(form: Fields) -> set[str]:
    return {form["from"], *form.get("acceptance_by", ())}
