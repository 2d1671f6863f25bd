"""The page of a list: what it is called, and by what its rows can be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.figures.figure import Figure
from accord.figures.months import Month
from accord.language import words
from accord.ledger import Ledger
from accord.model import RECORD_KINDS
from accord.schema.schemas import value_label
from accord.site.figures.lists import ENDED, NOBODY, Listed
from accord.site.reader import Reader
from accord.site.overviews.index import Choice, Filter


@dataclass(frozen=True, slots=True)
class ListView:
    """Its rows have what the obligation is about, and how long something took, or not."""

    figure: str
    label: str
    heading: str
    filters: tuple[Filter, ...]
    has_about: bool
    has_value: bool


def list_view(
    shown: Listed, months: Sequence[Month], opened: Ledger, reader: Reader
) -> ListView:
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
        yield _filter("month", _("By the end of"), {each: reader.month(each) for each in months})
    whats = figure.whats(opened.workflow)
    said = {name: words(label, reader.language) for name, label in whats.items()}
    yield _filter("what", _("Counted as"), said)
    kinds = {str(kind): reader.text(opened.schemas[kind].label) for kind in RECORD_KINDS}
    yield _filter("kind", _("Form"), kinds)
    named = {code: reader.department(code) for code in reader.organization.departments}
    nobody = {NOBODY: _("Nobody in the registry")}
    yield _filter("department", _("Department"), {**named, **nobody})
    yield _filter("priority", _("Priority"), priorities(opened, reader))


def priorities(opened: Ledger, reader: Reader) -> dict[str, str]:
    """What the priorities are called, in the order of the schema."""
    node = opened.schemas["request"].properties["priority"]
    labels = {name: value_label(node, name) for name in node["enum"]}
    return {name: reader.text(label) if label else name for name, label in labels.items()}


def _filter(name: str, label: str, choices: dict[str, str]) -> Filter:
    return Filter(name, label, tuple(Choice(*each) for each in choices.items()))
