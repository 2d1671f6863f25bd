"""What is said of a cell, or of a row as a whole: what is wrong, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

from accord.language import Label, Message
from accord.model import Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """`cell` is an address such as ``B7``, or "" where the whole row is meant."""

    cell: str
    column: str
    message: Message
    help: Message | Label | None = None
    severity: Severity = Severity.WARNING
