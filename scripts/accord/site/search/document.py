"""A page as the search sees it: its title, and passages of text."""

from __future__ import annotations

from dataclasses import dataclass

from accord.site.search.scripts import script

# Beside the page; `templates/script/finding.js` knows it too.
FILE = "text.js"


@dataclass(frozen=True, slots=True)
class Passage:
    """Plain text below a heading; `anchor` leads to it, and is empty at the top of a page."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page that can be found; `url` is its address from the root of the language.

    `headings` are those by which a page that somebody wrote is known, beside its title.
    """

    url: str
    title: str
    passages: tuple[Passage, ...] = ()
    headings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What comes first where it holds what somebody looks for."""
        return " ".join((self.title, *self.headings))

    @property
    def text(self) -> str:
        """All that is searched beside the title; headings only say where something stands."""
        return " ".join(each.text for each in self.passages)

    @property
    def path(self) -> str:
        return f"{self.url}{FILE}"

    @property
    def data(self) -> bytes:
        """The file from which a reader's browser shows what was found."""
        passages = [[each.anchor, each.heading, each.text] for each in self.passages]
        return script(self.url, [self.title, passages])
