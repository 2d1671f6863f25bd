"""Documents -> in which of them each gram stands, and the same of many shares as one."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from accord.site.search.document import Document
from accord.site.search.folding import fold
from accord.site.search.grams import grams

Index = Mapping[str, "array[int]"]


def indexes(documents: Iterable[Document], places: Mapping[str, int]) -> tuple[Index, Index]:
    """The numbers of the documents in whose titles, and in whose texts, each gram stands.

    `places` are the numbers by address; those of one gram come in ascending order.
    """
    titles: defaultdict[str, array[int]] = defaultdict(_numbers)
    texts: defaultdict[str, array[int]] = defaultdict(_numbers)
    for document in sorted(documents, key=lambda each: places[each.url]):
        number = places[document.url]
        for gram in grams(fold(document.title)):
            titles[gram].append(number)
        for gram in grams(fold(document.text)):
            texts[gram].append(number)
    return dict(titles), dict(texts)


def united(parts: Iterable[Index]) -> Iterator[tuple[str, list[int]]]:
    """Every gram with all its numbers, in the order in which a browser sorts grams."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for part in parts:
        for gram, numbers in part.items():
            found[gram].extend(numbers)
    for gram in sorted(found, key=lambda each: each.encode("utf-16-be", "surrogatepass")):
        yield gram, sorted(found[gram])


def _numbers() -> array[int]:
    return array("I")
