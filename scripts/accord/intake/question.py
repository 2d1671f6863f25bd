"""What an issue form asks: one question a field, from a schema and the registry.

The same questions make the form and read what was answered, so that they can't disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from accord.author.prefill import knows
from accord.intake.columns import Column, Way, nested, ways
from accord.language import Label, Message, say
from accord.model import RECORD_KINDS
from accord.organization import Department, Organization
from accord.schema.schemas import Node, Schema, Schemas, description, label, value_label

RECORD = "record"  # what an entry's form asks beside the fields of the entry
_LONG = 100  # characters from which a text wants more than one line to be written in
# Given by the program, said by the account, or for whoever mends an entry, which no form offers.
_BY_ITSELF = ("id", "kind", "raised_at", "at", "raised_by", "by")
_MENDING = ("entered_at", "supersedes", "void", "reason")


class Shape(StrEnum):
    """How a question is answered."""

    LINE = "line"
    TEXT = "text"
    ONE = "one"
    SEVERAL = "several"
    ROWS = "rows"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose, as it is shown, and the value that it means."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an issue form.

    `path` are the names of the field, or of the list inside the lists of a field; `ways` are what
    stands on a line where each is one item. `known` says that the program can answer it itself.
    """

    id: str
    label: Label
    about: Label
    shape: Shape
    must: bool
    node: Node
    path: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    ways: tuple[Way, ...] = ()
    known: bool = False


def offered(schemas: Schemas) -> tuple[str, ...]:
    """The documents that have an issue form: forms first, then entries."""
    names = (*RECORD_KINDS, *schemas.entry_kinds)
    return tuple(name for name in names if schemas[name].node.get("x-issue-form"))


def questions(schema: Schema, organization: Organization) -> tuple[Question, ...]:
    """Everything that the form of a document asks, in the order of its schema."""
    return tuple(_questions(schema, organization))


def _questions(schema: Schema, organization: Organization) -> Iterator[Question]:
    if schema.name not in RECORD_KINDS:
        yield _record()
    must = {*schema.node.get("required", ()), *schema.node.get("else", {}).get("required", ())}
    for name, node in schema.properties.items():
        if name in _BY_ITSELF or (name in _MENDING and name not in must):
            continue
        if "properties" in node:
            continue  # what is told of other records is told on the site's form
        known = knows(schema.name, name)
        yield from _of_field(name, node, name in must and not known, known, organization)
    for number, heading in enumerate(schema.headings, 1):
        shown = (heading.label, heading.description, Shape.SECTION, heading.required)
        yield Question(f"section-{number}", *shown, {}, (heading.label.zh,))


def _record() -> Question:
    name, about = say("Record id"), say("The record to which this belongs, such as XLX-2026-001.")
    node = {"examples": ["XLX-2026-001"]}
    return Question(RECORD, in_both(name), in_both(about), Shape.LINE, True, node)


def in_both(message: Message) -> Label:
    """What the program says itself, as a label in both languages."""
    return Label(message.text("zh"), message.text("en"))


def _of_field(
    name: str, node: Node, must: bool, known: bool, organization: Organization
) -> Iterator[Question]:
    told = (label(node), description(node))
    inner: Node = node.get("items", {})
    if "properties" not in inner:
        options = tuple(_options(node, organization))
        shape = _shape(node, options)
        yield Question(name, *told, shape, must, node, (name,), options, (), known)
        return
    yield Question(name, *told, Shape.ROWS, must, inner, (name,), (), ways(inner), known)
    first = next(iter(inner["properties"]))
    whose = Column((first,), inner["properties"][first], beside=True)
    for below, each in nested(inner):
        told = (label(each), description(each))
        lines = ways(each["items"], (whose,))
        path = (name, below)
        yield Question("-".join(path), *told, Shape.ROWS, False, each["items"], path, (), lines)


def _shape(node: Node, options: tuple[Option, ...]) -> Shape:
    if options:
        return Shape.SEVERAL if "items" in node else Shape.ONE
    is_long = node.get("type") == "string" and node.get("maxLength", 0) >= _LONG
    return Shape.TEXT if is_long and "x-ref" not in node else Shape.LINE


def _options(node: Node, organization: Organization) -> Iterator[Option]:
    """What may be chosen: the values of a field, or the departments that have no end."""
    each: Node = node.get("items", node)
    if each.get("x-ref") == "department":
        for department in filter(_lasts, organization.departments.values()):
            yield Option(_shown(department.label), department.code)
    for value in each.get("enum", ()):
        yield Option(_shown(value_label(each, value) or Label(str(value), "")), str(value))


def _lasts(department: Department) -> bool:
    return department.until is None


def _shown(called: Label) -> str:
    """Both names on one line; answers are told apart by commas, so there is none inside."""
    both = called.zh if called.en in ("", called.zh) else f"{called.zh} {called.en}"
    return both.replace(",", "，")
