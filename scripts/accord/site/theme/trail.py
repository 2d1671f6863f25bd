"""The way to a page that the menu does not name: what a theme marks in it, and shows above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


class Item(Protocol):
    """What a generator's menu consists of: pages, and sections of them.

    A section has children and no address, a page an address, relative to the language's root.
    """

    @property
    def title(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Step:
    """A page on the way; `url` is relative to the language's root."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Trail:
    """The pages above another, the home page first, and the item of the menu that it belongs to."""

    tab: Item
    steps: tuple[Step, ...]


def trail(menu: Sequence[Item], url: str) -> Trail | None:
    """The way to the page at `url`; None if the menu names it, or nothing above it."""
    if any(page.url == url for page in _pages(menu)):
        return None
    room = "".join(url.partition("/")[:2])
    tab = next((item for item in menu if any(page.url == room for page in _pages([item]))), None)
    if tab is None:
        return None
    inside = _pages([tab])
    first = Step(tab.title or "", next(inside).url)
    below = (page for page in inside if page.url == room)
    return Trail(tab, (next(_pages(menu)), first, *below))


def _pages(items: Sequence[Item]) -> Iterator[Step]:
    for item in items:
        if children := getattr(item, "children", None):
            yield from _pages(children)
        else:
            yield Step(item.title or "", getattr(item, "url", None) or "")
