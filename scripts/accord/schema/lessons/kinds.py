"""Entries that do not say, or misspell, of which kind they are."""

from __future__ import annotations

import re

from accord.language import Message, say
from accord.model import Document
from accord.schema.guess.spelling import near, same
from accord.schema.lessons.cause import Lesson
from accord.schema.lessons.showing import named, no_such_field, shown
from accord.schema.schemas import Schemas, label

_FIELD = "kind"
_FILE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-([a-z]+)")


def unknown_kind(document: Document, schemas: Schemas) -> Lesson:
    """What to tell about an entry whose `kind` names no schema."""
    field = _FIELD if _FIELD in document.fields else _misspelt(document, schemas)
    kind = document.fields.get(field) if field else None
    if field and field != _FIELD:
        message = no_such_field(field, _FIELD, schemas[schemas.entry_kinds[0]].at((_FIELD,)))
    elif kind is None:
        message = say("The entry does not say of which kind it is.")
    else:
        message = say("`{kind}` is no kind of entry.", kind=shown(kind))
    pointer = (field,) if field else ()
    return Lesson(pointer, message, _advice("" if kind is None else str(kind), document, schemas))


def _advice(kind: str, document: Document, schemas: Schemas) -> Message:
    names: dict[str, str] = {}
    for each in schemas.entry_kinds:
        title = schemas[each].label
        names |= {each: each, title.zh: each, title.en: each}
    file = _FILE.match(document.name)
    if sure := same(kind, names) or (same(file[1], names) if file and not kind else None):
        return say("Write `{line}`.", line=f"{_FIELD}: {sure}")
    if found := near(kind, names):
        return say("Did you mean `{line}`?", line=f"{_FIELD}: {found}")
    kinds = [named(each, schemas[each].label) for each in schemas.entry_kinds]
    if kind:
        return say("Write one of: {values}.", values=kinds)
    return say("Add `{name}: …` with one of: {values}.", name=_FIELD, values=kinds)


def _misspelt(document: Document, schemas: Schemas) -> str | None:
    """The field that was meant to say it: none that some entry really has."""
    known = {name for kind in schemas.entry_kinds for name in schemas[kind].properties}
    title = label(schemas[schemas.entry_kinds[0]].at((_FIELD,)))
    spellings = dict.fromkeys((_FIELD, title.zh, title.en), _FIELD)
    free = [name for name in document.fields if name not in known]
    for find in (same, near):
        for name in free:
            if find(name, spellings):
                return name
    return None
