"""Writes pages as whole documents: those who make the pages write them too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from accord.site.page import Page
from accord.site.theme.shell import Shell


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be known of a page once it is written; `sought` as the page has it."""

    url: str
    title: str
    sought: bool


@dataclass(frozen=True, slots=True)
class Press:
    """Puts each page into the shell of its depth, and the document into a folder."""

    shells: Mapping[int, Shell]
    folder: Path

    @classmethod
    def of(cls, rendered: Mapping[Page, str], folder: Path) -> Press:
        """The press for what the generator has rendered of each blank page.

        Raises:
            ValueError: one of them has no place for the content.
        """
        shells = {blank.depth: Shell.of(html, blank) for blank, html in rendered.items()}
        return cls(shells, folder)

    def write(self, page: Page) -> Written:
        target = self.folder / page.url / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.shells[page.depth].around(page), encoding="utf-8")
        return Written(page.url, page.title, page.sought)

    def lay(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write files as they are, by their paths."""
        for path, data in files:
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
