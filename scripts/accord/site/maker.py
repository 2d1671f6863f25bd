"""One of those who make the site: reads a share of the records and makes their pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accord.directory import Directory
from accord.figures import Tally
from accord.ledger import Ledger, filled
from accord.ledger.shares import Share
from accord.proof.proofs import Kept, Proofs, gather
from accord.site.outline import Outline, outline
from accord.site.page import Page
from accord.site.figures.pages import Rows, list_rows
from accord.site.press import Press, Written
from accord.site.templates import Writer
from accord.site.records.broken import broken_view
from accord.site.records.record import record_view
from accord.site.overviews.review import UnderReview
from accord.survey import Survey, survey
from accord.trees import Tree


@dataclass(frozen=True, slots=True)
class Around:
    """What the site shows beside the records themselves.

    `now` is the instant, aware, `kept` what the gate has kept until then, and `review` what is
    under review of records that are there already.
    """

    now: datetime
    kept: Kept
    review: Mapping[str, tuple[UnderReview, ...]]


class Maker:
    """`opened` is the ledger without its records. Everything is asked in the order below."""

    def __init__(
        self, tree: Tree, opened: Ledger, share: Share, around: Around, writer: Writer
    ) -> None:
        self._tree, self._opened, self._share = tree, opened, share
        self._around, self._writer = around, writer
        self._survey = Survey(opened, around.now, {}, Directory({}))
        self._proofs = Proofs()
        self._tallies: tuple[Tally, ...] = ()
        self._made: list[Page] = []

    def outline(self) -> Outline:
        """Read the share, verify its signatures, and sum it up."""
        ledger = filled(self._opened, self._tree, self._share)
        records = ledger.all_records
        self._proofs = gather(self._around.kept.only(records), records)
        self._survey = survey(ledger, self._around.now)
        summed = outline(self._survey, self._writer.reader)
        self._tallies = summed.tallies
        return summed

    def meet(self, everybody: Directory) -> None:
        """Get to know the records of the others."""
        self._survey = self._survey.beside(everybody)

    def make(self) -> None:
        """Make the pages of every record, and of those that can't be read."""
        names = (*self._survey.cases, *self._survey.ledger.broken)
        self._made = [self._page(name) for name in names]

    def pages(self, part: int, parts: int) -> list[Page]:
        """Every so many-th page that was made."""
        return self._made[part::parts]

    def write(self, press: Press) -> list[Written]:
        """Write the pages that were made, and tell which these are."""
        return [press.write(page) for page in self._made]

    def counted(self) -> Rows:
        """The rows of the lists to which the figures lead, by the addresses of these."""
        return list_rows(self._tallies, self._opened, self._around.now, self._writer)

    def _page(self, name: str) -> Page:
        survey, writer, review = self._survey, self._writer, self._around.review.get(name, ())
        if broken := survey.ledger.broken.get(name):
            failed = broken_view(broken, survey, writer.reader)
            return writer.page(f"records/{name}/", name, "records/broken", broken=failed, review=review)
        shown = record_view(survey.cases[name], survey, self._proofs, writer.reader)
        title = f"{name} {shown.card.title}"
        return writer.page(f"records/{name}/", title, "records/record", record=shown, review=review)
