"""A figure's numbers as a chart: what is drawn, and what is said of it to those who can't see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from accord.figures.figure import Measure, Unit
from accord.figures.months import Month
from accord.figures.sheet import Sheet
from accord.figures.sums import Cell
from accord.figures.told import told
from accord.language import words
from accord.site.figures.charts.areas import areas
from accord.site.figures.charts.chart import Chart, Plan, Row
from accord.site.figures.charts.columns import columns
from accord.site.figures.charts.lines import lines
from accord.site.reader import Reader


def chart(sheet: Sheet, kind: str, reader: Reader) -> Chart:
    """Draw a sheet in the way that its figure asks for; `kind` is that of its records in words."""
    how, draw = _WAYS[sheet.figure.chart]
    return draw(how(sheet, kind, reader))


def _over_months(sheet: Sheet, kind: str, reader: Reader) -> Plan:
    """The months side by side, one series for each measure."""
    measures = _charted(sheet)
    rows = [
        Row(_label(each, reader), [_value(each, cells) for cells in sheet.lines.values()])
        for each in measures
    ]
    return _plan(sheet, kind, tuple(_months(sheet.lines, reader)), rows, measures[0], reader)


def _states_over_months(sheet: Sheet, kind: str, reader: Reader) -> Plan:
    """What has ended lies at the bottom, what has just begun at the top."""
    rows = [
        Row(
            _label(each, reader),
            [_value(each, cells) for cells in sheet.lines.values()],
            tone=each.name,
        )
        for each in reversed(sheet.measures)
    ]
    shown = [row for row in rows if any(row.values)]
    first = sheet.measures[0]
    return _plan(sheet, kind, tuple(_months(sheet.lines, reader)), shown, first, reader)


def _measures_side_by_side(sheet: Sheet, kind: str, reader: Reader) -> Plan:
    """The measures side by side, one series for each of the last two months."""
    measures = _charted(sheet)
    rows = [
        Row(reader.month(month), [_value(each, sheet.lines[month]) for each in measures])
        for month in list(sheet.lines)[-2:]
    ]
    categories = tuple((_label(each, reader), "") for each in measures)
    return _plan(sheet, kind, categories, rows, measures[0], reader)


_WAYS: dict[str, tuple[Callable[[Sheet, str, Reader], Plan], Callable[[Plan], Chart]]] = {
    "lines": (_over_months, lines),
    "columns": (_over_months, columns),
    "bars": (_measures_side_by_side, columns),
    "areas": (_states_over_months, areas),
}


def _plan(
    sheet: Sheet,
    kind: str,
    categories: tuple[tuple[str, str], ...],
    rows: Sequence[Row],
    measure: Measure,
    reader: Reader,
) -> Plan:
    title = " · ".join(filter(None, (reader.text(sheet.figure.label), kind)))

    def tell(number: float) -> str:
        return words(told(number * _parts(measure), measure.unit), reader.language)

    return Plan(
        name="-".join(filter(None, (sheet.figure.name, sheet.kind))),
        title=title,
        desc=_desc(categories, rows, tell),
        categories=categories,
        rows=rows,
        told=tell,
        top=1.0 if measure.unit is Unit.SHARE else None,
    )


def _desc(
    categories: Sequence[tuple[str, str]], rows: Sequence[Row], tell: Callable[[float], str]
) -> str:
    """Every number of the chart in a row; the table beside it has them too."""

    def said(row: Row) -> Iterator[str]:
        for (label, below), value in zip(categories, row.values, strict=True):
            if value is not None:
                yield f"{label} {below}".strip() + f" {tell(value)}"

    return "; ".join(f"{row.name}: {', '.join(said(row))}" for row in rows)


def _value(measure: Measure, cells: Mapping[str, Cell]) -> float | None:
    """The number as the axis has it: office time in hours, so that its steps are round."""
    value = cells[measure.name].value
    return None if value is None else value / _parts(measure)


def _parts(measure: Measure) -> int:
    return 60 if measure.unit is Unit.OFFICE_MINUTES else 1


def _charted(sheet: Sheet) -> list[Measure]:
    names = sheet.figure.charted or tuple(each.name for each in sheet.measures)
    by_name = {each.name: each for each in sheet.measures}
    return [by_name[name] for name in names]


def _months(months: Iterable[Month], reader: Reader) -> Iterator[tuple[str, str]]:
    """Each month, with the year below the first one and below each January."""
    for place, month in enumerate(months):
        year = month[:4] if place == 0 or month.endswith("-01") else ""
        yield reader.short_month(month), year


def _label(measure: Measure, reader: Reader) -> str:
    return words(measure.label, reader.language)
