"""How a form fills in a field, where what somebody types decides and a browser has to know.

The names below are the whole list of ways: a script has a function for each. What the record
alone decides is computed here beforehand, and needs none.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from accord.author import known
from accord.author.known import KNOWN, Known


class Fill(StrEnum):
    """Where the value of a field comes from that nobody has given yet."""

    PRESENT = "present"
    ME = "me"
    WRITER = "writer"
    HOME = "home"
    CONTACT = "contact"
    CONTACT_IF_ACCEPTED = "contact-if-accepted"
    SUPERIOR = "superior"
    PERIOD = "period"
    NUMBER = "number"
    LATE = "late"


FORM: Mapping[str, Fill] = {
    "raised_at": Fill.PRESENT,
    "raised_by": Fill.ME,
    "from": Fill.HOME,
    "contact": Fill.CONTACT,
}
ENTRY: Mapping[str, Fill] = {
    "at": Fill.PRESENT,
    "by": Fill.ME,
    "department": Fill.HOME,
    "entered_at": Fill.LATE,
}
# What the command says of a field once something is typed -> the same as the browser does it.
TYPED: Mapping[Known, Fill] = {
    known.writer: Fill.WRITER,
    known.contact_if_accepted: Fill.CONTACT_IF_ACCEPTED,
    known.superior: Fill.SUPERIOR,
    known.period: Fill.PERIOD,
}


def fill(kind: str, name: str, *, is_entry: bool) -> Fill | None:
    """How a field at the top of a form or an entry is filled in, if it is."""
    if not is_entry:
        return FORM.get(name)
    says = KNOWN.get(kind, {}).get(name)
    return ENTRY.get(name) or (TYPED.get(says) if says else None)
