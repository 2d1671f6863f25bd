"""What columns are headed with, and what people write for values -> what they mean here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from accord.frontmatter import reader as frontmatter
from accord.language import Label, Message, say
from accord.model import RecordKind
from accord.schema.schemas import Schema, Schemas, label

_DATA = Path(__file__).parent / "headings.yml"
_BRACKETS = re.compile(r"[(\[【〔<《].*?[)\]】〕>》]")
_SIGNS = re.compile(r"[^\w]+|_")
# Columns that are no field of a form by themselves.
MADE: Mapping[RecordKind, tuple[str, ...]] = {
    "request": ("lead", "owner", "task", "due", "deliverable", "criterion"),
    "feedback": (),
}
NUMBER, STATE = "number", "state"
_LABELS: Mapping[str, Message] = {
    "lead": say("the department that leads"),
    "owner": say("who there is the one to talk to"),
    "task": say("what it does"),
    "due": say("by when"),
    "deliverable": say("what is delivered"),
    "criterion": say("what that must be like"),
    NUMBER: say("a running number"),
    STATE: say("the state, told in the body"),
}
# Fields that no cell holds as they are.
_INNER = ("work", "deliverables", "milestones", "links")


def folded(text: str) -> str:
    """A heading or value without what does not tell it from others."""
    plain = unicodedata.normalize("NFKC", text)
    return _SIGNS.sub("", _BRACKETS.sub("", plain) or plain).casefold()


@dataclass(frozen=True)
class Headings:
    """What a column of a ledger of one kind may be: targets by the headings that mean them."""

    kind: RecordKind
    targets: tuple[str, ...]
    required: frozenset[str]
    spellings: Mapping[str, str]

    def meant(self, heading: str) -> str | None:
        """The target that a heading means, if it is a known one."""
        return self.spellings.get(folded(heading))

    @cached_property
    def telling(self) -> frozenset[str]:
        """The targets by which the kind of a ledger is known: what the form must have."""
        return self.required | {"deliverable", "criterion"}.intersection(MADE[self.kind])

    @cached_property
    def columns(self) -> frozenset[str]:
        """The folded headings, by which the row of the headings is found."""
        return frozenset(self.spellings)


def headings(kind: RecordKind, schemas: Schemas) -> Headings:
    """Those of a form, by its schema and by what departments are known to write."""
    schema = schemas[kind]
    known = dict(_of_schema(schema))
    targets = tuple(dict.fromkeys((*known.values(), *MADE[kind], NUMBER, STATE)))
    for target, names in _data()[kind].items():
        known |= {fold: target for name in names if (fold := folded(name)) not in known}
    sections = (each.label.zh for each in schema.headings if each.required)
    return Headings(kind, targets, frozenset((*schema.node["required"], *sections)), known)


def called(target: str, schema: Schema) -> Label | Message:
    """What a target is called; a heading of the body is its own name."""
    if found := _LABELS.get(target):
        return found
    if target in schema.properties:
        return label(schema.properties[target])
    heading = schema.headings_by_name.get(target)
    return heading.label if heading else Label(target, target)


def values(field: str) -> Mapping[str, str]:
    """What people write for the values of a field, folded."""
    return {
        folded(name): value
        for value, names in _data()["values"].get(field, {}).items()
        for name in names
    }


def _of_schema(schema: Schema) -> Iterator[tuple[str, str]]:
    for name, node in schema.properties.items():
        if name not in _INNER:
            title = label(node)
            yield from ((folded(each), name) for each in (title.zh, title.en, name) if each)
    for heading in schema.headings:
        name = heading.label.zh
        yield from ((folded(each), name) for each in (name, heading.label.en))


@cache
def _data() -> Mapping[str, Any]:
    """Lists of names, by what they mean."""
    reading = frontmatter.read_yaml(_DATA.read_bytes())
    if reading.fault:
        raise ValueError(reading.fault.message.original)
    return reading.fields
