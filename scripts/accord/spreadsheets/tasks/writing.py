"""The open tasks of a department -> a sheet in which it tells how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from accord.language import LANGUAGES, Label, Message, say, words
from accord.spreadsheets.report import FONT, LONGEST
from accord.spreadsheets.saving import save
from accord.spreadsheets.tasks import columns
from accord.spreadsheets.tasks.columns import BEFORE, COLUMNS, HEADER, HOW, NOW, Column
from accord.spreadsheets.tasks.openness import OpenTask

_CELL = {"font_name": FONT, "font_size": 11, "valign": "top", "text_wrap": True, "border": 1}
_INK, _PAPER, _FIELD = "#5B6472", "#F3F5F8", "#FFF8DC"


def write_tasks(
    path: Path, tasks: Sequence[OpenTask], department: str, name: Label, now: datetime
) -> None:
    """Write the sheet; only the columns to fill in can be written in.

    Raises:
        OSError: the file can't be written.
    """
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": name.zh, "created": now.replace(tzinfo=None)})
    sheet = book.add_worksheet(columns.SHEET)
    _notes(sheet, book, name, now)
    _headings(sheet, book)
    locked = book.add_format({**_CELL, "bg_color": _PAPER})
    open_ = book.add_format({**_CELL, "locked": False, "bg_color": _FIELD, "num_format": "@"})
    number = book.add_format({**_CELL, "locked": False, "bg_color": _FIELD, "align": "center"})
    for row, task in enumerate(tasks, start=HEADER):
        _task(sheet, row, task, locked)
        for place, column in enumerate(COLUMNS):
            if column.open:
                sheet.write_blank(row, place, None, number if column is NOW else open_)
    _behaviour(sheet, len(tasks))
    _mark(book, department)
    save(book)


def _notes(sheet: Worksheet, book: Workbook, name: Label, now: datetime) -> None:
    title = say("{name}: open tasks on {day}", name=name, day=now.date())
    bold = book.add_format({"font_name": FONT, "bold": True, "font_size": 14})
    note = book.add_format(
        {"font_name": FONT, "font_color": _INK, "text_wrap": True, "valign": "top"}
    )
    last = len(COLUMNS) - 1
    both = f"{title.text('zh')}　{title.text('en')}"
    sheet.merge_range(0, 0, 0, last, both, bold)
    for row, language in enumerate(LANGUAGES, start=1):
        sheet.merge_range(row, 0, row, last, words(HOW, language), note)
        sheet.set_row(row, 32)
    sheet.set_row(0, 24)


def _headings(sheet: Worksheet, book: Workbook) -> None:
    head = book.add_format({**_CELL, "bold": True, "bg_color": "#DFE5EE", "align": "center"})
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
        sheet.write_string(HEADER - 1, place, f"{column.label.zh}\n{column.label.en}", head)
    sheet.set_row(HEADER - 1, 34)


def _task(sheet: Worksheet, row: int, task: OpenTask, style: Format) -> None:
    texts = (task.record, task.name, task.id, task.title, task.due)
    for place, text in enumerate(texts):
        sheet.write_string(row, place, text[:LONGEST], style)
    sheet.write_number(row, _at(BEFORE), task.percent, style)


def _behaviour(sheet: Worksheet, count: int) -> None:
    sheet.freeze_panes(HEADER, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER - 1)
    sheet.data_validation(
        HEADER,
        _at(NOW),
        HEADER + max(count, 1) - 1,
        _at(NOW),
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 100,
            "input_title": "0–100",
            "input_message": _both(say("A whole number, such as 60.")),
            "error_title": "0–100",
            "error_message": _both(say("Write a whole number from 0 to 100.")),
        },
    )


def _both(message: Message) -> str:
    return "\n".join(message.text(language) for language in LANGUAGES)


def _mark(book: Workbook, department: str) -> None:
    hidden = book.add_worksheet(columns.MARK)
    for row, text in enumerate((columns.WORD, columns.VERSION, department)):
        hidden.write_string(row, 0, text)
    hidden.very_hidden()


def _at(column: Column) -> int:
    return COLUMNS.index(column)
