"""Ids of records and names of files: given by the program, never by hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain, count

from accord.model import Fields

_PLACE = re.compile(r"\{(year|date|department|seq)(?::0([1-9]))?\}")
_ANY = "\0"  # stands for the number while a pattern is made into an expression


def ids(pattern: str, day: date, department: str, taken: Collection[str]) -> Iterator[str]:
    """The free ids of a pattern such as ``XLX-{year}-{seq:03}``, next first.

    The numbers go on after the highest that is taken under the same pattern, so that a
    number once given is not given again while its neighbours stand.
    """
    shape = re.escape(_filled(pattern, day, department, _ANY))
    given = re.compile(re.sub(f"0*{_ANY}", "([0-9]+)", shape))
    used = [int(found[1]) for each in taken if (found := given.fullmatch(each))]
    for number in count(max(used, default=0) + 1):
        yield _filled(pattern, day, department, number)


def file_names(fields: Fields, day: date, taken: Collection[str]) -> Iterator[str]:
    """The free names for an entry of `day`: ``2026-07-10-risk-TECH.md``, then ``…-2.md``."""
    parts = [day.isoformat(), str(fields["kind"])]
    if department := fields.get("department"):
        parts.append(str(department))
    stem = "-".join(parts)
    names = chain([f"{stem}.md"], (f"{stem}-{number}.md" for number in count(2)))
    return (name for name in names if name not in taken)


def _filled(pattern: str, day: date, department: str, number: int | str) -> str:
    values = {"year": f"{day:%Y}", "date": f"{day:%Y%m%d}", "department": department}

    def value(place: re.Match[str]) -> str:
        name, width = place.groups()
        return values[name] if name != "seq" else str(number).zfill(int(width or 1))

    return _PLACE.sub(value, pattern)
