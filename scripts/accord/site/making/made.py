"""A site in the making, as a site generator takes it: a few pages first, the many at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

from accord import ledger
from accord.proof.branch import git_folder
from accord.site.making.notice import notice, stamp
from accord.site.making.pages import Many, begin_site
from accord.site.making.press import Press, Written
from accord.site.page import Page
from accord.site.search.document import Document
from accord.site.search.reading import read, read_whole
from accord.site.theme.frame import mended
from accord.site.theme.shell import BLANKS
from accord.trees import Folder

KEPT = "accord-site"


class Made:
    """What a generator asks for in turn.

    `listed` are the pages that it renders, by path: those of its menu, and the blank ones.
    `notice` says of which instant the pages speak, as HTML, and `stamp` the same on paper, as
    what stands between the quotes of a style sheet.
    """

    def __init__(self) -> None:
        self.listed: Mapping[str, Page] = {}
        self.notice = self.stamp = ""
        self._assets: Mapping[str, bytes] = {}
        self._few: tuple[Page, ...] = ()
        self._many: Many | None = None
        self._rendered: dict[Page, str] = {}
        self._sought: list[Document] = []

    def begin(
        self,
        tree: Folder,
        clock: Callable[[tzinfo], datetime],
        language: str,
        *,
        keeps: bool = False,
    ) -> None:
        """Make the few pages; the records' pages are being made while the generator works.

        The clock is asked for the present in a time zone if the registry pins none. What
        `keeps` is kept in git's own folder for the next build, where there is one.

        Raises:
            PolicyBroken, SchemaError: there is nothing that could be shown.
        """
        opened = ledger.opened(tree)
        pin = opened.organization.as_of
        now = pin or clock(opened.organization.timezone)
        pinned = pin is not None
        self._rendered, self._sought = {}, []
        git = git_folder(tree.root) if keeps else None
        keep = git / KEPT if git else None
        few, self._many = begin_site(tree, opened, now, language, pinned=pinned, keep=keep)
        self._few = tuple(page for page in few.values() if isinstance(page, Page))
        self.notice = notice(tree, opened, now, language, pinned=pinned)
        self.stamp = stamp(tree, opened, now, language)
        self.listed = {page.path: page for page in (*BLANKS, *self._few) if page.listed}
        self._assets = {path: data for path, data in few.items() if isinstance(data, bytes)}

    def files(self) -> dict[str, bytes]:
        """The assets as they are, and a title for each page that is to be rendered."""
        titles = {path: f"# {page.title}".encode() for path, page in self.listed.items()}
        return {**self._assets, **titles}

    def take(self, path: str, output: str) -> str:
        """Take what became of a page, and give back what is to be kept of it.

        Of a blank page that is nothing: what others need of it is remembered.
        """
        page = self.listed.get(path)
        if page not in BLANKS:
            return mended(output)
        self._rendered[page] = mended(output)
        return ""

    def hear(self, url: str, title: str, content: str) -> None:
        """Get to know a page that somebody wrote, so that the search finds it too."""
        self._sought.append(read_whole(url, title, content))

    def write(self, folder: Path, *, searched: bool = True) -> list[Written]:
        """Write all other pages, once the blank ones have been rendered.

        Those of a site that is `searched` are found by it then.
        """
        press = Press.of(self._rendered, folder)
        written = [press.write(page) for page in self._few if not page.listed]
        if self._many:
            ours = (read(page) for page in self._few if page.sought)
            others = (*ours, *self._sought)
            written.extend(self._many.write(press, others, searched=searched))
        return written
