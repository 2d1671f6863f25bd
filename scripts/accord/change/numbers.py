"""Ids of records, as the registry's patterns count them: given by the program, never by hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count, zip_longest

_PLACE = re.compile(r"\{(year|date|department|seq)(?::0([1-9]))?\}")
_ANY = "\0"  # stands for the number while a pattern is made into an expression


@dataclass(frozen=True, slots=True)
class Series:
    """The ids that differ only in their number.

    A `pattern` such as ``XLX-{year}-{seq:03}``, for a `day` and a department's code.
    """

    pattern: str
    day: date
    department: str

    def after(self, taken: Collection[str]) -> Iterator[str]:
        """The free ids, next first.

        The numbers go on after the highest that is taken in the same series, so that a
        number once given is not given again while its neighbours stand.
        """
        beginning = self._beginning
        alike = (each for each in taken if each.startswith(beginning))  # often few of very many
        used = [number for each in alike if (number := self.number(each)) is not None]
        for number in count(max(used, default=0) + 1):
            yield self.filled(number)

    def holds(self, id: str) -> bool:
        """Whether the program could have given this very id."""
        number = self.number(id)
        return number is not None and self.filled(number) == id

    def number(self, id: str) -> int | None:
        found = _shape(self).fullmatch(id)
        return int(found[1]) if found else None

    @property
    def _beginning(self) -> str:
        """What stands before the number, but for noughts that may belong to it."""
        return self.filled(_ANY).partition(_ANY)[0].rstrip("0")

    @property
    def since(self) -> date | None:
        """A day before which nobody can have given one of the ids; None if they don't tell."""
        if "{date}" in self.pattern:
            first = self.day
        elif "{year}" in self.pattern:
            first = self.day.replace(month=1, day=1)
        else:
            return None
        return first - timedelta(days=1)  # git goes by the day in Greenwich

    def filled(self, number: int | str) -> str:
        """The id that has this number."""
        values = {
            "year": f"{self.day:%Y}",
            "date": f"{self.day:%Y%m%d}",
            "department": self.department,
        }

        def value(place: re.Match[str]) -> str:
            name, width = place.groups()
            return values[name] if name != "seq" else str(number).zfill(int(width or 1))

        return _PLACE.sub(value, self.pattern)


def highest(pattern: str, ids: Iterable[str], since: date) -> dict[str, int]:
    """The highest number that is taken in each series of a pattern.

    A series is its ids with the place of the number left open, as the pattern writes it:
    ``XLX-2026-{seq:03}``. Those of days or years before `since` are left out.
    """
    found: dict[str, int] = {}
    for id in ids:
        if (taken := _any_of(pattern).fullmatch(id)) and not _is_before(taken, since):
            start, end = taken.span("seq")
            series = f"{id[:start]}{_sequence(pattern)}{id[end:]}"
            found[series] = max(found.get(series, 0), int(taken["seq"]))
    return found


_WRITTEN = {
    "year": "[0-9]{4}",
    "date": "[0-9]{8}",
    "department": "[A-Z][A-Z0-9]{1,9}",
    "seq": "[0-9]+",
}


@cache
def _any_of(pattern: str) -> re.Pattern[str]:
    """Any id of a pattern. A place that it has twice says the same both times."""
    written, seen = "", set[str]()
    fixed, names = _PLACE.split(pattern)[::3], _PLACE.split(pattern)[1::3]
    for before, name in zip_longest(fixed, names):
        written += re.escape(before)
        if name:
            written += f"(?P={name})" if name in seen else f"(?P<{name}>{_WRITTEN[name]})"
            seen.add(name)
    return re.compile(written)


@cache
def _sequence(pattern: str) -> str:
    return next(each[0] for each in _PLACE.finditer(pattern) if each[1] == "seq")


def _is_before(taken: re.Match[str], since: date) -> bool:
    said = taken.groupdict()
    return said.get("date", "9") < f"{since:%Y%m%d}" or said.get("year", "9") < f"{since:%Y}"


@cache
def _shape(series: Series) -> re.Pattern[str]:
    return re.compile(re.sub(f"0*{_ANY}", "([0-9]+)", re.escape(series.filled(_ANY))))
