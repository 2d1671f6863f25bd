"""The number of a document: it says which record, which kind, which day, and never changes.

It is made of the record's id and of the name of the entry's file alone. A count of documents
would move when an entry of an earlier day comes later.
"""

from __future__ import annotations

import re

from accord.model import Entry, Record

_ENTRY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})-[a-z]+(-[A-Z0-9-]+)?\.md")
_OTHER = re.compile(r"[^A-Z0-9-]")


def number(record: Record, entry: Entry, code: str) -> str:
    """Such as ``XLX-2026-001-ZJ-20260228-TECH``; `code` stands for the kind.

    It holds capitals, digits and hyphens, whatever the file is called.
    """
    found = _ENTRY.fullmatch(entry.name)
    if not found:  # the check says so; a number it needs all the same
        return f"{record.id}-{code}-{_OTHER.sub('', entry.name.upper())}"
    year, month, day, rest = found.groups(default="")
    return f"{record.id}-{code}-{year}{month}{day}{rest}"


def weekly_number(week: str, department: str) -> str:
    """That of a department's weekly report, such as ``ZB-2026-W30-TECH``."""
    return f"ZB-{week}-{department}"
