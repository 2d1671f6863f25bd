"""What the board can be filtered by: only what would leave something of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from accord.ledger import Ledger
from accord.schema.schemas import value_label
from accord.site.overviews.board import Board
from accord.site.reader import Reader
from accord.site.records.card import Card

# How near something is, as a card's tone says it; these change as the page ages.
_NEAR = ("overdue", "soon")


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Choices below a heading of their own, or below none."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is that of the field, and of what a card says of itself."""

    name: str
    label: str
    groups: tuple[Group, ...]


def sieve(boards: Iterable[Board], opened: Ledger, reader: Reader) -> tuple[Field, ...]:
    """The fields that stand above the boards."""
    cards = [card for board in boards for card in board.cards]
    flags = {each.tone: each.text for card in cards for each in card.overlays}
    near = dict(zip(_NEAR, (reader.gettext("Overdue"), reader.gettext("Due soon")), strict=True))
    return (
        _flat("department", reader.gettext("Department"), _departments(cards, reader)),
        Field("person", reader.gettext("Person"), tuple(_people(cards, reader))),
        _flat("priority", reader.gettext("Priority"), _priorities(opened, reader)),
        _flat("flag", reader.gettext("Standing"), {**near, **flags}.items()),
    )


def _flat(name: str, label: str, choices: Iterable[tuple[str, str]]) -> Field:
    return Field(name, label, (Group("", tuple(Choice(*each) for each in choices)),))


def _departments(cards: Sequence[Card], reader: Reader) -> Iterator[tuple[str, str]]:
    """Those that take part, and those whose turn it is."""
    found = {code for each in cards for code in each.departments}
    found |= {each.next.department for each in cards if each.next}
    for code in reader.organization.departments:
        if code in found:
            yield code, reader.department(code)


def _people(cards: Iterable[Card], reader: Reader) -> Iterator[Group]:
    """Everybody who has a part, below their department."""
    found = {person for each in cards for person in each.people}
    by_department: dict[str, list[Choice]] = {code: [] for code in reader.organization.departments}
    for each in reader.organization.people.values():
        if each.id in found:
            by_department.setdefault(each.department, []).append(Choice(each.id, each.name))
    for code, choices in by_department.items():
        if choices:
            yield Group(reader.department(code), tuple(choices))


def _priorities(opened: Ledger, reader: Reader) -> Iterator[tuple[str, str]]:
    node = opened.schemas["request"].properties["priority"]
    for name in node["enum"]:
        label = value_label(node, name)
        yield name, reader.text(label) if label else name
