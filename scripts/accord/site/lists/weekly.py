"""Weekly reports: for each week and department, who has reported and who has not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from accord.language import Message, say
from accord.site.documents.weekly.portions import Standing
from accord.site.lists.notes import Weeks
from accord.site.lists.topic import Neighbour
from accord.site.lists.ways import NAMES, Way, ways
from accord.site.page import Page
from accord.site.reader import Reader
from accord.site.templates import Writer
from accord.site.values.shapes import Badge

# How many weeks the front shows: half a year. All of a year stand on a page of their own.
NEWEST = 26
_SAID: Mapping[Standing, tuple[Message, str]] = {
    Standing.MISSING: (say("{n} missing"), "overdue"),
    Standing.LATE: (say("{n} late"), "late"),
    Standing.PENDING: (say("{n} to come"), "pending"),
    Standing.REPORTED: (say("{n} reported"), "met"),
}


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A week: its name, its first and last day, and for each column how the reports stand."""

    name: str
    days: str
    cells: tuple[tuple[Badge, ...], ...]


@dataclass(frozen=True, slots=True)
class WeeksView:
    """The latest week first; `columns` are the departments that owed anything, by code."""

    title: str
    columns: tuple[tuple[str, str], ...]
    lines: tuple[WeekLine, ...]
    years: tuple[Neighbour, ...]
    ways: tuple[Way, ...]


def weekly_page(weeks: Weeks, writer: Writer) -> Page:
    """The latest weeks, in the menu."""
    names = latest(weeks)
    shown = _view(_title(writer.reader), names[:NEWEST], weeks, writer.reader)
    return writer.listed("weekly/", shown.title, "lists/weekly", wide=True, weekly=shown)


def weekly_pages(weeks: Weeks, writer: Writer) -> Iterator[Page]:
    """Every year by itself, where the front does not show all of them."""
    for year in _years(weeks):
        names = tuple(each for each in latest(weeks) if each.startswith(year.label))
        title = f"{_title(writer.reader)} · {year.label}"
        shown = _view(title, names, weeks, writer.reader, here=year.url)
        yield writer.page(year.url, title, "lists/weekly", sought=False, weekly=shown)


def _title(reader: Reader) -> str:
    return reader.text(NAMES["weekly"])


def _view(
    title: str, names: tuple[str, ...], weeks: Weeks, reader: Reader, here: str = ""
) -> WeeksView:
    codes = {code for name, code in weeks if name in set(names)}
    columns = tuple(
        (code, reader.department(code)) for code in reader.organization.departments if code in codes
    )
    return WeeksView(
        title=title,
        columns=columns,
        lines=tuple(_line(name, columns, weeks, reader) for name in names),
        years=tuple(
            Neighbour(each.url, each.label, is_here=each.url == here) for each in _years(weeks)
        ),
        ways=ways("weekly", reader),
    )


def _line(
    name: str, columns: tuple[tuple[str, str], ...], weeks: Weeks, reader: Reader
) -> WeekLine:
    monday = date.fromisoformat(name)
    days = (monday, monday + timedelta(days=6))
    found = [weeks.get((name, code), {}) for code, _name in columns]
    return WeekLine(
        name=name,
        days=" – ".join(reader.short_day(each) for each in days),
        cells=tuple(tuple(badges_of(each, reader)) for each in found),
    )


def badges_of(counts: Mapping[str, int], reader: Reader) -> Iterator[Badge]:
    """Of how many records the report stands how, what is missing first."""
    for standing, (said, tone) in _SAID.items():
        if n := counts.get(standing):
            yield Badge(reader.gettext(said.original, n=n), tone)


def latest(weeks: Weeks) -> tuple[str, ...]:
    """The names of all weeks, the latest first."""
    return tuple(sorted({name for name, _code in weeks}, reverse=True))


def _years(weeks: Weeks) -> tuple[Neighbour, ...]:
    """The pages of the years, if there are more weeks than the front shows."""
    names = latest(weeks)
    if len(names) <= NEWEST:
        return ()
    return tuple(
        Neighbour(f"weekly/{year}/", year) for year in dict.fromkeys(name[:4] for name in names)
    )
