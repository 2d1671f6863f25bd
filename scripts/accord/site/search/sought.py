"""All that the search has of one page."""

from __future__ import annotations

from dataclasses import dataclass

from accord.site.search.document import Document
from accord.site.search.index import Grams


@dataclass(frozen=True, slots=True)
class Sought:
    """The file beside the page from which it is shown, and the grams by which it is found."""

    path: str
    data: bytes
    grams: Grams

    @classmethod
    def of(cls, document: Document) -> Sought:
        return cls(document.path, document.data, Grams.of(document))
