"""What is photographed, in which light and from how far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Scheme = Literal["light", "dark"]

PAGES = {
    "home": "",
    "board": "board/",
    "due": "due/",
    "records": "records/",
    "record": "records/XLX-2026-014/",
    "documents": "records/XLX-2026-001/documents/",
    "weekly": "weekly/",
    "lessons": "lessons/",
    "person": "people/wu-hao/",
    "figures": "figures/",
    "workflow": "reference/workflow/",
    "english": "en/records/XLX-2026-009/",
}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# Width and height of the window in pixels.
WINDOWS = {"desk": (1280, 900), "phone": (390, 844)}
# A4 between its margins, at 96 dots per inch; printed are those that are made for paper.
PAPER = (718, 1047)
PRINTED = ("documents", "record")
# The pictures that the README shows: the only ones that git keeps, in docs/assets.
KEPT = ("board-light-desk", "record-dark-desk", "home-light-phone")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which page, how wide and high the window is, and in which colours."""

    page: str
    window: str
    size: tuple[int, int]
    scheme: Scheme = "light"

    @property
    def name(self) -> str:
        return f"{self.page}-{self.scheme}-{self.window}"

    @property
    def is_printed(self) -> bool:
        return self.window == "paper"


def shots() -> Iterator[Shot]:
    """All of them, page by page."""
    for page in PAGES:
        for window, size in WINDOWS.items():
            yield from (Shot(page, window, size, scheme) for scheme in SCHEMES)
        if page in PRINTED:
            yield Shot(page, "paper", PAPER)
