"""The rows of a ledger, one by one: read, judged as the check would, and written if they are right.

Every row is a record of its own, whole or not there: whoever is interrupted runs again, and what
is there already is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from accord.author.desk import Desk
from accord.author.submission import Submission, submit_form
from accord.change.unlanded import taken_elsewhere
from accord.language import say
from accord.model import Finding, Severity
from accord.rules.dates import form_dates
from accord.rules.days_off import due_on_day_off
from accord.schema import headings
from accord.schema import validate as schema
from accord.spreadsheets.filling import MADE, Filled, fill
from accord.spreadsheets.header import Table
from accord.spreadsheets.headings import NUMBER
from accord.spreadsheets.known import Known, known
from accord.spreadsheets.mapping import Plan
from accord.spreadsheets.outcome import Fate, Outcome, fate
from accord.spreadsheets.remark import Remark
from accord.spreadsheets.row import Row, rows

# What stands in a row: headings and texts.
Cells = tuple[tuple[str, str], ...]
# Rules that speak of what is missing or not known: where something was said of a cell, it follows.
_GENERAL = (schema.RULE, headings.RULE, "given")
# Rules about dates, which all come from one column, wherever the form repeats them.
_DATED = (form_dates.slug, due_on_day_off.slug)
_FIELD = re.compile(r"([a-z_]+):")


@dataclass(frozen=True)
class Run:
    """Rows that become records one after the other, none twice.

    `promised` are ids that are not to be given: others have them, or rows before got them.
    `seen` are the rows so far, with their numbers.
    """

    plan: Plan
    desk: Desk
    root: Path
    write: bool
    there: Known
    promised: set[str]
    seen: dict[Cells, int] = field(default_factory=dict)

    def outcome(self, row: Row) -> Outcome:
        """What becomes of the next row.

        Raises:
            OSError: the folder can't be written.
        """
        filled = fill(row, self.plan, self.desk, self.desk.ledger.ids.union(self.promised))
        outcome = self._passed(row, filled) or self._submitted(row, filled)
        if outcome.path:
            self.promised.add(outcome.id)
        return outcome

    def _passed(self, row: Row, filled: Filled) -> Outcome | None:
        """Why a row is not looked at any further: its record is there, or it came before."""
        title = str(filled.draft.fields.get("title", ""))
        if id := self.there.same(filled):
            why = say("This is there already, as {id}.", id=id)
            old = filled.id if filled.id != id else ""
            return Outcome(row.number, Fate.PASSED, title=title, id=id, old=old, why=why)
        first = self.seen.setdefault(_key(row), row.number)
        if first == row.number:
            return None
        why = say("This is row {n} once more.", n=first)
        return Outcome(row.number, Fate.PASSED, title=title, why=why)

    def _submitted(self, row: Row, filled: Filled) -> Outcome:
        write = self.write and fate(filled.remarks) is not Fate.REFUSED
        done = submit_form(
            filled.draft,
            self.plan.kind,
            self.desk,
            self.root,
            write=write,
            promised=self.promised,
        )
        remarks = (*filled.remarks, *dict.fromkeys(_remarks(done, filled)))
        refused = fate(remarks) is Fate.REFUSED
        id = "" if refused else done.path.split("/")[-2]
        if filled.id and id and id != filled.id:
            remarks += (_renamed(filled, id),)
        return Outcome(
            row.number,
            fate(remarks),
            remarks,
            title=str(filled.draft.fields.get("title", "")),
            id=id,
            old=filled.id if id != filled.id else "",
            path="" if refused else done.path,
            written=write and not refused,
        )


def imported(table: Table, plan: Plan, desk: Desk, root: Path, *, write: bool) -> Iterator[Outcome]:
    """What becomes of each row, in order; with `write`, once it has become so.

    Raises:
        OSError: the folder can't be written.
    """
    elsewhere = taken_elsewhere(root, desk.organization.proposal_refs)
    run = Run(plan, desk, root, write, known(desk.ledger, plan.kind), {*elsewhere})
    for row, why in rows(table, plan):
        yield Outcome(row.number, Fate.PASSED, why=why) if why else run.outcome(row)


def _key(row: Row) -> Cells:
    """What tells a row from others: all that stands in it, but for a running number."""
    return tuple(
        (name, cell.text) for name, cell in row.cells.items() if row.plan.target(name) != NUMBER
    )


def _renamed(filled: Filled, id: str) -> Remark:
    column, address = filled.cells.get("id", ("", ""))
    message = say("{old} becomes {new}.", old=filled.id, new=id)
    return Remark(address, column, message)


def _remarks(done: Submission, filled: Filled) -> Iterator[Remark]:
    """What the check finds, at the cells from which it comes; no cell is told of twice."""
    told = {each.cell for each in filled.remarks if each.severity is Severity.ERROR}
    lines = done.text.split("\n")
    for finding in done.findings:
        target = _target(finding, lines)
        column, address = filled.cells.get(target, ("", ""))
        follows = told and finding.rule in _GENERAL and (not address or target in MADE)
        if not follows and (not address or address not in told):
            yield Remark(address, column, finding.message, finding.help, finding.severity)


def _target(finding: Finding, lines: list[str]) -> str:
    """The field or heading below which a finding stands."""
    if finding.rule in _DATED:
        return "milestones"
    end = lines.index("---", 1)
    above = lines[: finding.position.line]
    for line in reversed(above[end:]):
        if line.startswith("## "):
            return line.removeprefix("## ").strip()
    fields = (found[1] for line in reversed(above[:end]) if (found := _FIELD.match(line)))
    return next(fields, "")
