"""A site in the making, as a site generator takes it: a few pages first, the many at the end."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

from accord import ledger
from accord.proof.branch import git_folder
from accord.proof.signing import SigningError
from accord.site.making.freed import hand_back
from accord.site.making.instants import Instants
from accord.site.making.many import Many
from accord.site.making.notice import notice, stamp
from accord.site.making.pages import begin_site
from accord.site.making.press import Press, Written
from accord.site.page import Page
from accord.site.search.document import Document
from accord.site.search.reading import read, read_whole
from accord.site.theme.frame import mended
from accord.site.theme.shell import BLANKS
from accord.site.theme.sitemap import complete_sitemap
from accord.trees import Folder

KEPT = "accord-site"


class NothingToShow(Exception):
    """There can be no site; the message tells people why."""


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
        root: Path,
        clock: Callable[[tzinfo], datetime],
        language: str,
        *,
        keeps: bool = False,
    ) -> None:
        """Make the few pages; the records' pages are being made while the generator works.

        The records are in the folder `root`. The clock is asked for the present in a time zone
        if the registry pins none. What `keeps` is kept in git's own folder for the next build,
        where there is one.

        Raises:
            NothingToShow: neither the registry nor the table can be read, or no signature verified.
        """
        gc.disable()  # what is read stays until the end: looking through it for garbage finds none
        try:
            self._begin(Folder(root), clock, language, keeps)
            hand_back()
        except ledger.UNREADABLE as broken:
            raise NothingToShow(f"{broken}; accord check says why") from None
        except SigningError as error:
            raise NothingToShow(str(error)) from None

    def _begin(
        self, tree: Folder, clock: Callable[[tzinfo], datetime], language: str, keeps: bool
    ) -> None:
        opened = ledger.opened(tree)
        pin = opened.organization.as_of
        self._rendered, self._sought = {}, []
        git = git_folder(tree.root) if keeps else None
        keep = git / KEPT if git else None
        now = pin or clock(opened.organization.timezone)
        pinned = pin is not None
        instants = Instants.at(now, exact=pinned or keep is None)
        few, self._many = begin_site(tree, opened, instants, language, pinned=pinned, keep=keep)
        self._few = tuple(page for page in few.values() if isinstance(page, Page))
        self.notice = notice(tree, opened, instants.hour, language, pinned=pinned)
        self.stamp = stamp(tree, opened, instants.hour, language)
        self.listed = {page.path: page for page in (*BLANKS, *self._few)}
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

    def hear(self, url: str, title: str, content: str) -> str:
        """Get to know a page that somebody wrote, so that the search finds it; its content."""
        self._sought.append(read_whole(url, title, content))
        return content

    def finish(self, folder: Path, address: str | None, *, searched: bool = True) -> None:
        """Write all other pages, once the generator has written its own.

        Those of a site that is `searched` are found by it then. `address` is where the language's
        root will be published, if that is known.
        """
        complete_sitemap(folder, address, [each.url for each in self._write(folder, searched)])
        gc.enable()
        missing = folder / "404.html"
        missing.write_text(mended(missing.read_text("utf-8")), encoding="utf-8")

    def _write(self, folder: Path, searched: bool) -> list[Written]:
        press = Press.of(self._rendered, folder)
        if not self._many:
            return []
        ours = (read(page) for page in self._few if page.sought)
        return [*self._many.write(press, (*ours, *self._sought), searched=searched)]
