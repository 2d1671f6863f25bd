"""What a figure counts, one by one: the rows of the lists to which its numbers lead.

They are made where the records were read, and put together afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from accord.explain.names import about_file
from accord.figures.figure import Counted, Figure
from accord.figures.sums import Spread
from accord.figures.told import told
from accord.language import words
from accord.ledger import Ledger
from accord.site.figures.lists import NOBODY, listed
from accord.site.reader import Reader


class CountedRow(NamedTuple):
    """One thing that is counted; there are very many, and the template takes them apart.

    `departments` and `months` are tokens, apart by a blank, by which the list is filtered.
    """

    record: str
    title: str
    kind: str
    priority: str
    departments: str
    names: str
    what: str
    what_label: str
    value: str
    sort: float
    about: str
    months: str


def counted_rows(
    figure: Figure, found: Spread, opened: Ledger, reader: Reader
) -> Iterator[tuple[str, list[CountedRow]]]:
    """The address of every list of a figure, and its rows."""
    teller = _Teller(figure, opened, reader)
    for each in listed(figure, found, opened.workflow):
        yield each.url, [teller.row(counted, months) for counted, months in each.points]


class _Teller:
    """Says of one figure what its points are; what was once put into words is kept."""

    def __init__(self, figure: Figure, opened: Ledger, reader: Reader) -> None:
        self._figure, self._opened, self._reader = figure, opened, reader
        self._whats = {
            name: words(label, reader.language)
            for name, label in figure.whats(opened.workflow).items()
        }
        self._rules = {
            name: reader.text(label) for name, label in opened.workflow.obligations.items()
        }
        self._departments: dict[tuple[str, ...], tuple[str, str]] = {}
        self._values: dict[int, str] = {}

    def row(self, counted: Counted, months: str = "") -> CountedRow:
        tally, point = counted
        subject = "" if point.subject == tally.record else self._about(point.subject)
        departments, names = self._tokens(point.departments)
        return CountedRow(
            tally.record,
            tally.title,
            tally.kind,
            tally.priority,
            departments,
            names,
            point.what,
            self._whats[point.what],
            self._told(point.value) if point.what != "waiting" else "",
            point.value,
            f"{self._rules[point.rule]} {subject}".strip() if point.rule else "",
            months,
        )

    def _about(self, subject: str) -> str:
        """What an obligation is about: a task by its id, an entry in words."""
        if not subject.endswith(".md"):
            return subject
        return words(about_file(subject, self._opened), self._reader.language)

    def _tokens(self, departments: tuple[str, ...]) -> tuple[str, str]:
        """The departments as tokens, and in words."""
        if departments not in self._departments:
            self._departments[departments] = (
                " ".join(code or NOBODY for code in departments),
                self._reader.gettext(", ").join(map(self._reader.department, departments)),
            )
        return self._departments[departments]

    def _told(self, value: int) -> str:
        if value not in self._values:
            unit = self._figure.value_unit
            self._values[value] = words(told(value, unit), self._reader.language) if unit else ""
        return self._values[value]
