"""What a department filled in -> one report for each record on which it says something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from accord.author.completing import complete
from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.submission import submit_entry
from accord.language import Message, say
from accord.model import Record, Severity
from accord.spreadsheets import notes
from accord.spreadsheets.outcome import Fate, Outcome, fate
from accord.spreadsheets.remark import Remark
from accord.spreadsheets.tasks.columns import DONE, NEXT, NOW, PROSE, RECORD, TASK, Column
from accord.spreadsheets.tasks.openness import OpenTask, open_in
from accord.spreadsheets.tasks.percents import percent
from accord.spreadsheets.tasks.reading import Filled, Told

_KIND = "progress"


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports, on which ledger, and where reports are written."""

    desk: Desk
    by: str
    department: str
    root: Path
    write: bool

    def outcomes(self, filled: Filled) -> Iterator[Outcome]:
        """What becomes of each row that was filled in; a record's rows are one report.

        Raises:
            OSError: a folder can't be written.
        """
        rows = [each for each in filled.rows if not each.is_empty]
        for name, group in groupby(sorted(rows, key=_place), key=lambda each: each.record):
            yield from self._record(name, [*group])

    def _record(self, name: str, rows: Sequence[Told]) -> Iterator[Outcome]:
        record = self.desk.ledger.records.get(name)
        if record is None:
            message = say("There is no record {target}.", target=name)
            yield from (_refused(each, RECORD, message) for each in rows)
            return
        desk = replace(self.desk, record=record)
        draft = complete(self._draft(desk, rows), desk)
        if _is_there(record, draft):
            why = say("This was reported already.")
            yield from (
                Outcome(each.row, Fate.PASSED, title=record.title, id=name, why=why)
                for each in rows
            )
            return
        open_ = open_in(record, desk.ledger, self.department, desk.now)
        remarks = {each.row: (*_remarks(each, open_),) for each in rows}
        yield from self._submitted(record, rows, draft, remarks)

    def _submitted(
        self,
        record: Record,
        rows: Sequence[Told],
        draft: Draft,
        remarks: dict[int, tuple[Remark, ...]],
    ) -> Iterator[Outcome]:
        first = rows[0].row
        remarks[first] += (*_gaps(rows),)
        sound = not any(fate(each) is Fate.REFUSED for each in remarks.values())
        path = ""
        if sound:
            desk = replace(self.desk, record=record)
            done = submit_entry(draft, desk, self.root, write=self.write)
            remarks[first] += tuple(
                Remark("", "", each.message, each.help, each.severity) for each in done.findings
            )
            sound, path = not done.refused, "" if done.refused else done.path
        for each in rows:
            own = remarks[each.row]
            if not sound and fate(own) is not Fate.REFUSED:
                message = say("Another row of this record must be mended first.")
                own += (Remark("", "", message, None, Severity.ERROR),)
            yield Outcome(
                each.row,
                fate(own),
                own,
                title=record.title,
                id=record.id,
                path=path,
                written=self.write and sound,
            )

    def _draft(self, desk: Desk, rows: Sequence[Told]) -> Draft:
        tasks: list[dict[str, Any]] = [{"id": each.task, "percent": _now(each)} for each in rows]
        fields = {"kind": _KIND, "by": self.by, "department": self.department, "tasks": tasks}
        sections = {each.label.zh: _section(rows, each) for each in PROSE}
        return Draft(desk.ledger.schemas[_KIND], fields, sections)


def _now(told: Told) -> int | None:
    """How far a task is by now; as far as before where nothing is said of it."""
    if text := told.cell(NOW).text:
        return percent(text)
    return int(told.before) if told.before.isdecimal() else None


def _place(told: Told) -> tuple[str, int]:
    return told.record, told.row


def _section(rows: Sequence[Told], column: Column) -> str:
    """What the rows say in a column; one line of a list for each if several do."""
    texts = [(each.task, each.cell(column).text) for each in rows if each.cell(column).text]
    if len(texts) == 1:
        return notes.prose(texts[0][1])
    return "\n".join(notes.item(task, text) for task, text in texts)


def _is_there(record: Record, draft: Draft) -> bool:
    """Whether the department has said exactly this already, of the same week or day."""
    bodies = {name: text for name in draft.sections if (text := draft.under(name))}
    return any(
        all(each.fields.get(name) == draft.fields.get(name) for name in _SAME)
        and {section.heading: section.text for section in each.document.sections} == bodies
        for each in record.entries
        if each.kind == _KIND
    )


_SAME = ("department", "tasks", "covers")


def _remarks(told: Told, open_: Mapping[str, OpenTask]) -> Iterator[Remark]:
    """What is wrong with a row by itself, or was overtaken since the sheet was written."""
    task = open_.get(told.task)
    if task is None:
        message = say("{task} is not open any more, or never was a task of yours.", task=told.task)
        yield _wrong(told, TASK, message, say("Leave this row empty."))
        return
    now = told.cell(NOW)
    if (now.text and percent(now.text) is None) or now.lost:
        message = say("{text} is no percentage.", text=now.line)
        yield _wrong(told, NOW, message, say("Write a whole number from 0 to 100."))
    if told.before != str(task.percent):
        message = say("Somebody reported {n} % since this sheet was made.", n=task.percent)
        yield _wrong(told, NOW, message, say("Export the tasks again, and fill in that sheet."))


def _gaps(rows: Sequence[Told]) -> Iterator[Remark]:
    """What a report must say, and none of its rows does."""
    for column in (DONE, NEXT):
        if not any(each.cell(column).text for each in rows):
            message = say("{field} is missing.", field=column.label)
            advice = say("Fill it in, in any row of this record.")
            yield _wrong(rows[0], column, message, advice)


def _wrong(told: Told, column: Column, message: Message, advice: Message | None) -> Remark:
    cell = told.cell(column)
    return Remark(cell.address, column.label.zh, message, advice, Severity.ERROR)


def _refused(told: Told, column: Column, message: Message) -> Outcome:
    return Outcome(told.row, Fate.REFUSED, (_wrong(told, column, message, None),))
