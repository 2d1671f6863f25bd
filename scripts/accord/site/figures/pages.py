"""The pages of the figures: all at a glance, each by itself, and what each number counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from accord.site.figures.list_page import list_view
from accord.site.figures.lists import listed
from accord.site.figures.tables import TableView
from accord.site.page import Page
from accord.site.templates import Writer, macro

# By the address of a list its rows, ready and safe, each with the id of its record.
Rows = Mapping[str, Sequence[tuple[str, str]]]


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
) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    """The address of every list with its ready rows, as far as they are about these tallies."""
    months, row, records = _months(opened, now), macro("figures/counted", "row"), "../../records/"
    for figure in FIGURES:
        own, timed = spread(figure, tallies, months), figure.value_unit is not None
        for url, rows in counted_rows(figure, own, opened, writer.reader):
            yield url, [(each.record, str(row(records, timed, *each))) for each in rows]


def list_pages(
    tallies: Sequence[Tally],
    shares: Sequence[Rows],
    opened: Ledger,
    now: datetime,
    writer: Writer,
) -> Iterator[Page]:
    """The lists to which the numbers lead, of the rows that the shares have made ready."""
    months = _months(opened, now)
    for figure in FIGURES:
        for each in listed(figure, spread(figure, tallies, months), opened.workflow):
            view = list_view(each, months, opened, writer.reader)
            ready = chain.from_iterable(share.get(each.url, ()) for share in shares)
            rows = [Markup(row) for _, row in sorted(ready, key=itemgetter(0))]  # noqa: S704
            title = f"{view.label} · {view.heading}"
            yield writer.page(each.url, title, "figures/list", sought=False, list=view, rows=rows)


def _months(opened: Ledger, now: datetime) -> tuple[Month, ...]:
    return months_to(month_of(opened.organization.day(now)))
