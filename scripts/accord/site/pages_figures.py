"""The pages of the figures: all at a glance, each by itself, and what each number counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from accord.figures.months import month_of, months_to
from accord.ledger import Ledger
from accord.site.outline import Outline
from accord.site.page import Page
from accord.site.templates import Writer
from accord.site.views_figures import figure_views


def figure_pages(whole: Outline, opened: Ledger, now: datetime, writer: Writer) -> Iterator[Page]:
    """Everything below ``figures/``, for the present month and the twelve before it."""
    months = months_to(month_of(opened.organization.day(now)))
    views = tuple(figure_views(whole.tallies, months, opened, writer.reader))
    yield writer.listed("figures/", writer.reader.gettext("Figures"), "figures", figures=views)
    for view in views:
        yield writer.page(f"figures/{view.name}/", view.label, "figure", figure=view)
        for counted in view.lists:
            title = f"{counted.label} · {counted.heading}"
            yield writer.page(counted.url, title, "counted", sought=False, counted=counted)
