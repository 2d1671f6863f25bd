"""Numbers in words: shares, office hours, working days."""

from __future__ import annotations

from accord.figures.figure import Unit
from accord.language import Message, say


def told(value: float | None, unit: Unit) -> Message | str:
    """A number as people read it, or that there is none."""
    if value is None:
        return say("none")
    if unit is Unit.SHARE:
        return f"{100 * value:.0f} %"
    if unit is Unit.OFFICE_MINUTES:
        return say("{n} h", n=_short(value / 60))
    return _short(value)


def _short(number: float) -> str:
    """With one decimal where there is one to tell."""
    return f"{number:.1f}".removesuffix(".0")
