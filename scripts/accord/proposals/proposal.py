"""An open change, as the board shows it."""

from __future__ import annotations

from dataclasses import dataclass

from accord.gate.decision import Judged
from accord.gate.effects import Effect
from accord.model import Fields, RecordKind
from accord.proposals.refs import Head


@dataclass(frozen=True, slots=True)
class Proposed:
    """What becomes of one record.

    `form` are the fields of its form, None where that can't be read. `missing` are the
    approvals that are not there.
    """

    kind: RecordKind
    is_new: bool
    form: Fields | None
    effect: Effect
    missing: tuple[Judged, ...]

    @property
    def id(self) -> str:
        return self.effect.record


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
