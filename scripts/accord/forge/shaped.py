"""A JSON text -> what stands in it, if it has exactly the shape of one of this room's schemas.

Beyond what JSON Schema can say, no key stands twice and no number has a fraction.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import jsonschema_rs

_LONGEST = 300  # the validator quotes what is wrong, be it the whole


class Misshapen(Exception):
    """The text has another shape; `place` is a path such as "reviews/1/commit", or "/"."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(place, why)
        self.place = place
        self.why = why


def shaped(text: str, schema: str) -> Any:
    """The content of a text of the shape `schema` ("snapshot", "notice").

    Raises:
        Misshapen: it has another shape, or is no JSON.
    """
    try:
        found = json.loads(
            text,
            object_pairs_hook=_without_doubles,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError) as error:
        raise Misshapen("/", str(error)) from None
    wrong = next(_schema(schema).iter_errors(found), None)
    if wrong:
        place = "/".join(map(str, wrong.instance_path)) or "/"
        raise Misshapen(place, wrong.message[:_LONGEST])
    return found


def pattern(schema: str, name: str) -> str:
    """What the schema demands of the text of a key."""
    found: str = _content(schema)["properties"][name]["pattern"]
    return found


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(f"a key stands twice among {', '.join(name for name, _ in pairs)}")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no whole number")


@cache
def _schema(name: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(_content(name))


@cache
def _content(name: str) -> Any:
    return json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
