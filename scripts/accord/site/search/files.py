"""The files of an index: one that every query loads, and many of which it loads a few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from accord.site.search.index import Index, united
from accord.site.search.numbers import packed
from accord.site.search.scripts import script

# Characters of a file of grams. Smaller ones would be quicker to load, and more to write.
SIZE = 9_000
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


def files(urls: Sequence[str], parts: Iterable[tuple[Index, Index]]) -> Iterator[tuple[str, bytes]]:
    """All of them, by path.

    Args:
        urls: the addresses of all documents, in the order of their numbers.
        parts: what the shares of them hold.
    """
    digest, firsts = sha256("\n".join(urls).encode()), list[str]()
    for number, shard in enumerate(_shards(_found(parts))):
        digest.update(repr(shard).encode())
        firsts.append(shard[0].gram)
        yield _file(str(number), [[each.gram, each.titles, each.texts] for each in shard])
    version = digest.hexdigest()[:12]
    yield _file("pages", {"version": version, "urls": urls, "firsts": firsts})


def _found(parts: Iterable[tuple[Index, Index]]) -> Iterator[Found]:
    in_titles, in_texts = zip(*parts, strict=True)
    titles = {gram: packed(numbers) for gram, numbers in united(in_titles)}
    texts = {gram: packed(numbers) for gram, numbers in united(in_texts)}
    for gram in sorted({*titles, *texts}, key=lambda each: each.encode("utf-16-be")):
        yield Found(gram, titles.get(gram, ""), texts.get(gram, ""))


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


def _file(name: str, value: object) -> tuple[str, bytes]:
    return f"{FOLDER}/{name}.js", script(name, value)
