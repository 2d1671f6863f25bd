"""The theme's shell: a page rendered by a site generator, into which others are put.

A theme takes milliseconds to render a page around its content, and that page is the same
for every record but for the title, the table of contents, the address and the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import escape

from accord.site.page import Heading, Page

# What the generator is given to render; each part of it is found again in what it made.
HEADING = Heading("accord-shell-id", "accord-shell-heading")
_NAME = "accord-shell"
# Where a page's address begins, and how many folders deep it is: its place in the menu and its
# links to the rest of the site follow from these. A room that is not named here has none.
ANYWHERE = f"{_NAME}/"
_SPOTS = (
    *((ANYWHERE, depth) for depth in (1, 2, 3)),
    *((room, 2) for room in ("records/", "departments/", "people/", "figures/")),
    *((room, 2) for room in ("months/", "archive/", "write/")),
    *((room, 3) for room in ("records/", "weekly/")),
)
BLANKS = tuple(
    Page(
        url=room + f"{_NAME}/" * (depth - room.count("/")),
        title=f"{_NAME}-title",
        html=f'<h1>{_NAME}</h1><h2 id="{HEADING.id}">{HEADING.title}</h2>',
        listed=True,
    )
    for room, depth in _SPOTS
)

_CONTENTS = "@contents@"
_ITEM = re.compile(rf"<li\b(?:(?!<li\b).)*?#{HEADING.id}\b.*?</li>", re.DOTALL)
# What the theme leaves out where there is nothing to list: the heading of the list, and the list.
_TITLE = '<(?:label|span) class="md-nav__title"'
_LIST = re.compile(rf"{_TITLE}(?:(?!{_TITLE}).)*?{_CONTENTS}.*?</ul>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page in pieces, with the markup of its table of contents and of a line of it."""

    blank: Page
    pieces: tuple[str, ...]
    contents: str
    item: str

    @classmethod
    def of(cls, html: str, blank: Page) -> Shell:
        """Take apart what the generator rendered of a blank page.

        Raises:
            ValueError: it has no place for the content.
        """
        if blank.html not in html:
            raise ValueError("the theme has rendered a page without its content")
        item = _ITEM.search(html)
        listed = _ITEM.sub(_CONTENTS, html)
        contents = _LIST.search(listed)
        marks = f"({blank.url}|{blank.title}|{blank.html}|{_CONTENTS}|{HEADING.id})"
        return cls(
            blank,
            tuple(re.split(marks, _LIST.sub(_CONTENTS, listed))),
            contents[0] if contents else _CONTENTS,
            item[0] if item else "",
        )

    def around(self, page: Page) -> str:
        """The whole document of a page in the same room, and as deep, as the shell's blank one."""
        headings = page.headings
        fillings = {
            self.blank.url: page.url,
            self.blank.title: str(escape(page.title)),
            self.blank.html: page.html,
            _CONTENTS: self._list(headings),
            HEADING.id: headings[0].id if headings else "",
        }
        return "".join(fillings.get(piece, piece) for piece in self.pieces)

    def _list(self, headings: Iterable[Heading]) -> str:
        lines = "".join(map(self._line, headings))
        return self.contents.replace(_CONTENTS, lines) if lines else ""

    def _line(self, heading: Heading) -> str:
        return self.item.replace(HEADING.title, heading.title).replace(HEADING.id, heading.id)
