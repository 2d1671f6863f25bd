"""A page: where it stands, what it is called, and its ready HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>\s*(.*?)\s*</h2>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of a page that its table of contents names; the title is escaped HTML."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `url` is relative to the root of the language and ends in a slash, or is empty for the
    home page. `title` is plain text; `html` is complete and safe. `listed` pages stand in
    the site's menu; a `wide` page wants the whole width of the window. Of pages that are not
    listed the search finds those that are `sought`.
    """

    url: str
    title: str
    html: str
    listed: bool = False
    wide: bool = False
    sought: bool = True

    @property
    def path(self) -> str:
        """The page's file.

        It has a folder of its own, so that its address is the same whichever program makes
        a page of it.
        """
        return f"{self.url}index.md"

    @property
    def room(self) -> str:
        """The first folder of the address, with its slash; the home page has none."""
        return "".join(self.url.partition("/")[:2])

    @property
    def depth(self) -> int:
        """How many folders lie between the root of the language and the page."""
        return self.url.count("/")

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The table of contents: the second-level headings that the template set."""
        return tuple(Heading(*found) for found in _HEADING.findall(self.html))
