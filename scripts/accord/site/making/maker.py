"""One of those who make the site: reads a share of the records and makes their pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from accord.directory import Directory
from accord.ledger import Ledger
from accord.ledger.shares import Share
from accord.site.documents.weekly.portions import Place
from accord.site.documents.weekly.ready import Ready, Shares, gathered, ready
from accord.site.figures.pages import Rows, list_rows
from accord.site.lists.learned import Lore
from accord.site.making.around import Around
from accord.site.making.desk import Desk
from accord.site.making.freed import hand_back
from accord.site.making.instants import Names, look_over
from accord.site.making.joint import Joint
from accord.site.making.outline import Outline, outline
from accord.site.making.packing import Packed
from accord.site.making.press import Press, Written
from accord.site.making.shelf import Shelf
from accord.site.making.stamps import Stamp, batches, stamp
from accord.site.making.summed import Summed, tallies_of
from accord.site.page import Page
from accord.site.records.beside import Beside, neighbours
from accord.site.records.pages import Read
from accord.site.search.index import Index, Indexer
from accord.site.search.reading import read
from accord.site.search.sought import Sought
from accord.site.templates import Writer
from accord.trees import Tree


@dataclass(frozen=True, slots=True)
class Keep:
    """Where what is made is kept for the next build, and the conditions under which it is made."""

    file: Path
    conditions: Stamp


class Maker:
    """`opened` is the ledger without its records. Everything is asked in the order below.

    What is kept of an earlier build, and would be the same again, is not made again.
    """

    def __init__(
        self,
        tree: Tree,
        opened: Ledger,
        share: Share,
        around: Around,
        writer: Writer,
        keep: Keep | None = None,
    ) -> None:
        self._tree, self._opened, self._share = tree, opened, share
        self._around, self._writer, self._keep = around, writer, keep
        self._instants = around.instants
        self._groups: Mapping[Stamp, Names] = {}
        self._stamps: Mapping[str, Stamp] = {}
        self._names: tuple[str, ...] = ()
        self._outlines: list[Summed] = []
        self._everybody, self._lore = Directory({}), Lore({}, {})
        self._proofs = stamp(around.kept)
        self._indexer = Indexer()

    def outline(self) -> list[Summed]:
        """Read the share as far as need be, verify its signatures, and sum it up in parts."""
        self._shelf = Shelf(self._keep.file if self._keep else None)
        self._look_over()
        self._desk = Desk(self._tree, self._opened, self._share, self._instants, self._around.kept)
        self._outlines, self._names = [], ()
        fresh = {names: key for key, names in self._groups.items() if not self._remembers(key)}
        for lying in self._desk.first(fresh):
            for names in filter(lying.has, fresh):
                part = outline(lying.only(names), self._writer.reader)
                self._shelf.put(fresh[names], part)
                self._learn(part)
            del lying  # before others lie open
        found, self._outlines = self._outlines, [each.counted for each in self._outlines]
        return found

    def _remembers(self, key: Stamp) -> bool:
        """Whether there is the outline of a group, which is taken into account then."""
        part: Outline | None = self._shelf.get(key)
        if part:
            self._learn(part)
        return part is not None

    def _learn(self, part: Outline) -> None:
        self._outlines.append(Summed.of(part))
        self._names += (*part.cards, *(each.id for each in part.broken))

    def meet(self, everybody: Directory, lore: Lore) -> None:
        """Get to know the records of the others, and what was learned from them."""
        self._everybody, self._lore = everybody, lore

    def make(self) -> None:
        """Make the pages of every record, and of those that can't be read.

        With them their portions of the weekly reports, while they lie open.
        """
        unmade = {name for name in self._names if not self._shelf.has(self._key(name))}
        unready = {names: key for key, names in self._shown() if not self._shelf.has(key)}
        alone = unmade.difference(*unready)
        for lying in self._desk.again((*unready, *(frozenset((name,)) for name in sorted(alone)))):
            for name in filter(lying.holds, sorted(unmade)):
                self._shelf.put(self._key(name), self._made(name, lying))
            for names in filter(lying.has, unready):
                self._shelf.put(unready[names], ready(lying.only(names), self._writer))
            del lying

    def pages(self, part: int, parts: int) -> list[Page]:
        """The pages of every so many-th record."""
        return [page for name in self._names[part::parts] for page in self._pages(name)]

    def write(self, press: Press, places: Mapping[str, int]) -> list[Written]:
        """Write the pages that were made, and tell which these are.

        `places` are the numbers that the search has for the records, by their addresses; a
        site that is not searched has none.
        """
        hand_back()  # what the weekly reports were gathered in
        written = []
        for name in sorted(self._names, key=lambda name: places.get(f"records/{name}/", 0)):
            for page in self._pages(name):
                written.append(press.write(page))
                if page.url in places:
                    found = self._sought(name, page)
                    press.lay([(found.path, found.data)])
                    self._indexer.add(places[page.url], found.grams)
        self._shelf.tidy()
        return written

    def index(self) -> Index:
        """Where the search finds what was written."""
        return self._indexer.index()

    def joined(self, joints: Sequence[Joint]) -> list[Page]:
        """Pages of what this share and the others have made ready."""
        return [each.page(self._opened, self._writer) for each in joints]

    def write_joined(self, joints: Sequence[Joint], press: Press) -> list[Written]:
        """Write such pages, one after the other."""
        return [press.write(each.page(self._opened, self._writer)) for each in joints]

    def counted(self) -> Packed[str, Rows]:
        """The rows of the lists to which the figures lead, by the addresses of these."""
        tallies = tallies_of(self._outlines)
        return Packed(list_rows(tallies, self._opened, self._instants.now, self._writer))

    def weekly(self) -> Packed[Place, tuple[Ready, ...]]:
        """The records of the share as they stand in the weekly reports, as ready HTML."""
        hand_back()  # what lay open for the pages, and the rows
        parts = (self._weekly(key, names) for key, names in self._shown())
        return Packed(gathered(parts).items())

    def _weekly(self, key: Stamp, names: Names) -> Shares:
        found: Shares | None = self._shelf.get(key)
        return ready(self._desk.read(names).only(names), self._writer) if found is None else found

    def _shown(self) -> Iterator[tuple[Stamp, Names]]:
        """The groups without what is not raised yet, and what is no record.

        Each with the key of its portions of the weekly reports.
        """
        shown = frozenset(self._names)
        for key, names in self._groups.items():
            if names & shown:
                yield stamp(key, "weekly"), names & shown

    def _look_over(self) -> None:
        """Find out which records are busy, and give each a digest, if anybody asks for these."""
        instants, keep = self._around.instants, self._keep
        if keep is None and instants.hour == instants.now:
            names = (folder.rpartition("/")[2] for folder in self._share.folders)
            self._stamps = {name: name.encode() for name in names}  # which will do
            self._groups = batches(self._stamps)
            return
        quiet: dict[str, Stamp] = {}
        busy: dict[str, Stamp] = {}
        under = keep.conditions if keep else b""
        for name, seen in look_over(self._tree, self._share, instants.hour).items():
            if seen.is_busy:
                busy[name] = stamp(under, instants.now, seen.digest)
            else:
                quiet[name] = stamp(under, seen.digest)
        self._instants = replace(instants, busy=frozenset(busy))
        self._stamps = {**quiet, **busy}
        self._groups = {**batches(quiet), **batches(busy)}

    def _beside(self, name: str) -> Beside:
        review, edits = self._around.review.get(name, ()), self._around.edits.get(name, ())
        return Beside(neighbours(self._everybody, name), review, edits, self._lore.of(name))

    def _key(self, name: str) -> Stamp:
        """A digest of everything that the pages of a record show."""
        return stamp(self._stamps[name], self._proofs, self._beside(name))

    def _pages(self, name: str) -> tuple[Page, ...]:
        """The pages of a record as they lie on the shelf, or new ones if they got lost there."""
        found: tuple[Page, ...] | None = self._shelf.get(self._key(name))
        return found or self._made(name, self._desk.read(frozenset((name,))))

    def _made(self, name: str, read: Read) -> tuple[Page, ...]:
        return tuple(read.pages(name, self._beside(name), self._writer))

    def _sought(self, name: str, page: Page) -> Sought:
        """What the search has of a page of a record."""
        key = stamp(self._key(name), "sought")
        found: Sought | None = self._shelf.get(key)
        if found is None:
            found = Sought.of(read(page))
            self._shelf.put(key, found)
        return found
