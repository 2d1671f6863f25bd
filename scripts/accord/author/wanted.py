"""What the schema leaves open but the situation asks for: one question a field.

An interview asks for these too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.model import Fields


def wanted(name: str, desk: Desk, draft: Draft) -> bool:
    """Whether the situation asks for a field that the schema does not require."""
    if draft.fields.get("void") is True:
        return False
    asks = _WANTED.get((draft.schema.name, name))
    return asks is not None and asks(desk, draft.fields)


def may_be_empty(name: str, draft: Draft) -> bool:
    """Whether a field that is wanted may be left out all the same."""
    return (draft.schema.name, name) not in _NEEDED


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


_WANTED: Mapping[tuple[str, str], Callable[[Desk, Fields], bool]] = {
    ("referral", "add"): _always,
    ("referral", "remove"): _always,
    ("response", "decision"): _answers_risk,
    ("delivery", "rectified"): _rework_open,
    ("acceptance", "items"): _rework_ordered,
    ("confirmation", "result"): _feedback,
    ("cancel", "work"): _agreed,
}
_NEEDED = (("acceptance", "items"), ("confirmation", "result"), ("cancel", "work"))
