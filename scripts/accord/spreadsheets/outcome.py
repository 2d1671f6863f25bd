"""What becomes of one row of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from accord.language import Message
from accord.model import Severity
from accord.spreadsheets.remark import Remark


class Fate(StrEnum):
    """`PASSED` over: it is no row of the ledger, or is there already."""

    FINE = "fine"
    WARNED = "warned"
    REFUSED = "refused"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row, what is said of its cells, and the record or entry that it is, or would be.

    `old` is the id that the sheet gives, where the record has another. `path` is empty
    where nothing is written for the row; `why` says of a row that is passed over why.
    """

    row: int
    fate: Fate
    remarks: tuple[Remark, ...] = ()
    title: str = ""
    id: str = ""
    old: str = ""
    path: str = ""
    written: bool = False
    why: Message | None = None


def fate(remarks: tuple[Remark, ...]) -> Fate:
    """How bad the worst of some remarks is."""
    if any(each.severity is Severity.ERROR for each in remarks):
        return Fate.REFUSED
    return Fate.WARNED if remarks else Fate.FINE
