"""What a figure counts, one by one: the lists to which its numbers lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from accord.figures.figure import Counted, Figure, Words
from accord.figures.flow import FLOW
from accord.figures.months import Month
from accord.figures.states import state_labels
from accord.figures.sums import Spread
from accord.figures.told import told
from accord.language import words
from accord.ledger import Ledger
from accord.schema.schemas import Node, value_label
from accord.site.reader import Reader
from accord.site.views_index import Choice, Filter

# Where what has ended stands, of all months: it would fill the list of every month again.
ENDED = "ended"
NOBODY = "-"


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One thing that is counted; the tuples are tokens by which the list is filtered."""

    record: str
    title: str
    kind: str
    priority: str
    departments: tuple[str, ...]
    names: str
    what: str
    what_label: str
    value: str
    sort: float
    about: str
    months: tuple[Month, ...] = ()


@dataclass(frozen=True, slots=True)
class CountedList:
    """`place` is a month, or what stands for several."""

    figure: str
    label: str
    place: str
    heading: str
    rows: tuple[CountedRow, ...]
    filters: tuple[Filter, ...]
    value_label: str
    has_about: bool

    @property
    def url(self) -> str:
        return _url(self.figure, self.place)


def _url(figure: str, place: str) -> str:
    """As deep as every page of the site that the theme does not render itself."""
    return f"figures/{figure}-{place}/"


def link(
    figure: Figure, month: Month, ends: frozenset[str], chosen: Mapping[str, str]
) -> str:
    """Where exactly those points stand that a cell counts; `ends` are the final states."""
    place = month
    if figure is FLOW and chosen.get("what") in ends:
        place, chosen = ENDED, {"month": month, **chosen}
    wanted = urlencode({name: value for name, value in chosen.items() if value})
    return _url(figure.name, place) + (f"#{wanted}" if wanted else "")


def final_states(opened: Ledger) -> frozenset[str]:
    workflow = opened.workflow
    return frozenset(state_labels(workflow, final=True)) - frozenset(
        state_labels(workflow, final=False)
    )


def counted_lists(
    figure: Figure, found: Spread, opened: Ledger, reader: Reader
) -> Iterator[CountedList]:
    """A list for each month that has anything, and one of what had ended."""
    ends = final_states(opened) if figure is FLOW else frozenset()
    teller = _Teller(figure, opened, reader)
    for month, points in found.items():
        still = [each for each in points if each.point.what not in ends]
        if still:
            rows = tuple(teller.row(each) for each in still)
            yield teller.list(month, reader.month(month), rows)
    if ended := list(_ended(found, ends)):
        rows = tuple(teller.row(each, months) for each, months in ended)
        yield teller.list(ENDED, reader.gettext("Ended by then"), rows, tuple(found))


def _ended(
    found: Spread, ends: frozenset[str]
) -> Iterator[tuple[Counted, tuple[Month, ...]]]:
    """Every record that has ended, with the months at whose end it had."""
    months: dict[str, list[Month]] = {}
    last: dict[str, Counted] = {}
    for month, points in found.items():
        for each in points:
            if each.point.what in ends:
                months.setdefault(each.tally.record, []).append(month)
                last[each.tally.record] = each
    for record, each in sorted(last.items()):
        yield each, tuple(months[record])


class _Teller:
    """Says of one figure what its points are, each label looked up once."""

    def __init__(self, figure: Figure, opened: Ledger, reader: Reader) -> None:
        self._figure, self._opened, self._reader = figure, opened, reader
        self._whats = {
            name: _said(label, reader) for name, label in figure.whats(opened.workflow).items()
        }
        self._rules = {
            name: reader.text(label) for name, label in opened.workflow.obligations.items()
        }

    def row(self, counted: Counted, months: tuple[Month, ...] = ()) -> CountedRow:
        tally, point = counted
        unit, reader = self._figure.value_unit, self._reader
        has_value = unit is not None and point.what != "waiting"
        subject = "" if point.subject == tally.record else point.subject
        return CountedRow(
            record=tally.record,
            title=tally.title,
            kind=tally.kind,
            priority=tally.priority,
            departments=tuple(code or NOBODY for code in point.departments),
            names=reader.gettext(", ").join(map(reader.department, point.departments)),
            what=point.what,
            what_label=self._whats[point.what],
            value=words(told(point.value, unit), reader.language) if unit and has_value else "",
            sort=point.value,
            about=f"{self._rules[point.rule]} {subject}".strip() if point.rule else "",
            months=months,
        )

    def list(
        self,
        place: str,
        heading: str,
        rows: Sequence[CountedRow],
        months: tuple[Month, ...] = (),
    ) -> CountedList:
        reader = self._reader
        return CountedList(
            figure=self._figure.name,
            label=reader.text(self._figure.label),
            place=place,
            heading=heading,
            rows=tuple(rows),
            filters=tuple(self._filters(rows, months)),
            value_label=reader.gettext("Duration") if self._figure.value_unit else "",
            has_about=any(row.about for row in rows),
        )

    def _filters(self, rows: Sequence[CountedRow], months: Iterable[Month]) -> Iterator[Filter]:
        """What the rows can be chosen by; only where there is a choice to be linked to."""
        _, opened = self._reader.gettext, self._opened
        organization = self._reader.organization
        if shown := [Choice(month, self._reader.month(month)) for month in months]:
            yield Filter("month", _("By the end of"), tuple(shown))
        yield Filter("what", _("Counted as"), tuple(Choice(*each) for each in self._whats.items()))
        kinds = ((kind, self._reader.text(opened.schemas[kind].label)) for kind in _kinds(rows))
        yield Filter("kind", _("Form"), tuple(Choice(*each) for each in kinds))
        codes = {code for row in rows for code in row.departments}
        named = [code for code in organization.departments if code in codes]
        others = sorted(codes - set(named))
        yield Filter(
            "department",
            _("Department"),
            tuple(Choice(code, self._department(code)) for code in (*named, *others)),
        )
        node = opened.schemas["request"].properties["priority"]
        yield Filter(
            "priority",
            _("Priority"),
            tuple(Choice(name, priority(name, node, self._reader)) for name in node["enum"]),
        )

    def _department(self, code: str) -> str:
        if code == NOBODY:
            return self._reader.gettext("Nobody in the registry")
        return self._reader.department(code)


def priority(name: str, node: Node, reader: Reader) -> str:
    """A priority in words."""
    label = value_label(node, name)
    return reader.text(label) if label else name


def _kinds(rows: Iterable[CountedRow]) -> list[str]:
    return sorted({row.kind for row in rows}, reverse=True)


def _said(label: Words, reader: Reader) -> str:
    return words(label, reader.language)
