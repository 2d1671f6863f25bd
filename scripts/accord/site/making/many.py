"""The pages of which there are many, as they come from those who make them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accord.crew import Crew
from accord.site.making.joint import Joint, dealt
from accord.site.making.maker import Maker
from accord.site.making.packing import unpack
from accord.site.making.press import Press, Written
from accord.site.page import Page
from accord.site.search.document import Document
from accord.site.search.files import search_files
from accord.site.search.order import Order
from accord.site.search.reading import read

# In how many parts the pages of a share come, so that they can be used as they come.
PARTS = 16


@dataclass(frozen=True, slots=True)
class Many:
    """The pages of which there are many: being made by a crew, beside whatever the caller does.

    They can be asked for once, as pages or written; then the crew is dismissed. `lists` are those
    that no maker makes, `joints` those to which every maker adds something, known once all have;
    `files` is what else there is, by path. `ordered` is the packed order of the search: as it is,
    it would hold on to the memory between what the outline was made of.
    """

    crew: Crew[Maker]
    lists: Iterator[Page]
    joints: Iterator[Joint]
    files: Iterator[tuple[str, bytes]]
    ordered: bytes

    def pages(self) -> Iterator[Page]:
        """The pages as they come."""
        parts = [self.crew.ask(Maker.pages, part, PARTS) for part in range(PARTS)]
        coming = deque(answer for part in parts for answer in part)
        while coming:
            yield from coming.popleft().result()
        yield from self.lists
        for answer in self.crew.deal(Maker.joined, [(each,) for each in self._dealt()]):
            yield from answer.result()
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
        coming += self.crew.deal(Maker.write_joined, [(each, press) for each in self._dealt()])
        for answer in coming:
            yield from answer.result()
        if searched:
            press.lay(search_files(order, here, [answer.result() for answer in parts]))
        self.crew.dismiss()

    def _dealt(self) -> list[list[Joint]]:
        """The joints, to each maker about as many."""
        return dealt([*self.joints], self.crew.size)
