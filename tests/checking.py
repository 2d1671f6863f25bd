"""A whole check, as the tests ask for it."""

from __future__ import annotations

from pathlib import Path

from accord import ledger
from accord.check import check
from accord.model import Finding
from accord.tree import Folder, Tree

# After everything that happens in the tests, but for what is meant to lie ahead.
NOW = "2026-11-20T10:00"


def found(place: Path | Tree, now: str = NOW) -> tuple[Finding, ...]:
    """What is wrong in a folder, or in another tree."""
    tree = Folder(place) if isinstance(place, Path) else place
    opened = ledger.opened(tree)
    return check(tree, opened, opened.organization.instant(now)).findings
