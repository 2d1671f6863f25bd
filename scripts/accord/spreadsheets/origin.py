"""What a ledger says of a record's past: its day, its id, its state; kept, or told in the body."""

from __future__ import annotations

from collections.abc import Collection

from accord.change.numbers import Series
from accord.language import say
from accord.spreadsheets import notes
from accord.spreadsheets.blank import Blank
from accord.spreadsheets.headings import NUMBER, STATE, folded
from accord.spreadsheets.headings import values as spelt
from accord.spreadsheets.mapping import KEEP, Plan
from accord.spreadsheets.remark import Remark


def raised(blank: Blank, plan: Plan) -> str:
    """Let the record count as raised now, unless its day is so near that nobody is wronged.

    The gate refuses what says that it was raised long ago: it would make others late at once.
    """
    written, desk = blank.fields.get("raised_at"), blank.desk
    if not written or not plan.handed_in:
        return str(written or "")[:10]
    try:
        moment = desk.organization.instant(written)
    except ValueError:
        return ""  # the check says so
    department = blank.fields.get("from")
    code = department if department in desk.organization.departments else None
    if moment > desk.now or desk.ledger.entered_by(moment, code, None) >= desk.now:
        return str(written)[:10]
    blank.fields["raised_at"] = desk.written(desk.now)
    blank.notes.append(notes.ledger_day(written[:10]))
    column, address = blank.cells.get("raised_at", ("", ""))
    message = say("This was long ago; the record counts as raised now.")
    advice = say("The body tells the day.")
    blank.remarks.append(Remark(address, column, message, advice))
    return str(written)[:10]


def own_id(blank: Blank, plan: Plan, taken: Collection[str]) -> str:
    """The id that the ledger gives, which is kept where the program could have given it."""
    found = blank.row.of("id")
    if not found:
        return ""
    column, cell = found[0]
    desk, department = blank.desk, str(blank.fields.get("from"))
    blank.comes_from("id", column, cell)
    pattern = desk.organization.id_patterns[plan.kind]
    series = Series(pattern, desk.day(blank.fields), department)
    id = cell.line.upper() if series.holds(cell.line.upper()) else cell.line
    if id != cell.line or series.holds(id):
        if id not in taken:
            blank.fields["id"] = id
        else:
            blank.notes.append(notes.ledger_id(id))
        return id
    blank.notes.append(notes.ledger_id(cell.line))
    return cell.line


def tell_rest(blank: Blank, plan: Plan) -> None:
    """The old state, and the columns that have no field, below the heading for what is more."""
    for name, cell in blank.row.of(STATE):
        blank.notes.append(notes.ledger_state(cell.text))
        message = say("States are computed from entries; this one goes into the body.")
        over = say("It seems to be over; `skip` in the mapping leaves such rows out.")
        is_over = folded(cell.text) in spelt(STATE)
        blank.remarks.append(Remark(cell.address, name, message, over if is_over else None))
    more = [each for each in blank.row.of(NUMBER) if not each[1].text.isdigit()]
    more += blank.row.of(KEEP)
    blank.notes += [notes.item(name, cell.text) for name, cell in more if cell.text]
    if blank.notes:
        heading = notes.HEADING[plan.kind]
        before = blank.sections.get(heading, "")
        blank.sections[heading] = "\n\n".join(filter(None, (before, "\n".join(blank.notes))))
