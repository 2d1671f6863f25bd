"""The theme's shell: one page rendered by a site generator, into which all others are put.

A theme takes milliseconds to render a page around its content, and that page is the same
for every record but for the title, the table of contents, the address and the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from markupsafe import escape

from accord.site.page import Heading, Page

# What the generator is given to render; each part of it is found again in what it made.
HEADING = Heading("accord-shell-id", "accord-shell-heading")
BLANK = Page(
    url="records/shell/",
    title="accord-shell-title",
    html=f'<h1>accord-shell</h1><h2 id="{HEADING.id}">{HEADING.title}</h2>',
    listed=True,
)

_CONTENTS = "@contents@"
_ITEM = re.compile(rf"<li\b(?:(?!<li\b).)*?#{HEADING.id}\b.*?</li>", re.DOTALL)
_MARKS = re.compile(f"({BLANK.url}|{BLANK.title}|{BLANK.html}|{_CONTENTS}|{HEADING.id})")


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page in pieces, with the markup of one line of its table of contents."""

    pieces: tuple[str, ...]
    item: str

    @classmethod
    def of(cls, html: str) -> Shell:
        """Take apart what the generator rendered.

        Raises:
            ValueError: it has no place for the content.
        """
        if BLANK.html not in html:
            raise ValueError("the theme has rendered a page without its content")
        found = _ITEM.search(html)
        contents = _ITEM.sub(_CONTENTS, html)
        return cls(tuple(_MARKS.split(contents)), found[0] if found else "")

    def around(self, page: Page) -> str:
        """The whole document of a page whose address is as deep as the shell's."""
        headings = page.headings
        fillings = {
            BLANK.url: page.url,
            BLANK.title: str(escape(page.title)),
            BLANK.html: page.html,
            _CONTENTS: "".join(self._line(each) for each in headings),
            HEADING.id: headings[0].id if headings else "",
        }
        return "".join(fillings.get(piece, piece) for piece in self.pieces)

    def fill(self, pages: Iterable[Page], folder: Path) -> Iterator[Page]:
        """Write each page as a document of its own, and say that it is written.

        Two threads: most of the time goes to the file system, which waits for nobody.
        """

        def write(page: Page) -> Page:
            target = folder / page.url / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(self.around(page), encoding="utf-8")
            return page

        with ThreadPoolExecutor(2) as threads:
            yield from threads.map(write, pages)

    def _line(self, heading: Heading) -> str:
        return self.item.replace(HEADING.title, heading.title).replace(HEADING.id, heading.id)
