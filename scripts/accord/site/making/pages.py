"""A tree of records at an instant -> every page of the site in one language."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from accord.crew import Crew
from accord.export.subscriptions import calendars
from accord.ledger import Ledger
from accord.ledger.shares import shares, whole
from accord.model import FOLDERS, ROOT
from accord.proof.proofs import Kept, kept
from accord.proposals.proposal import Proposal
from accord.proposals.reading import proposals
from accord.site.assets import assets
from accord.site.clockwork import clockwork
from accord.site.documents.weekly.ready import Shares
from accord.site.documents.weekly.report import weekly_pages
from accord.site.figures.pages import Rows, list_pages
from accord.site.lists.index import index
from accord.site.lists.pages import list_data, lists, long_lists, lore_of, topic_data
from accord.site.making.around import Around, Keep
from accord.site.making.instants import Instants
from accord.site.making.maker import Maker
from accord.site.making.packing import pack, put_by, unpack
from accord.site.making.press import Press, Written
from accord.site.making.stamps import Stamp, conditions
from accord.site.making.summed import Summed, tallies_of, whole_of
from accord.site.overviews.pages import overviews
from accord.site.overviews.review import by_record, under_review
from accord.site.page import Page
from accord.site.reader import Reader
from accord.site.records.history import by_folder, written_by
from accord.site.reference.pages import reference
from accord.site.search.document import Document
from accord.site.search.files import search_files
from accord.site.search.order import Order, in_order
from accord.site.search.reading import read
from accord.site.status import checked_out, status
from accord.site.templates import Writer
from accord.trees import Folder, Revision, Tree, TreeError
from accord.trees.edits import Edit, edits

# In how many parts the pages of a share come, so that they can be used as they come.
PARTS = 16


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


@dataclass(frozen=True, slots=True)
class Many:
    """The pages of which there are many: being made by a crew, beside whatever the caller does.

    They can be asked for once, as pages or written; then the crew is dismissed. `lists` are those
    that no maker makes, `files` what else there is, by path. `ordered` is the packed order of the
    search: as it is, it would hold on to the memory between what the outline was made of.
    """

    crew: Crew[Maker]
    lists: Iterator[Page]
    files: Iterator[tuple[str, bytes]]
    ordered: bytes

    def pages(self) -> Iterator[Page]:
        """The pages as they come."""
        parts = [self.crew.ask(Maker.pages, part, PARTS) for part in range(PARTS)]
        coming = deque(answer for part in parts for answer in part)
        while coming:
            yield from coming.popleft().result()
        yield from self.lists
        self.crew.dismiss()

    def write(
        self, press: Press, others: Iterable[Document] = (), *, searched: bool = True
    ) -> Iterator[Written]:
        """Let those who make the pages write them, and tell of each that it is written.

        If the site is `searched`, they are found then, and what `others` there are.
        """
        order: Order = unpack(self.ordered)
        coming = self.crew.ask(Maker.write, press, order.places if searched else {})
        parts, here = self.crew.ask(Maker.index), [*others]
        for page in self.lists:
            here.extend([read(page)] if page.sought else ())
            yield press.write(page)
        press.lay(self.files)
        for answer in coming:
            yield from answer.result()
        if searched:
            press.lay(search_files(order, here, [answer.result() for answer in parts]))
        self.crew.dismiss()


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
    is_another = pinned and now != opened.organization.as_of
    proposed = () if is_another else _proposed(tree, opened, now)
    known = by_record(under_review(proposed, writer.reader))
    edited = _edits(tree, now if is_another else None)
    around = Around(instants, _kept(tree), known, edited)
    parts = shares(whole(tree))
    keeps = _keeps(keep, len(parts), language, lambda: conditions(tree, instants.hour, language))
    crew = Crew(
        [
            Maker(tree, opened, share, around, writer, each)
            for share, each in zip(parts, keeps, strict=True)
        ]
    )
    summed = [part for answer in crew.ask(Maker.outline) for part in answer.result()]
    outline = whole_of(summed)
    crew.ask(Maker.meet, outline.directory, lore_of(outline))
    crew.settle()  # a template leaves behind what refers to itself
    crew.ask(Maker.make)
    counted, reported = crew.ask(Maker.counted), crew.ask(Maker.weekly)
    subscribed = put_by(calendars(outline.booked, opened.organization, now, language).items())
    outline = replace(outline, booked=())  # of all that is summed up the largest after the tallies
    table = index(opened, outline.cards, outline.broken, writer.reader)
    made = chain(
        overviews(outline, opened, now, writer, proposed),
        lists(outline, table, opened, writer),
        reference(opened, now, writer),
        long_lists(outline, opened, writer),
    )
    few, others = _parted(made)
    dues = [datetime.fromisoformat(each.due_at) for each in outline.owed]
    script = {"assets/clockwork.js": clockwork(opened, now, dues, writer.reader)}
    told = status(outline, opened, now, pinned=pinned, commit=checked_out(tree))
    rows = put_by(chain(list_data(table).items(), topic_data(outline, opened, writer)))
    later = chain(
        others,
        _lists(summed, counted, opened, now, writer),
        _weekly(reported, opened, writer),
    )
    order = in_order(outline.cards, (each.id for each in outline.broken))
    at_once: dict[str, Page | bytes] = {**few, **assets(), **script, "status.json": told}
    return at_once, Many(crew, later, chain(subscribed, rows), pack(order))


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


def _keeps(
    folder: Path | None, parts: int, language: str, under: Callable[[], Stamp]
) -> list[Keep | None]:
    """A file for each share, in which nobody else writes."""
    if folder is None:
        return [None] * parts
    digest = under()
    files = (folder / f"{language}-{place + 1}-of-{parts}.sqlite" for place in range(parts))
    return [Keep(file, digest) for file in files]


def _proposed(tree: Tree, opened: Ledger, now: datetime) -> tuple[Proposal, ...]:
    """The open changes of a clone; what was open at another instant nobody knows."""
    return proposals(tree.root, opened, now) if isinstance(tree, Folder) else ()


def _edits(tree: Tree, until: datetime | None) -> Mapping[str, tuple[Edit, ...]]:
    """What the history of a clone tells of each record, of all times or `until` an instant."""
    if not isinstance(tree, Folder):
        return {}
    found = edits(tree.root, *(f"{ROOT}/{folder}" for folder in FOLDERS))
    return dict(by_folder(found if until is None else written_by(found, until)))


def _kept(tree: Tree) -> Kept:
    """What the gate has kept, where the records come from a clone of its repository."""
    with contextlib.suppress(TreeError):  # there is no git here, and nothing is known of it
        if isinstance(tree, Folder | Revision):
            return kept(tree.root)
    return Kept()


def _lists(
    summed: Iterable[Summed],
    counted: list[Future[Rows]],
    opened: Ledger,
    now: datetime,
    writer: Writer,
) -> Iterator[Page]:
    """What the figures count, once every share has made its rows."""
    rows = [each.result() for each in counted]
    yield from list_pages(tallies_of(summed), rows, opened, now, writer)


def _weekly(reported: list[Future[Shares]], opened: Ledger, writer: Writer) -> Iterator[Page]:
    """The weekly reports, once every share has made its part of them."""
    yield from weekly_pages([each.result() for each in reported], opened, writer)
