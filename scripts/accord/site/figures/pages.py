"""The pages of the figures: all at a glance, each by itself, and what each number counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import itemgetter

from markupsafe import Markup

from accord.figures import FIGURES, Tally
from accord.figures.months import Month, month_of, months_to
from accord.figures.sums import spread
from accord.ledger import Ledger
from accord.site.figures.counted import counted_rows
from accord.site.figures.figure import FigureView, figure_views
from accord.site.figures.glance import glances
from accord.site.figures.list_page import ListView, list_view
from accord.site.figures.lists import listed
from accord.site.figures.tables import TableView
from accord.site.page import Page
from accord.site.reader import Reader
from accord.site.templates import Writer, macro

# What a share has of one list, ready and safe: each row with the id of its record.
Rows = Sequence[tuple[str, str]]


def all_figures(
    tallies: Iterable[Tally], opened: Ledger, now: datetime, writer: Writer
) -> tuple[FigureView, ...]:
    """Every figure, for the present month and the twelve before it."""
    return tuple(figure_views(tallies, _months(opened, now), opened, writer.reader))


def figure_pages(views: Iterable[FigureView], writer: Writer) -> Iterator[Page]:
    """All of them at a glance, and each by itself."""
    views = tuple(views)
    yield writer.listed(
        "figures/", writer.reader.gettext("Figures"), "figures/figures", figures=views
    )
    for view in views:
        yield writer.page(f"figures/{view.name}/", view.label, "figures/figure", figure=view)


def department_figures(
    tallies: Iterable[Tally], opened: Ledger, now: datetime, writer: Writer
) -> Mapping[str, TableView]:
    """For the page of each department its figures of the last three months, by its code."""
    return glances(tallies, _months(opened, now)[-3:], opened, writer.reader)


def list_rows(
    tallies: Sequence[Tally], opened: Ledger, now: datetime, writer: Writer
) -> Iterator[tuple[str, Rows]]:
    """The address of every list with its ready rows, as far as they are about these tallies."""
    months, row, records = _months(opened, now), macro("figures/counted", "row"), "../../records/"
    for figure in FIGURES:
        own, timed = spread(figure, tallies, months), figure.value_unit is not None
        for url, rows in counted_rows(figure, own, opened, writer.reader):
            yield url, [(each.record, str(row(records, timed, *each))) for each in rows]


@dataclass(frozen=True, slots=True)
class CountedList:
    """A list to which numbers lead, without its rows."""

    url: str
    view: ListView

    def page(self, parts: Sequence[Rows], _: Ledger, writer: Writer) -> Page:
        """The page of the rows that the shares have made ready."""
        ready = sorted(chain.from_iterable(parts), key=itemgetter(0))
        return writer.page(
            self.url,
            f"{self.view.label} · {self.view.heading}",
            "figures/list",
            sought=False,
            list=self.view,
            rows=[Markup(row) for _, row in ready],  # noqa: S704
        )


def counted_lists(
    tallies: Sequence[Tally], opened: Ledger, now: datetime, reader: Reader
) -> dict[str, CountedList]:
    """The lists to which the numbers lead, by their addresses."""
    months = _months(opened, now)
    return {
        each.url: CountedList(each.url, list_view(each, months, opened, reader))
        for figure in FIGURES
        for each in listed(figure, spread(figure, tallies, months), opened.workflow)
    }


def _months(opened: Ledger, now: datetime) -> tuple[Month, ...]:
    return months_to(month_of(opened.organization.day(now)))
