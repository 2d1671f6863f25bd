"""A tree of records at an instant -> every page of the site in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from accord.export.subscriptions import calendars
from accord.ledger import Ledger
from accord.ledger.shares import record_folders
from accord.site.assets import assets
from accord.site.clockwork import clockwork
from accord.site.documents.weekly.portions import Place
from accord.site.documents.weekly.ready import Ready
from accord.site.documents.weekly.report import weekly_reports
from accord.site.figures.pages import CountedList, Rows, counted_lists
from accord.site.lists.index import index
from accord.site.lists.pages import list_data, lists, long_lists, lore_of, topic_data
from accord.site.making.around import look_around
from accord.site.making.hiring import hired
from accord.site.making.instants import Instants
from accord.site.making.joint import Joint, joints
from accord.site.making.maker import Maker
from accord.site.making.many import Many
from accord.site.making.outline import Outline
from accord.site.making.packing import Packed, pack, put_by, unpack
from accord.site.making.summed import whole_of
from accord.site.overviews.pages import overviews
from accord.site.page import Page
from accord.site.reader import Reader
from accord.site.reference.pages import reference
from accord.site.search.order import in_order
from accord.site.status import checked_out, status
from accord.site.templates import Writer
from accord.site.writing.assets import DATA, RECORDS, writing_assets
from accord.site.writing.data import Moment, forms_script, records_script
from accord.site.writing.pages import writing
from accord.trees import Tree


def site(
    tree: Tree, opened: Ledger, now: datetime, language: str, *, pinned: bool = False
) -> dict[str, Page | bytes]:
    """Everything that the program contributes to the site, by path.

    Args:
        tree: where the records are.
        opened: the ledger of the tree; its records need not have been read.
        now: the instant that the site shows; aware.
        language: "zh" or "en".
        pinned: whether that instant was chosen, and is not the present.
    """
    few, many = begin_site(tree, opened, Instants.at(now, exact=True), language, pinned=pinned)
    return {**few, **{page.path: page for page in many.pages()}, **dict(many.files)}


def begin_site(
    tree: Tree,
    opened: Ledger,
    instants: Instants,
    language: str,
    *,
    pinned: bool = False,
    keep: Path | None = None,
) -> tuple[dict[str, Page | bytes], Many]:
    """The same in two parts: what there is little of at once, and the many pages.

    What takes long to make is kept in the folder `keep` for the next build, if there is one.
    """
    now, writer = instants.now, Writer(Reader(language, opened.organization))
    around = look_around(tree, opened, instants, writer.reader, pinned=pinned)
    crew = hired(tree, opened, around, writer, keep)
    outline = whole_of([part for answer in crew.ask(Maker.outline) for part in answer.result()])
    crew.ask(Maker.meet, outline.directory, lore_of(outline))
    crew.settle()  # a template leaves behind what refers to itself
    crew.ask(Maker.make)
    counted, reported = crew.ask(Maker.counted), crew.ask(Maker.weekly)
    booked, outline = pack(outline.booked), replace(outline, booked=())
    table = index(opened, outline.cards, outline.broken, writer.reader)
    few, others = _parted(
        chain(
            overviews(outline, opened, now, writer, around.proposed),
            lists(outline, table, opened, writer),
            reference(opened, now, writer),
            writing(opened, writer),
            long_lists(outline, opened, writer),
        )
    )
    taken = (*_names(tree), *(each.id for one in around.proposed for each in one.records))
    told = status(outline, opened, now, pinned=pinned, commit=checked_out(tree))
    at_once: dict[str, Page | bytes] = {
        **few,
        **assets(),
        **writing_assets(),
        "assets/clockwork.js": clockwork(opened, now, _dues(outline), writer.reader),
        DATA: forms_script(opened, Moment(now, pinned), taken, writer.reader),
        RECORDS: records_script(reversed([*outline.cards.values()])),
        "status.json": told,
    }
    rows = put_by(chain(list_data(table).items(), topic_data(outline, opened, writer)))
    figures = counted_lists(outline.tallies, opened, now, writer.reader)
    order = in_order(outline.cards, (each.id for each in outline.broken))
    return at_once, Many(
        crew,
        others,
        chain(_figures(figures, counted), _weekly(reported)),
        chain(_subscribed(booked, opened, now, language), rows),
        pack(order),
    )


def _dues(outline: Outline) -> list[datetime]:
    return [datetime.fromisoformat(each.due_at) for each in outline.owed]


def _names(tree: Tree) -> Iterator[str]:
    """The ids that are taken, whether or not the records can be read."""
    return (folder.rpartition("/")[2] for folder in record_folders(tree))


def _parted(pages: Iterable[Page]) -> tuple[dict[str, Page], Iterator[Page]]:
    """The listed ones by path, and the others, which lie packed until they are written."""
    listed: dict[str, Page] = {}
    others = []
    for page in pages:
        if page.listed:
            listed[page.path] = page
        else:
            others.append(pack(page))
    return listed, map(unpack, others)


def _subscribed(
    booked: bytes, opened: Ledger, now: datetime, language: str
) -> Iterator[tuple[str, bytes]]:
    """The calendars of what lay packed meanwhile."""
    yield from calendars(unpack(booked), opened.organization, now, language).items()


def _figures(
    heads: Mapping[str, CountedList], counted: Iterable[Future[Packed[str, Rows]]]
) -> Iterator[Joint]:
    """What the figures count, once every share has made its rows."""
    yield from joints(heads, [each.result() for each in counted])


def _weekly(reported: Iterable[Future[Packed[Place, tuple[Ready, ...]]]]) -> Iterator[Joint]:
    """The weekly reports, once every share has made its part of them."""
    shares = [each.result() for each in reported]
    yield from joints(weekly_reports({*chain.from_iterable(shares)}), shares)
