"""What the program can say by itself: one function a field, looked up in a small table.

Each takes the desk and the fields said so far, and gives a value or None. What an author
says always takes precedence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.consensus import acceptors, digest, involved
from accord.model import Fields
from accord.obligations import owed

Prefill = Callable[[Desk, Fields], Any]


def prefilled(name: str, desk: Desk, draft: Draft) -> Any:
    """The value of a field that nobody has said, as far as the program knows it.

    A withdrawal says nothing beyond itself, so only what every entry has is filled in.
    """
    withdraws = draft.fields.get("void") is True
    own = {} if withdraws else _OWN.get(draft.schema.name, {})
    common = _FORM if desk.record is None else _ENTRY
    fill = own.get(name) or common.get(name)
    return fill(desk, draft.fields) if fill else None


# --- Forms --------------------------------------------------------------------------------------


def _present(desk: Desk, _: Fields) -> str:
    return desk.written(desk.now)


def _department_of_raiser(desk: Desk, fields: Fields) -> str | None:
    return _home(desk, fields.get("raised_by"))


def _contact(desk: Desk, fields: Fields) -> str | None:
    department = fields.get("from") or _department_of_raiser(desk, fields)
    return _contact_of(desk, department, fields)


# --- Every entry ----------------------------------------------------------------------------------


def _speaker(desk: Desk, fields: Fields) -> str | None:
    """The department of the one who writes, or of the entry that is mended."""
    mended = fields.get("supersedes")
    for entry in desk.present.entries:
        if entry.name == mended:
            return entry.department
    return _home(desk, fields.get("by"))


def _entered(desk: Desk, fields: Fields) -> str | None:
    """The present, if it happened so long ago that it counts as entered late."""
    who = (fields.get("department"), fields.get("by"))
    latest = desk.ledger.entered_by(desk.moment(fields), *who)
    return desk.written(desk.now) if desk.now > latest else None


def _writer(_: Desk, fields: Fields) -> str | None:
    return fields.get("by")


# --- Kinds of entries -----------------------------------------------------------------------------


def _contact_if_accepted(desk: Desk, fields: Fields) -> str | None:
    accepted = fields.get("answer") == "accepted"
    return _contact_of(desk, fields.get("department"), fields) if accepted else None


def _signers(desk: Desk, fields: Fields) -> list[str]:
    """Everybody whom the form involves now, or involved when it was last agreed."""
    facts = desk.story(fields).facts
    return _in_form_order(facts.form, involved(facts.form) | involved(facts.agreed or facts.form))


def _digest(desk: Desk, fields: Fields) -> str:
    facts = desk.story(fields).facts
    return digest(facts.form, facts.course.agreed_fields)


def _round(desk: Desk, fields: Fields) -> int:
    return 1 + max((each.fields["round"] for each in desk.story(fields).of("consensus")), default=0)


def _period(desk: Desk, fields: Fields) -> str:
    """The ISO week where reports are weekly, the day otherwise."""
    facts, day = desk.story(fields).facts, desk.day(fields)
    if facts.form.get("update_every", facts.course.update_every) != "week":
        return day.isoformat()
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _acceptors(desk: Desk, fields: Fields) -> list[str]:
    form = desk.story(fields).facts.form
    return _in_form_order(form, acceptors(form))


def _both_sides(desk: Desk, fields: Fields) -> list[str]:
    """Both sides of a request; a problem is confirmed by the department that raised it."""
    form = desk.story(fields).facts.form
    return [form["from"], *form["to"]] if desk.present.kind == "request" else [form["from"]]


def _superior(desk: Desk, fields: Fields) -> str | None:
    person = desk.organization.people.get(str(fields.get("by")))
    return person.superior if person else None


def _what_waits(desk: Desk, fields: Fields) -> str | None:
    """The entry that waits for this response, if there is just one."""
    who = (fields.get("department"), fields.get("by"))
    waiting = {
        each.subject
        for each in owed(desk.story(fields), desk.ledger)
        if each.rule == "response" and each.is_open and (each.department or each.person) in who
    }
    return waiting.pop() if len(waiting) == 1 else None


_FORM: Mapping[str, Prefill] = {
    "raised_at": _present,
    "from": _department_of_raiser,
    "contact": _contact,
}
_ENTRY: Mapping[str, Prefill] = {
    "at": _present,
    "department": _speaker,
    "entered_at": _entered,
}
_OWN: Mapping[str, Mapping[str, Prefill]] = {
    "receipt": {"contact": _contact_if_accepted},
    "minutes": {"recorder": _writer},
    "consensus": {"departments": _signers, "digest": _digest, "round": _round},
    "progress": {"covers": _period},
    "acceptance": {"departments": _acceptors},
    "confirmation": {"departments": _both_sides},
    "resolution": {"owner": _writer},
    "escalation": {"to": _superior},
    "response": {"answers": _what_waits},
}


def _home(desk: Desk, person: object) -> str | None:
    known = desk.organization.people.get(str(person))
    return known.department if known else None


def _contact_of(desk: Desk, department: object, fields: Fields) -> str | None:
    if str(department) not in desk.organization.departments:
        return None
    return desk.organization.contact(str(department), desk.day(fields))


def _in_form_order(form: Fields, departments: frozenset[str]) -> list[str]:
    """The initiating department first, then those asked as the form has them, then the rest."""
    named = (form["from"], *form["to"], *sorted(departments))
    return [code for code in dict.fromkeys(named) if code in departments]
