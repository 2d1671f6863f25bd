"""What the program can say by itself: one function a field, looked up in a small table.

Each takes the desk and the fields said so far, and gives a value or None. What an author
says always takes precedence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.known import KNOWN, contact_of
from accord.model import RECORD_KINDS, Fields

Prefill = Callable[[Desk, Fields], Any]


def prefilled(name: str, desk: Desk, draft: Draft) -> Any:
    """The value of a field that nobody has said, as far as the program knows it.

    A withdrawal says nothing beyond itself, so only what every entry has is filled in.
    """
    if desk.record is None:
        fill = _FORM.get(name)
        return fill(desk, draft.fields) if fill else None
    if fill := _ENTRY.get(name):
        return fill(desk, draft.fields)
    if draft.fields.get("void") is True:
        return None
    says = KNOWN.get(draft.schema.name, {}).get(name)
    return says(desk.situation(draft.fields)) if says else None


def knows(document: str, name: str) -> bool:
    """Whether the program may know a field of a form or an entry by itself."""
    beside = _FORM if document in RECORD_KINDS else {**_ENTRY, **KNOWN.get(document, {})}
    return name in beside


# --- Forms --------------------------------------------------------------------------------------


def _present(desk: Desk, _: Fields) -> str:
    return desk.written(desk.now)


def _department_of_raiser(desk: Desk, fields: Fields) -> str | None:
    return _home(desk, fields.get("raised_by"))


def _contact(desk: Desk, fields: Fields) -> str | None:
    department = fields.get("from") or _department_of_raiser(desk, fields)
    return contact_of(department, desk.day(fields), desk.organization)


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


def _home(desk: Desk, person: object) -> str | None:
    who = desk.organization.people.get(str(person))
    return who.department if who else None
