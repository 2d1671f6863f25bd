"""Spells: from when something was so until it ceased to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from accord.model import Entry
from accord.obligations.done import Work
from accord.workflow.fold import Step


class Spell(NamedTuple):
    """From the entry by which something came to be so, until it ceased to be, if it did."""

    by: Entry
    since: datetime
    until: datetime | None = None

    def lasts(self, moment: datetime) -> bool:
        """Whether it is not over by `moment`."""
        return self.until is None or moment < self.until


def spells(
    turns: Iterable[tuple[Step, Work]], holding: Callable[[Work], frozenset[str]]
) -> dict[str, list[Spell]]:
    """For each name every time that it came to be among those that hold; `turns` are in order.

    A name that never held is not there.
    """
    found: dict[str, list[Spell]] = {}
    lasting: dict[str, Spell] = {}
    before: frozenset[str] = frozenset()
    for step, work in turns:
        names, entry = holding(work), step.entry
        if names is before or names == before:
            continue
        for name in before - names:
            if (spell := lasting.pop(name)).since < entry.at:  # not within one minute
                found.setdefault(name, []).append(spell._replace(until=entry.at))
        lasting |= dict.fromkeys(names - before, Spell(entry, entry.at))
        before = names
    for name, spell in lasting.items():
        found.setdefault(name, []).append(spell)
    return found


def counting(found: Iterable[Spell], due: datetime, since: datetime | None = None) -> Spell | None:
    """The spell by which something due is judged: what was undone before the date is not done.

    Nor is what was done before `since`, if that is given.
    """
    for spell in found:
        _, begun, until = spell
        if (until is None or due < until) and (since is None or begun >= since):
            return spell
    return None
