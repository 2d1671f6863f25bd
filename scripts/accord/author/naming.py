"""Names of entries' files: given by the program, never by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain, count

from accord.model import Fields


def file_names(fields: Fields, day: date, taken: Collection[str]) -> Iterator[str]:
    """The free names for an entry of `day`: ``2026-07-10-risk-TECH.md``, then ``…-2.md``."""
    parts = [day.isoformat(), str(fields["kind"])]
    if department := fields.get("department"):
        parts.append(str(department))
    stem = "-".join(parts)
    names = chain([f"{stem}.md"], (f"{stem}-{number}.md" for number in count(2)))
    return (name for name in names if name not in taken)
