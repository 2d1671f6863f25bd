"""The pages of the figures: every number leads to exactly what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from accord.figures import FIGURES
from accord.figures.months import months_to
from accord.figures.sums import spread
from accord.site.figures.charts.areas import areas
from accord.site.figures.charts.chart import FLOOR, TOP, Chart, Plan, Row
from accord.site.figures.charts.columns import columns
from accord.site.figures.charts.lines import lines
from accord.site.figures.charts.scale import Scale
from accord.site.figures.counted import CountedRow, counted_rows
from accord.site.figures.figure import FigureView, figure_views
from accord.site.figures.glance import glances
from accord.site.figures.list_page import list_view
from accord.site.figures.lists import listed as lists_of
from accord.site.figures.tables import CellView
from accord.site.reader import Reader
from tests.figures.dozen import DOZEN, tallies_of
from tests.heart.company import LEDGER, ORGANIZATION

MONTHS = months_to("2026-08")
READER = Reader("en", ORGANIZATION)
TALLIES = tallies_of([tell() for tell in DOZEN])
VIEWS = tuple(figure_views(TALLIES, MONTHS, LEDGER, READER))
SPREADS = [(figure, spread(figure, TALLIES, MONTHS)) for figure in FIGURES]
ROWS = {
    url: rows
    for figure, found in SPREADS
    for url, rows in counted_rows(figure, found, LEDGER, READER)
}
LISTS = {
    each.url: list_view(each, MONTHS, LEDGER, READER)
    for figure, found in SPREADS
    for each in lists_of(figure, found, LEDGER.workflow)
}


def cells(view: FigureView) -> Iterator[CellView]:
    yield from (cell for _, cell in view.latest)
    for table in (*view.months, *view.parts):
        yield from (cell for line in table.lines for cell in line.cells)


def tokens(row: CountedRow) -> dict[str, tuple[str, ...]]:
    return {
        "what": (row.what,), "kind": (row.kind,), "priority": (row.priority,),
        "department": tuple(row.departments.split()), "month": tuple(row.months.split()),
    }  # fmt: skip


def listed(url: str) -> int:
    """How many rows a reader sees who follows a link."""
    path, _, chosen = url.partition("#")
    filters = LISTS[path].filters
    names = {each.name: {choice.value for choice in each.choices} for each in filters}
    wanted = dict(parse_qsl(chosen))
    for name, value in wanted.items():
        assert value in names[name], f"{url}: nobody can choose {value}"
    return sum(
        all(value in tokens(row)[name] for name, value in wanted.items()) for row in ROWS[path]
    )


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_number_leads_to_as_many_as_it_counts(view: FigureView) -> None:
    told = [cell for cell in cells(view) if cell.url]
    assert told
    for cell in told:
        rows = listed(cell.url)
        assert rows > 0
        if cell.points:
            assert rows == int(cell.points), cell
        elif cell.text.isdigit() and view.name in ("throughput", "flow"):
            assert rows == int(cell.text), cell


def test_numbers_that_count_say_how_many_are_listed() -> None:
    for name, head in (("on-time", "Came due"), ("rework", "Judged"), ("ageing", "Open")):
        (view,) = (each for each in VIEWS if each.name == name)
        place = view.months[0].heads.index(head)
        for line in view.months[0].lines:
            if line.cells[place].url:
                assert listed(line.cells[place].url) == int(line.cells[place].text)


def test_where_nothing_is_counted_there_is_no_link_and_no_rate() -> None:
    (view,) = (each for each in VIEWS if each.name == "on-time")
    august = next(line for line in view.months[0].lines if line.label == "Aug 2026")
    assert [cell.text for cell in august.cells] == ["none", "0", "0", "0", "0", "0"]
    assert not any(cell.url for cell in august.cells)


def test_what_has_ended_is_listed_once_for_all_months() -> None:
    ended = ROWS["figures/flow-ended/"]
    assert len(ended) == 6  # quick, twice, june and well_done closed, two dropped
    assert all(row.months == "2026-07 2026-08" for row in ended)


def test_few_are_marked() -> None:
    (view,) = (each for each in VIEWS if each.name == "cycle-time")
    july = next(line for line in view.months[0].lines if line.label == "Jul 2026")
    assert [cell.is_few for cell in july.cells] == [True, True, False]


def test_without_records_there_are_pages_all_the_same() -> None:
    empty = tuple(figure_views((), MONTHS, LEDGER, READER))
    assert [view.name for view in empty] == [figure.name for figure in FIGURES]


def test_a_department_has_its_own_numbers_at_a_glance() -> None:
    glance = glances(TALLIES, MONTHS[-2:], LEDGER, READER)["TECH"]
    assert glance.heads == ("Aug 2026", "Jul 2026")
    told = {line.label: [(cell.text, cell.points) for cell in line.cells] for line in glance.lines}
    assert told["On-time rate · In time, share"] == [("none", ""), ("85%", "20")]
    assert told["Rework rate · Sent back, share"] == [("none", ""), ("50%", "4")]
    for line in glance.lines:
        for cell in line.cells:
            assert not cell.points or listed(cell.url) == int(cell.points)


def test_every_list_has_rows_and_every_row_its_list() -> None:
    assert LISTS.keys() == ROWS.keys()
    assert all(ROWS.values())


# --- Charts ---------------------------------------------------------------------------------


def plan(*rows: tuple[float | None, ...], top: float | None = None) -> Plan:
    count = len(rows[0]) if rows else 0
    return Plan(
        "test", "Title", "Words", [(str(place), "") for place in range(count)],
        [Row(f"row {place}", values) for place, values in enumerate(rows)],
        lambda number: f"{number:g}", top,
    )  # fmt: skip


def test_a_line_is_broken_where_there_is_no_number() -> None:
    (series,) = lines(plan((1, 2, None, 3, None, 4, 5))).series
    assert [len(path.split()) for path in series.paths] == [2, 2]
    assert [mark.words for mark in series.marks if mark.words] == ["5"]
    assert len(series.marks) == 5


@pytest.mark.parametrize("last", [(5.0, 5.1), (0.0, 0.0), (10.0, 10.0), (5.0, 9.0)])
def test_what_two_lines_say_at_their_ends_does_not_overlap(last: tuple[float, float]) -> None:
    rows = [Row(str(place), (3.0, value)) for place, value in enumerate(last)]
    one, other = (each.marks[-1] for each in lines(replace(plan((0, 10)), rows=rows)).series)
    assert abs((one.y + one.below) - (other.y + other.below)) >= 13
    assert max(one.y + one.below, other.y + other.below) <= FLOOR


def test_what_is_higher_stands_higher() -> None:
    (series,) = lines(plan((0, 10), top=10.0)).series
    assert [mark.y for mark in series.marks] == [FLOOR, TOP]


def test_columns_of_one_category_stand_side_by_side() -> None:
    one, two = columns(plan((3, 0), (4, 1))).series
    assert one.marks[0].x + one.marks[0].width == pytest.approx(two.marks[0].x, abs=0.2)
    assert len(one.marks) == 1 and len(two.marks) == 2
    assert two.marks[0].height > one.marks[0].height


def test_areas_lie_one_upon_the_other_and_reach_the_sum() -> None:
    chart = areas(plan((1, 2), (3, 4)))
    upper, lower = chart.series  # the legend reads from the top
    assert (upper.name, lower.name) == ("row 1", "row 0")
    heights = [float(point.partition(",")[2]) for point in upper.paths[0].split()]
    below = [float(point.partition(",")[2]) for point in lower.paths[0].split()]
    assert heights[2:] == list(reversed(below[:2]))


@pytest.mark.parametrize(
    ("largest", "steps"),
    [(1, [0, 1]), (3, [0, 1, 2, 3]), (9, [0, 5, 10]), (38.2, [0, 10, 20, 30, 40]),
     (140, [0, 50, 100, 150]), (0, [0, 1])],
)  # fmt: skip
def test_an_axis_has_few_and_round_steps(largest: float, steps: list[float]) -> None:
    ticks = Scale.of([largest], None).ticks(plan())
    assert [float(tick.label) for tick in ticks] == steps


def test_every_chart_says_its_numbers_in_words() -> None:
    for view in VIEWS:
        chart: Chart
        for chart in view.charts:
            assert chart.title and (chart.desc or not chart.series)
            words = {mark.words for series in chart.series for mark in series.marks if mark.words}
            for word in words:
                assert re.search(rf"\b{re.escape(word)}", chart.desc), (view.name, word)
