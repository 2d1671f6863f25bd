"""An open change, as the board shows it."""

from __future__ import annotations

from dataclasses import dataclass

from accord.gate.decision import Judged
from accord.language import Label, Message
from accord.model import Fields, RecordKind
from accord.proposals.refs import Head


@dataclass(frozen=True, slots=True)
class Proposed:
    """What becomes of one record.

    `form` are the fields of its form, None where that can't be read. `effect` says what it
    comes to, `brings` the kinds of its new entries, `missing` which approvals are not there.
    """

    id: str
    kind: RecordKind
    is_new: bool
    form: Fields | None
    effect: Message
    brings: tuple[Label, ...]
    missing: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that an open change does to records; nothing where it can't be read.

    `url` is its page on the forge and `is_reviewed` whether it is known what people said of
    it there. `faults` is how many things must be mended before it can land.
    """

    head: Head
    records: tuple[Proposed, ...]
    faults: int = 0
    url: str | None = None
    is_reviewed: bool = False
