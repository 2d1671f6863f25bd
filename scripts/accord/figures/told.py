"""Numbers in words: shares, office hours, working days."""

from __future__ import annotations

from accord.figures.figure import Unit
from accord.language import Message, say


def told(value: float | None, unit: Unit) -> Message | str:
    """A number as people read it, or that there is none."""
    if value is None:
        return say("none")
    if unit is Unit.SHARE:
        return _percent(value)
    if unit is Unit.OFFICE_MINUTES:
        return say("{n} h", n=_short(value / 60))
    if unit is Unit.WORKING_DAYS:
        return say("{n} d", n=_short(value))
    return _short(value)


def _percent(share: float) -> str:
    """Never all where something is missing, and never nothing where there is something."""
    whole = f"{100 * share:.0f}"
    if (whole == "100" and share < 1) or (whole == "0" and share > 0):
        whole = f"{min(max(100 * share, 0.1), 99.9):.1f}"
    return f"{whole}%"


def _short(number: float) -> str:
    """With one decimal where there is one to tell."""
    return f"{number:.1f}".removesuffix(".0")
