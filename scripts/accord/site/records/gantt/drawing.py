"""Dated work -> a chart: where each line, date and hold has its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from accord.language import say
from accord.obligation import Outcome
from accord.schema.schemas import value_label
from accord.site.reader import Reader
from accord.site.records.gantt.chart import Bar, Fact, Gantt, Group, legend
from accord.site.records.gantt.lines import Line, lines
from accord.site.records.gantt.scale import Scale
from accord.site.values.shapes import Badge
from accord.survey import Case, Survey

# In pixels: the axis above, the name of a group, a line of the chart, what stands below it all.
_AXIS, _GROUP, _ROW, _FOOT = 22, 26, 36, 20
# What is drawn at most; the table below the chart has all.
_MOST = 40
_LONGEST = 52


def gantt(case: Case, survey: Survey, badges: Mapping[str, Badge], reader: Reader) -> Gantt | None:
    """The chart of a record; None if nothing of it has a date."""
    found = lines(case, survey.ledger.organization)
    return _Drawing(case, survey, badges, reader, found).drawn() if found else None


@dataclass(frozen=True, slots=True)
class _Drawing:
    case: Case
    survey: Survey
    badges: Mapping[str, Badge]
    reader: Reader
    lines: Sequence[Line]

    def drawn(self) -> Gantt:
        today = self.reader.organization.day(self.survey.now)
        holds = tuple(self._holds(today))
        is_over = self.case.story.state.final
        scale = self._scale(None if is_over else today)
        ordered = _ordered(self.lines, self._roles())
        groups = tuple(self._groups(ordered[:_MOST], scale, today))
        off = tuple(self._off(ordered[:_MOST], scale))
        floor = groups[-1].y + groups[-1].height
        return Gantt(
            height=floor + _FOOT,
            floor=floor,
            first=scale.first.isoformat(),
            days=scale.days,
            ticks=scale.ticks(self.reader),
            groups=groups,
            off=off,
            holds=tuple(_stretch(scale, *each) for each in holds if each[1] >= scale.first),
            today=None if is_over else scale.start(today),
            today_label=self.reader.near_day(today),
            legend=tuple(legend(groups, off=bool(off), held=bool(holds), is_over=is_over)),
            facts=tuple(self._fact(each) for each in ordered),
            beyond=max(0, len(ordered) - _MOST),
            is_agreed=self.case.story.facts.agreed is not None
            or self.case.record.kind != "request",
        )

    def _scale(self, today: date | None) -> Scale:
        days = [day for each in self.lines for day in (each.since, *each.dues, each.ended) if day]
        if today and any(each.ended is None for each in self.lines):
            days.append(today)
        return Scale.over(min(days), max(days) if today is None else max(*days, today))

    def _holds(self, today: date) -> Iterator[tuple[date, date]]:
        facts, day = self.case.story.facts, self.reader.organization.day
        for begun, ended in facts.holds:
            yield day(begun), day(ended)
        if facts.held_since:
            yield day(facts.held_since), day(facts.hold_until) if facts.hold_until else today

    def _roles(self) -> Mapping[str, str]:
        """Who works, as the form has them, and in which role."""
        return {part["department"]: part["role"] for part in self.case.form.get("work", ())}

    def _groups(self, ordered: Sequence[Line], scale: Scale, today: date) -> Iterator[Group]:
        y = _AXIS
        for key, members in groupby(ordered, _group_of):
            placed = list(members)
            bars = (
                self._bar(each, y + _GROUP + place * _ROW, scale, today)
                for place, each in enumerate(placed)
            )
            height = _GROUP + len(placed) * _ROW
            yield Group(y, height, self._title(key), tuple(bars))
            y += height

    def _off(self, ordered: Sequence[Line], scale: Scale) -> Iterator[tuple[int, int, str]]:
        """The days off; groups that share a calendar share a band."""
        y, calendar = _AXIS, self.survey.ledger.calendar
        members = (
            (calendar.of(key), len(list(found))) for key, found in groupby(ordered, _group_of)
        )
        for shared, groups in groupby(members, lambda each: each[0]):
            height = sum(_GROUP + count * _ROW for _, count in groups)
            if path := scale.off(shared):
                yield y, height, path
            y += height

    def _title(self, department: str) -> str:
        if not department:
            return self.reader.text(say("Milestones"))
        name, role = self.reader.department(department), self._roles().get(department)
        node = self.survey.ledger.schemas[self.case.record.kind].properties.get("work", {})
        named = value_label(node["items"]["properties"]["role"], role) if node and role else None
        return f"{name} · {self.reader.text(named)}" if named else name

    def _bar(self, line: Line, y: int, scale: Scale, today: date) -> Bar:
        due, is_done, status = scale.end(line.due), line.ended is not None, self._status(line)
        grows = line.outcome is Outcome.OVERDUE and not is_done
        until = line.ended if is_done else today if grows else None
        behind = scale.end(until) if until else due
        x = scale.start(line.since)
        reached = min(behind, due) if is_done else x + (due - x) * line.percent / 100
        return Bar(
            what=line.what,
            y=y,
            label=_cut(f"{line.id} {line.title}"),
            title=f"{line.id} {line.title}",
            is_part=bool(line.under),
            status=status,
            day=self.reader.near_day(line.ended or line.due),
            tone=_tone(line, status),
            x=x,
            width=_less(max(due, x), x),
            filled=_less(max(reached, x), x),
            late=(due, _less(behind, due)) if behind > due else (due, 0),
            grows=grows,
            moved=tuple(pairwise(scale.end(each) for each in line.dues)),
            end=behind if line.what == "milestone" and is_done else due,
            is_done=is_done,
        )

    def _status(self, line: Line) -> Badge:
        if known := self.badges.get(line.id):
            return known
        if line.ended:
            return Badge(self.reader.text(say("Done")), "met")
        return Badge(f"{line.percent}%" if line.percent else "", "pending")

    def _fact(self, line: Line) -> Fact:
        person = self.reader.person(line.person) if line.person else ""
        *before, due = (self.reader.day(each) for each in line.dues)
        return Fact(
            title=f"{'↳ ' if line.under else ''}{line.id} {line.title}",
            who=" · ".join(filter(None, (self.reader.department(line.department), person))),
            before=tuple(before),
            due=due,
            ended=self.reader.day(line.ended) if line.ended else "",
            status=self._status(line),
        )


def _group_of(line: Line) -> str:
    """The department whose line it is; milestones stand together, whoever owns them."""
    return "" if line.what == "milestone" else line.department


def _ordered(found: Iterable[Line], departments: Iterable[str]) -> list[Line]:
    """Milestones, then department by department; what is part of a task stands below it."""
    places = {code: place for place, code in enumerate(("", *departments))}
    known = list(found)
    at = {each.id: place for place, each in enumerate(known)}

    def place(line: Line) -> tuple[int, str, int, int]:
        group = _group_of(line)
        whole = at.get(line.under, at[line.id])
        same = whole != at[line.id] and _group_of(known[whole]) == group
        above = whole if same else at[line.id]
        return places.get(group, len(places)), group, above, at[line.id]

    return sorted(known, key=place)


def _tone(line: Line, status: Badge) -> str:
    """How it stands; what nobody owes yet is only proposed."""
    if line.outcome is None:
        return "met" if line.ended else "planned"
    return status.tone if status.due else str(line.outcome)


def _stretch(scale: Scale, begin: date, end: date) -> tuple[float, float]:
    """From where on a hold reaches how far; it covers the day on which it began."""
    x = scale.start(begin)
    return x, _less(scale.start(max(end, begin + timedelta(days=1))), x)


def _less(one: float, other: float) -> float:
    return round(one - other, 2)


def _cut(text: str) -> str:
    """What has room beside the date at a desk; a phone shows less of it."""
    if len(text) <= _LONGEST:
        return text
    room = 0.0
    for place, letter in enumerate(text):
        room += 1 if ord(letter) > 0x2E7F else 0.55
        if room > _LONGEST:
            return f"{text[: place - 1]}…"
    return text
