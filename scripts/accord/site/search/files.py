"""The files of an index: one that every query loads, and many of which it loads a few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from accord.site.search.document import Document
from accord.site.search.index import Grams, Index, Indexer, Numbers, united
from accord.site.search.numbers import packed
from accord.site.search.order import Order
from accord.site.search.scripts import script

# Characters of a file of grams. Smaller ones would be quicker to load, and more to write.
SIZE = 8_000
FOLDER = "search"


@dataclass(frozen=True, slots=True)
class Found:
    """A gram, and the packed numbers of the pages with it: in their titles, and in their texts."""

    gram: str
    titles: str
    texts: str

    @property
    def size(self) -> int:
        return len(self.gram) + len(self.titles) + len(self.texts)


def search_files(
    order: Order, others: Sequence[Document], parts: Sequence[Index]
) -> Iterator[tuple[str, bytes]]:
    """All that a site needs beside the texts of its records, by path.

    Args:
        order: the records, and so the numbers that they have in the index.
        others: what else is found.
        parts: what the shares of all records hold.
    """
    indexer = Indexer()
    for number, each in enumerate(others, start=len(order.records)):
        indexer.add(number, Grams.of(each))
        yield each.path, each.data
    yield from files(order, [each.url for each in others], [indexer.index(), *parts])


def files(
    order: Order, others: Sequence[str], parts: Sequence[Index]
) -> Iterator[tuple[str, bytes]]:
    """Those of the index alone.

    Args:
        order: the records, and so the numbers that they have in the index.
        others: the addresses of what else is found, in the order of the numbers behind those.
        parts: what the shares of all documents hold.
    """
    urls = (*order.records, *others)
    digest, firsts = sha256("\n".join(urls).encode()), list[str]()
    for number, shard in enumerate(_shards(_found(parts))):
        name = str(number)
        data = script(name, [[each.gram, each.titles, each.texts] for each in shard])
        digest.update(data)
        firsts.append(shard[0].gram)
        yield f"{FOLDER}/{name}.js", data
    pages = {
        "version": digest.hexdigest()[:12],
        "urls": urls,
        "archived": [order.archived, len(order.records)],
        "firsts": firsts,
    }
    yield f"{FOLDER}/pages.js", script("pages", pages)


def _found(parts: Sequence[Index]) -> Iterator[Found]:
    """Everything, in the order in which a browser sorts grams."""
    titles = _all_packed([part.titles for part in parts])
    texts = _all_packed([part.texts for part in parts])
    for gram in sorted({*titles, *texts}, key=lambda each: each.encode("utf-16-be")):
        yield Found(gram, titles.get(gram, ""), texts.get(gram, ""))


def _all_packed(parts: Sequence[Numbers]) -> dict[str, str]:
    return {gram: packed(numbers) for gram, numbers in united(parts)}


def _shards(found: Iterable[Found]) -> Iterator[list[Found]]:
    shard, size = list[Found](), 0
    for each in found:
        shard.append(each)
        size += each.size
        if size > SIZE:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard
