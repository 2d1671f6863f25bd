"""The sheet that was read, with what is said of each row beside it: for whoever mends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from accord.language import Message, say
from accord.model import Severity
from accord.spreadsheets.header import Table
from accord.spreadsheets.outcome import Fate, Outcome
from accord.spreadsheets.remark import Remark
from accord.spreadsheets.saving import save

# A cell holds no more, and Excel says so by refusing the whole file.
LONGEST = 32_767
FONT = "Microsoft YaHei"
FATES: Mapping[Fate, Message] = {
    Fate.FINE: say("fine"),
    Fate.WARNED: say("fine, with remarks"),
    Fate.REFUSED: say("refused"),
    Fate.PASSED: say("passed over"),
}
_STYLE = {"font_name": FONT, "text_wrap": True, "valign": "top"}
_WIDTH = 16
_WIDE = 60


def write_report(path: Path, table: Table, outcomes: Iterable[Outcome], language: str) -> None:
    """Write the rows of a table as text, each with its outcome and the remarks on it.

    Raises:
        OSError: the file can't be written.
    """
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    head = book.add_format({**_STYLE, "bold": True})
    plain = book.add_format(_STYLE)
    bad = book.add_format({**_STYLE, "bg_color": "#FDE7E7"})
    titles = [say("Row"), say("Outcome"), say("What to mend")]
    names = [*(each.text(language) for each in titles), *table.headings.values()]
    _line(sheet, 0, names, head)
    by_row = {each.row: each for each in outcomes}
    for place, cells in enumerate(table.rows, start=1):
        outcome = by_row[cells[0].row]
        texts = {each.column: each.text for each in cells}
        told = [str(outcome.row), FATES[outcome.fate].text(language), _told(outcome, language)]
        values = [*told, *(texts.get(column, "") for column in table.headings)]
        _line(sheet, place, values, plain)
        for remark in outcome.remarks:
            if remark.cell and remark.severity is Severity.ERROR:
                column, heading = _column(table, remark)
                sheet.write_string(place, column, texts.get(heading, "")[:LONGEST], bad)
    sheet.freeze_panes(1, 3)
    sheet.set_column(0, 1, _WIDTH / 2)
    sheet.set_column(2, 2, _WIDE)
    sheet.set_column(3, len(names), _WIDTH)
    save(book)


def _line(sheet: Worksheet, row: int, texts: Iterable[str], style: Format) -> None:
    for column, text in enumerate(texts):
        sheet.write_string(row, column, text[:LONGEST], style)


def _column(table: Table, remark: Remark) -> tuple[int, int]:
    """Where the cell of a remark stands in the report, and where in the sheet."""
    places = enumerate(table.headings.items(), start=3)
    return next((place, column) for place, (column, name) in places if name == remark.column)


def _told(outcome: Outcome, language: str) -> str:
    lines = [outcome.why.text(language)] if outcome.why else []
    for each in outcome.remarks:
        advice = each.help.text(language) if each.help else ""
        said = " ".join(filter(None, (each.message.text(language), advice)))
        lines.append(f"{each.cell or '·'}  {said}")
    return "\n".join(lines)
