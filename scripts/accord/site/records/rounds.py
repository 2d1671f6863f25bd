"""Deliverables against the rounds in which they were accepted: what was measured, what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accord.language import say
from accord.model import Entry, Fields
from accord.schema.schemas import Node, value_label
from accord.site.records.standings import STANDINGS
from accord.site.records.timeline import anchor
from accord.site.values.fields import Display
from accord.site.values.shapes import Badge
from accord.survey import Case, Survey
from accord.workflow.facts import Standing

_TONES = {
    "pass": "standing-passed",
    "rectify": "standing-rectify",
    "fail": "overdue",
    "waiting": "standing-delivered",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a round says of a deliverable; `claimed` is what who delivered it had measured."""

    verdict: Badge
    measured: str
    claimed: str


@dataclass(frozen=True, slots=True)
class Column:
    """An acceptance, by its day; `anchor` is empty of what waits for one."""

    title: str
    day: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A line: what is to be delivered by whom, how it is judged, and what each round said of it."""

    name: str
    department: str
    criterion: str
    standing: Badge
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Rounds:
    columns: tuple[Column, ...]
    lines: tuple[Deliverable, ...]


def rounds(case: Case, survey: Survey, display: Display) -> Rounds | None:
    """The whole table; None as long as nothing was delivered."""
    if not case.story.of("delivery"):
        return None
    return _Matrix(case, survey, display).rounds()


@dataclass(frozen=True, slots=True)
class _Matrix:
    case: Case
    survey: Survey
    display: Display

    def rounds(self) -> Rounds:
        accepted = self.case.story.of("acceptance")
        waiting = self._waiting()
        columns = [self._column(number, each) for number, each in enumerate(accepted, 1)]
        if waiting:
            columns.append(Column(self.display.reader.text(say("Next")), "", ""))
        listed = self.case.form["deliverables"]
        return Rounds(
            tuple(columns),
            tuple(self._line(each, accepted, waiting) for each in listed),
        )

    def _column(self, number: int, entry: Entry) -> Column:
        reader = self.display.reader
        title = reader.text(say("Round {n}", n=number))
        day = reader.near_day(reader.organization.day(entry.at))
        return Column(title, day, anchor(entry.name))

    def _line(
        self, listed: Fields, accepted: Sequence[Entry], waiting: Mapping[str, Fields]
    ) -> Deliverable:
        reader, name = self.display.reader, listed["id"]
        standing = self.case.story.facts.standings.get(name, Standing.OPEN)
        cells = [self._cell(name, each) for each in accepted]
        if waiting:
            cells.append(self._waits(waiting[name]) if name in waiting else None)
        return Deliverable(
            name=f"{name} {listed['title']}",
            department=reader.department(listed["department"]),
            criterion=self._criterion(listed["criterion"]),
            standing=Badge(reader.text(STANDINGS[standing]), f"standing-{standing}"),
            cells=tuple(cells),
        )

    def _criterion(self, criterion: Fields) -> str:
        schema = self.survey.ledger.schemas["request"]
        node = schema.properties["deliverables"]["items"]["properties"]["criterion"]
        known: Node = node["properties"]
        return " ".join(
            self.display.text(known.get(part, {}), criterion[part]).text
            for part in known
            if part in criterion
        )

    def _cell(self, name: str, acceptance: Entry) -> Cell | None:
        said = _of(acceptance, name)
        if said is None:
            return None
        before = [each for each in self.case.story.of("delivery") if each.at <= acceptance.at]
        claims = [found for each in before if (found := _of(each, name))]
        verdict = said["verdict"]
        return Cell(
            Badge(self._verdict(verdict), _TONES[verdict]),
            _measured(said),
            _measured(claims[-1]) if claims else "",
        )

    def _waits(self, claim: Fields) -> Cell:
        waiting = Badge(self.display.reader.text(say("Waits for acceptance")), _TONES["waiting"])
        return Cell(waiting, "", _measured(claim))

    def _waiting(self) -> Mapping[str, Fields]:
        """What was delivered and is not accepted yet, by its id."""
        standings = self.case.story.facts.standings
        return {
            each["id"]: each
            for delivery in self.case.story.of("delivery")
            for each in delivery.fields["deliverables"]
            if standings.get(each["id"]) is Standing.DELIVERED
        }

    def _verdict(self, verdict: str) -> str:
        lines = self.survey.ledger.schemas["acceptance"].properties["deliverables"]["items"]
        named = value_label(lines["properties"]["verdict"], verdict)
        return self.display.reader.text(named) if named else verdict


def _of(entry: Entry, name: str) -> Fields | None:
    """What an entry says of a deliverable."""
    return next((each for each in entry.fields["deliverables"] if each["id"] == name), None)


def _measured(line: Fields) -> str:
    return str(line["measured"]) if "measured" in line else ""
