"""One of those who make the site: reads a share of the records and makes their pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from accord.directory import Directory
from accord.ledger import Ledger, filled
from accord.ledger.shares import Share
from accord.site.outline import Outline, outline
from accord.site.page import Page
from accord.site.templates import Writer
from accord.site.views_record import broken_view, record_view
from accord.site.views_review import UnderReview
from accord.survey import Survey, survey
from accord.trees import Tree


class Maker:
    """`opened` is the ledger without its records. Everything is asked in the order below.

    `review` is what is under review of records that are there already.
    """

    def __init__(
        self,
        tree: Tree,
        opened: Ledger,
        share: Share,
        now: datetime,
        writer: Writer,
        review: Mapping[str, tuple[UnderReview, ...]],
    ) -> None:
        self._tree, self._opened, self._share = tree, opened, share
        self._now, self._writer, self._review = now, writer, review
        self._survey = Survey(opened, now, {}, Directory({}))

    def outline(self) -> Outline:
        """Read the share, and sum it up."""
        self._survey = survey(filled(self._opened, self._tree, self._share), self._now)
        return outline(self._survey, self._writer.reader)

    def meet(self, everybody: Directory) -> None:
        """Get to know the records of the others."""
        self._survey = self._survey.beside(everybody)

    def pages(self, part: int, parts: int) -> list[Page]:
        """The pages of every so many-th record, and of those that can't be read."""
        names = [*self._survey.cases, *self._survey.ledger.broken]
        return [self._page(name) for name in names[part::parts]]

    def _page(self, name: str) -> Page:
        survey, writer, review = self._survey, self._writer, self._review.get(name, ())
        if broken := survey.ledger.broken.get(name):
            failed = broken_view(broken, survey, writer.reader)
            return writer.page(f"records/{name}/", name, "broken", broken=failed, review=review)
        shown = record_view(survey.cases[name], survey, writer.reader)
        return writer.page(f"records/{name}/", f"{name} {shown.card.title}", "record", record=shown, review=review)
