"""In which documents each gram stands."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.site.search.document import Document
from accord.site.search.folding import fold
from accord.site.search.grams import grams

Numbers = Mapping[str, "array[int]"]
# Between the grams of a document, none of which has one.
_SPACE = " "


@dataclass(frozen=True, slots=True)
class Grams:
    """The grams of a document's name, and of its text, as two texts: many lie on a shelf."""

    title: str
    text: str

    @classmethod
    def of(cls, document: Document) -> Grams:
        return cls(*(_joined(fold(each)) for each in (document.name, document.text)))


@dataclass(frozen=True, slots=True)
class Index:
    """The numbers of the documents in whose titles, and in whose texts, each gram stands."""

    titles: Numbers
    texts: Numbers


class Indexer:
    """Takes documents one by one, best in the order of their numbers."""

    def __init__(self) -> None:
        self._titles: defaultdict[str, list[int]] = defaultdict(list)
        self._texts: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, number: int, found: Grams) -> None:
        for gram in found.title.split(_SPACE):
            self._titles[gram].append(number)
        for gram in found.text.split(_SPACE):
            self._texts[gram].append(number)

    def index(self) -> Index:
        """The index of all that was added, which is given away."""
        return Index(_packed(self._titles), _packed(self._texts))


def united(parts: Sequence[Numbers]) -> Iterator[tuple[str, list[int]]]:
    """Every gram with all its numbers, in ascending order; the grams come in no order."""
    for gram in {gram for part in parts for gram in part}:
        yield gram, sorted(number for part in parts for number in part.get(gram, ()))


def _joined(folded: str) -> str:
    return _SPACE.join(gram for gram in grams(folded) if _SPACE not in gram)


def _packed(numbers: dict[str, list[int]]) -> Numbers:
    """The same in less memory; no document has the empty gram of an empty text."""
    numbers.pop("", None)
    return {gram: array("I", numbers.pop(gram)) for gram in [*numbers]}
