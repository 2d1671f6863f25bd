"""Spells: from when something was so until it ceased to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accord.model import Entry
from accord.workflow.fold import Step


@dataclass(frozen=True, slots=True)
class Spell:
    """From the entry by which something came to be so, until it ceased to be, if it did."""

    by: Entry
    until: datetime | None = None

    @property
    def since(self) -> datetime:
        return self.by.at

    def lasts(self, moment: datetime) -> bool:
        """Whether it is not over by `moment`."""
        return self.until is None or moment < self.until


def spells(after: Iterable[tuple[Step, frozenset[str]]]) -> dict[str, list[Spell]]:
    """For each name every time that it came to hold, given the names that hold after each step.

    A name that never held is not there.
    """
    found: dict[str, list[Spell]] = {}
    begun: dict[str, Entry] = {}
    for step, names in after:
        for name in begun.keys() - names:
            found.setdefault(name, []).append(Spell(begun.pop(name), step.at))
        for name in names - begun.keys():
            begun[name] = step.entry
    for name, entry in begun.items():
        found.setdefault(name, []).append(Spell(entry))
    return found


def counting(found: Iterable[Spell], due: datetime) -> Spell | None:
    """The spell by which something due is judged: what was undone before the date is not done."""
    return next((spell for spell in found if spell.lasts(due)), None)
