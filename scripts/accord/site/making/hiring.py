"""The crew that makes the site: one maker for each share of the records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from accord.crew import Crew
from accord.ledger import Ledger
from accord.ledger.shares import shares, whole
from accord.site.making.around import Around
from accord.site.making.maker import Keep, Maker
from accord.site.making.stamps import Stamp, conditions
from accord.site.templates import Writer
from accord.trees import Tree


def hired(
    tree: Tree, opened: Ledger, around: Around, writer: Writer, folder: Path | None
) -> Crew[Maker]:
    """Hire as many makers as can work at a time; what they keep they keep in the folder, if any."""
    hour, language = around.instants.hour, writer.reader.language
    parts = shares(whole(tree))
    keeps = _keeps(folder, len(parts), language, lambda: conditions(tree, hour, language))
    pairs = zip(parts, keeps, strict=True)
    return Crew([Maker(tree, opened, share, around, writer, each) for share, each in pairs])


def _keeps(
    folder: Path | None, parts: int, language: str, under: Callable[[], Stamp]
) -> list[Keep | None]:
    """A file for each share, in which nobody else writes."""
    if folder is None:
        return [None] * parts
    digest = under()
    files = (folder / f"{language}-{place + 1}-of-{parts}.sqlite" for place in range(parts))
    return [Keep(file, digest) for file in files]
