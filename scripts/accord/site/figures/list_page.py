"""The page of a list: what it is called, and by what its rows can be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.figures.figure import Figure
from accord.figures.months import Month
from accord.language import words
from accord.ledger import Ledger
from accord.site.figures.lists import ENDED, NOBODY, Listed
from accord.site.lists.filters import Filter, by_kind, by_priority, choose
from accord.site.reader import Reader


@dataclass(frozen=True, slots=True)
class ListView:
    """Its rows have what the obligation is about, and how long something took, or not."""

    figure: str
    label: str
    heading: str
    filters: tuple[Filter, ...]
    has_about: bool
    has_value: bool


def list_view(shown: Listed, months: Sequence[Month], opened: Ledger, reader: Reader) -> ListView:
    """The list among those of all the months given."""
    figure, is_ended = shown.figure, shown.place == ENDED
    heading = reader.gettext("Ended by then") if is_ended else reader.month(shown.place)
    return ListView(
        figure=figure.name,
        label=reader.text(figure.label),
        heading=heading,
        filters=tuple(_filters(figure, months if is_ended else (), opened, reader)),
        has_about=any(counted.point.rule for counted, _ in shown.points),
        has_value=figure.value_unit is not None,
    )


def _filters(
    figure: Figure, months: Sequence[Month], opened: Ledger, reader: Reader
) -> Iterator[Filter]:
    _ = reader.gettext
    if months:
        ends = ((each, reader.month(each)) for each in months)
        yield choose("month", _("By the end of"), ends)
    whats = figure.whats(opened.workflow)
    said = ((name, words(label, reader.language)) for name, label in whats.items())
    yield choose("what", _("Counted as"), said)
    yield by_kind(opened, reader)
    named = {code: reader.department(code) for code in reader.organization.departments}
    nobody = {NOBODY: _("Nobody in the registry")}
    yield choose("department", _("Department"), {**named, **nobody}.items())
    yield by_priority(opened, reader)
