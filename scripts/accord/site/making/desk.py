"""Where records are read: of many only a few hundred lie open at a time, the others are packed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from accord.ledger import Ledger, filled
from accord.ledger.shares import Share
from accord.proof.proofs import Kept, gather
from accord.site.making.freed import hand_back
from accord.site.making.instants import Instants, Names
from accord.site.making.packing import pack, unpack
from accord.site.records.pages import Read
from accord.survey import Survey, survey
from accord.trees import Tree

# How many records lie open at a time: each takes about 60 KB then, and 4 packed away.
AT_ONCE = 250
# A share of no more is not packed at all, which would take a tenth of the time of its pages.
FEW = 1_000


class Desk:
    """Reads records of a share, each as of its own instant, with what was `kept` of them.

    What is to be looked at twice is read and computed once: even to pack and unpack it takes but
    a third of that time.
    """

    def __init__(
        self, tree: Tree, opened: Ledger, share: Share, instants: Instants, kept: Kept
    ) -> None:
        self._tree, self._opened, self._share = tree, opened, share
        self._instants, self._kept = instants, kept
        self._lying: list[tuple[Names, Callable[[], Read]]] = []

    def read(self, names: Names) -> Read:
        """Read some records of one instant, and forget them."""
        ledger = filled(replace(self._opened, findings=()), self._tree, self._share.only(names))
        records = ledger.all_records
        return Read(
            survey(ledger, self._instants.of(names)), gather(self._kept.only(records), records)
        )

    def first(self, groups: Iterable[Names]) -> Iterator[Read]:
        """Read groups of records, some at a time; each stays together."""
        for names in self._some(groups):
            read = self.read(names)
            self._lying.append((names, self._lay(names, read)))
            yield read
            del read  # before others lie open

    def again(self, groups: Iterable[Names]) -> Iterator[Read]:
        """The same once more, of what has been read; whatever has not is read now.

        The desk is empty afterwards.
        """
        wanted = {*groups}
        while self._lying:
            names, opened = self._lying.pop()
            if found := {group for group in wanted if group & names}:
                wanted -= found
                yield opened()
        yield from map(self.read, self._some(sorted(wanted, key=min)))

    def _some(self, groups: Iterable[Names]) -> Iterator[Names]:
        """The groups joined to such as may be read at once."""
        return chain.from_iterable(map(_joined, self._instants.parted(groups)))

    def _lay(self, names: Names, read: Read) -> Callable[[], Read]:
        """Put by what was read; what comes back opens it again."""
        if len(self._share.folders) <= FEW:
            return lambda: read
        packed = _packed(read)
        hand_back()
        return partial(self._unpacked, names, packed)

    def _unpacked(self, names: Names, packed: bytes) -> Read:
        hand_back()
        ledger, others = unpack(packed)
        whole = replace(self._opened, **ledger)
        cases, directory, proofs = others
        return Read(Survey(whole, self._instants.of(names), cases, directory), proofs)


def _joined(groups: Iterable[Names]) -> Iterator[Names]:
    """Groups joined as far as there is room; none is empty, none is parted."""
    joined: Names = frozenset()
    for names in groups:
        if joined and len(joined) + len(names) > AT_ONCE:
            yield joined
            joined = frozenset()
        joined |= names
    if joined:
        yield joined


def _packed(read: Read) -> bytes:
    """Everything but what all records share."""
    survey, ledger = read.survey, read.survey.ledger
    own = {"records": ledger.records, "broken": ledger.broken, "findings": ledger.findings}
    return pack((own, (survey.cases, survey.directory, read.proofs)))
