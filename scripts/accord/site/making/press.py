"""Writes pages as whole documents: those who make the pages write them too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from accord.site.page import Page
from accord.site.theme.shell import ANYWHERE, Shell


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be known of a page once it is written; `sought` as the page has it."""

    url: str
    title: str
    sought: bool


@dataclass(frozen=True, slots=True)
class Press:
    """Puts each page into the shell of its place, and the document into a folder.

    `shells` are those of each room and depth, and of each depth for pages of any other room.
    """

    shells: Mapping[tuple[str, int], Shell]
    folder: Path

    @classmethod
    def of(cls, rendered: Mapping[Page, str], folder: Path) -> Press:
        """The press for what the generator has rendered of each blank page.

        Raises:
            ValueError: one of them has no place for the content.
        """
        shells = {(each.room, each.depth): Shell.of(html, each) for each, html in rendered.items()}
        return cls(shells, folder)

    def _shell(self, page: Page) -> Shell:
        own = self.shells.get((page.room, page.depth))
        return own or self.shells[ANYWHERE, page.depth]

    def write(self, page: Page) -> Written:
        target = self.folder / page.url / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self._shell(page).around(page), encoding="utf-8")
        return Written(page.url, page.title, page.sought)

    def lay(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write files as they are, by their paths."""
        for path, data in files:
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
