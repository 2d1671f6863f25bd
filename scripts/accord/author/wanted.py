"""What the schema leaves open but the situation asks for: one question a field.

An interview asks for these too, and so does a form in a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.model import Fields


class When(StrEnum):
    """The situation in which a field is asked for."""

    ALWAYS = "always"
    FEEDBACK = "feedback"
    AGREED = "agreed"
    REWORK_ORDERED = "rework-ordered"
    REWORK_OPEN = "rework-open"
    ANSWERS_RISK = "answers-risk"


# By the kind of entry and the name of the field.
WANTED: Mapping[tuple[str, str], When] = {
    ("referral", "add"): When.ALWAYS,
    ("referral", "remove"): When.ALWAYS,
    ("response", "decision"): When.ANSWERS_RISK,
    ("delivery", "rectified"): When.REWORK_OPEN,
    ("acceptance", "items"): When.REWORK_ORDERED,
    ("confirmation", "result"): When.FEEDBACK,
    ("cancel", "work"): When.AGREED,
}
NEEDED = (("acceptance", "items"), ("confirmation", "result"), ("cancel", "work"))


def wanted(name: str, desk: Desk, draft: Draft) -> bool:
    """Whether the situation asks for a field that the schema does not require."""
    if draft.fields.get("void") is True:
        return False
    when = WANTED.get((draft.schema.name, name))
    return when is not None and _HOLDS[when](desk, draft.fields)


def may_be_empty(name: str, draft: Draft) -> bool:
    """Whether a field that is wanted may be left out all the same."""
    return (draft.schema.name, name) not in NEEDED


def _always(_: Desk, __: Fields) -> bool:
    return True


def _feedback(desk: Desk, _: Fields) -> bool:
    return desk.present.kind == "feedback"


def _agreed(desk: Desk, fields: Fields) -> bool:
    return desk.story(fields).facts.agreed is not None


def _rework_ordered(_: Desk, fields: Fields) -> bool:
    return any(line.get("verdict") == "rectify" for line in fields.get("deliverables", ()))


def _rework_open(desk: Desk, fields: Fields) -> bool:
    items = desk.story(fields).facts.items.values()
    return any(
        item.mended_by is None and item.department == fields.get("department") for item in items
    )


def _answers_risk(desk: Desk, fields: Fields) -> bool:
    return any(entry.name == fields.get("answers") for entry in desk.story(fields).of("risk"))


_HOLDS: Mapping[When, Callable[[Desk, Fields], bool]] = {
    When.ALWAYS: _always,
    When.FEEDBACK: _feedback,
    When.AGREED: _agreed,
    When.REWORK_ORDERED: _rework_ordered,
    When.REWORK_OPEN: _rework_open,
    When.ANSWERS_RISK: _answers_risk,
}
