"""The theme's shell: a page rendered by a site generator, into which others are put.

A theme takes milliseconds to render a page around its content, and that page is the same
for every record but for the title, the table of contents, the address and the content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import escape

from accord.site.page import Heading, Page

# What the generator is given to render; each part of it is found again in what it made.
HEADING = Heading("accord-shell-id", "accord-shell-heading")
_NAME = "accord-shell"
# A page of each depth that an address can have: its links to the rest of the site differ.
BLANKS = tuple(
    Page(
        url=f"{_NAME}/" * depth,
        title=f"{_NAME}-title",
        html=f'<h1>{_NAME}</h1><h2 id="{HEADING.id}">{HEADING.title}</h2>',
        listed=True,
    )
    for depth in (1, 2, 3)
)

_CONTENTS = "@contents@"
_ITEM = re.compile(rf"<li\b(?:(?!<li\b).)*?#{HEADING.id}\b.*?</li>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page in pieces, with the markup of one line of its table of contents."""

    blank: Page
    pieces: tuple[str, ...]
    item: str

    @classmethod
    def of(cls, html: str, blank: Page) -> Shell:
        """Take apart what the generator rendered of a blank page.

        Raises:
            ValueError: it has no place for the content.
        """
        if blank.html not in html:
            raise ValueError("the theme has rendered a page without its content")
        found = _ITEM.search(html)
        contents = _ITEM.sub(_CONTENTS, html)
        marks = f"({blank.url}|{blank.title}|{blank.html}|{_CONTENTS}|{HEADING.id})"
        return cls(blank, tuple(re.split(marks, contents)), found[0] if found else "")

    def around(self, page: Page) -> str:
        """The whole document of a page whose address is as deep as the shell's."""
        headings = page.headings
        fillings = {
            self.blank.url: page.url,
            self.blank.title: str(escape(page.title)),
            self.blank.html: page.html,
            _CONTENTS: "".join(self._line(each) for each in headings),
            HEADING.id: headings[0].id if headings else "",
        }
        return "".join(fillings.get(piece, piece) for piece in self.pieces)

    def _line(self, heading: Heading) -> str:
        return self.item.replace(HEADING.title, heading.title).replace(HEADING.id, heading.id)
