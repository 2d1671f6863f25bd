"""A list of one kind of thing: its newest on one page, all of them by the month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from accord.site.lists.filters import Filter
from accord.site.lists.notes import Noted
from accord.site.lists.row import Row
from accord.site.lists.ways import Way, ways
from accord.site.page import Page
from accord.site.templates import Writer

T = TypeVar("T")
N = TypeVar("N", bound=Noted)

# Where all rows of a list stand that has more of them than a page.
FILE = "assets/lists/{name}.js"
# How many rows the page of a list holds, and how many a page of one month.
NEWEST = 100
MOST = 200


@dataclass(frozen=True, slots=True)
class Words:
    """What a list is called, what it holds, and what to say where there is nothing."""

    title: str
    about: str
    nothing: str


@dataclass(frozen=True, slots=True)
class Topic(Generic[T]):
    """`found` is what there is, the newest first; `day` and `row` tell of one what they say.

    `name` is the folder in which the pages stand, `headings` are those beside number and title.
    """

    name: str
    words: Words
    headings: tuple[str, ...]
    filters: tuple[Filter, ...]
    found: Sequence[T]
    day: Callable[[T], str]
    row: Callable[[T], Row]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another page of the same list, and how much stands there, where that is known."""

    url: str
    label: str
    count: int = 0
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a list: some rows of `total`, and the pages on which the others stand.

    If it has not all, `file` says where they are; the page has of them those `within` a month or
    year such as "2026-07", or the newest if that is empty.
    """

    title: str
    about: str
    nothing: str
    headings: tuple[str, ...]
    filters: tuple[Filter, ...]
    rows: tuple[Row, ...]
    total: int
    neighbours: tuple[Neighbour, ...]
    ways: tuple[Way, ...]
    file: str = ""
    within: str = ""

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.rows)


def newest(found: Iterable[N]) -> tuple[N, ...]:
    """The newest first; of one day by record and entry."""
    return tuple(sorted(found, key=lambda each: (each.at, each.record, each.anchor), reverse=True))


def front(topic: Topic[T], writer: Writer, others: tuple[Neighbour, ...] | None = None) -> Page:
    """The newest of a list, in the menu; `others` are the pages with all of it, if not by month."""
    shown = ListView(
        title=topic.words.title,
        about=topic.words.about,
        nothing=topic.words.nothing,
        headings=topic.headings,
        filters=topic.filters,
        rows=tuple(map(topic.row, topic.found[:NEWEST])),
        total=len(topic.found),
        neighbours=tuple(_months(topic, writer)) if others is None else others,
        ways=ways(topic.name, writer.reader),
        file=FILE.format(name=topic.name),
    )
    return writer.listed(f"{topic.name}/", shown.title, "lists/list", list=shown)


def by_month(topic: Topic[T], writer: Writer) -> Iterator[Page]:
    """All of a list of which the front has only the newest, month by month."""
    if len(topic.found) <= NEWEST:
        return
    months = tuple(_months(topic, writer))
    for month, found in groupby(topic.found, key=lambda each: topic.day(each)[:7]):
        label = writer.reader.month(month)
        yield from numbered(topic, tuple(found), f"{topic.name}/{month}", label, months, writer)


def numbered(
    topic: Topic[T],
    found: Sequence[T],
    stem: str,
    label: str,
    others: tuple[Neighbour, ...],
    writer: Writer,
) -> Iterator[Page]:
    """The pages of one month or year: one, or several where there is very much."""
    count = max(1, -(-len(found) // MOST))
    urls = tuple(f"{stem}/" if place == 0 else f"{stem}-{place + 1}/" for place in range(count))
    for place, url in enumerate(urls):
        title = f"{topic.words.title} · {label}"
        if count > 1:
            title += f" · {place + 1}/{count}"
        numbers = tuple(
            Neighbour(each, str(number + 1), is_here=each == url)
            for number, each in enumerate(urls)
        )
        shown = ListView(
            title=title,
            about="",
            nothing=topic.words.nothing,
            headings=topic.headings,
            filters=topic.filters,
            rows=tuple(map(topic.row, found[place * MOST : (place + 1) * MOST])),
            total=len(found),
            neighbours=numbers if count > 1 else _with(others, url),
            ways=ways(topic.name, writer.reader),
            file=FILE.format(name=topic.name),
            within=stem.rpartition("/")[2],
        )
        yield writer.page(url, title, "lists/list", sought=False, list=shown)


def _months(topic: Topic[T], writer: Writer) -> Iterator[Neighbour]:
    if len(topic.found) <= NEWEST:
        return
    for month, found in groupby(topic.found, key=lambda each: topic.day(each)[:7]):
        label = writer.reader.month(month)
        yield Neighbour(f"{topic.name}/{month}/", label, sum(1 for _ in found))


def _with(others: tuple[Neighbour, ...], here: str) -> tuple[Neighbour, ...]:
    """The others, of which one is the page itself."""
    return tuple(Neighbour(each.url, each.label, each.count, each.url == here) for each in others)
