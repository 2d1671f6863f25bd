"""A document that its schema refuses -> one lesson for each cause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from accord.model import Fields
from accord.schema.lessons import amounts, codes, days, naming, values
from accord.schema.lessons.cause import NAMING, Cause, Lesson, causes
from accord.schema.schemas import Schema

_LESSONS: Mapping[str, Callable[[Cause], Lesson]] = {
    "type": values.wrong_type,
    "enum": values.not_allowed,
    "const": values.not_allowed,
    "anyOf": values.no_choice,
    "pattern": codes.wrong_form,
    "maxLength": amounts.too_long,
    "minLength": amounts.too_short,
    "minimum": amounts.out_of_range,
    "maximum": amounts.out_of_range,
    "minItems": amounts.too_few,
    "maxItems": amounts.too_many,
    "minProperties": amounts.too_few,
    "maxProperties": amounts.too_many,
    "uniqueItems": amounts.repeated,
}


def lessons(fields: Fields, schema: Schema) -> Iterator[Lesson]:
    """What to tell about a document, a place at a time."""
    for found in causes(fields, schema):
        if found[0].keyword in NAMING:
            yield from naming.lessons(found)
        else:
            yield _lesson(values.as_text(found[0]))


def _lesson(cause: Cause) -> Lesson:
    if "format" in cause.node and isinstance(cause.value, str):
        return days.wrong_time(cause)
    return _LESSONS.get(cause.keyword, values.no_choice)(cause)
