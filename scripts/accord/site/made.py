"""A site in the making, as a site generator takes it: a few pages first, the many at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, tzinfo

from accord import ledger
from accord.site.page import Page
from accord.site.pages import begin_site, notice
from accord.site.shell import BLANK
from accord.trees import Tree


class Made:
    """What a generator asks for in turn.

    `listed` are the pages that it renders, by path: those of its menu, and the blank one.
    `notice` says of which instant the pages speak, as HTML.
    """

    def __init__(self) -> None:
        self.listed: Mapping[str, Page] = {}
        self.notice = ""
        self._assets: Mapping[str, bytes] = {}
        self._others: tuple[Page, ...] = ()
        self._records: Iterator[Page] = iter(())

    def begin(self, tree: Tree, clock: Callable[[tzinfo], datetime], language: str) -> None:
        """Make the few pages; the records' pages are being made while the generator works.

        The clock is asked for the present in a time zone if the registry pins none.

        Raises:
            PolicyBroken, SchemaError: there is nothing that could be shown.
        """
        opened = ledger.opened(tree)
        pin = opened.organization.as_of
        now = pin or clock(opened.organization.timezone)
        pinned = pin is not None
        few, self._records = begin_site(tree, opened, now, language, pinned=pinned)
        pages = [page for page in few.values() if isinstance(page, Page)]
        self.notice = notice(tree, opened, now, language, pinned=pinned)
        self.listed = {page.path: page for page in (BLANK, *pages) if page.listed}
        self._others = tuple(page for page in pages if not page.listed)
        self._assets = {path: data for path, data in few.items() if isinstance(data, bytes)}

    def files(self) -> dict[str, bytes]:
        """The assets as they are, and a title for each page that is to be rendered."""
        titles = {path: f"# {page.title}".encode() for path, page in self.listed.items()}
        return {**self._assets, **titles}

    def unlisted(self) -> Iterator[Page]:
        """All other pages; waits for those that are still being made."""
        yield from self._others
        yield from self._records
