"""Files that two libraries alone, as most projects put them together, let pass or misread.

What is spoilt here is one file of the sample each time; the rules' fixtures come on top.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

import frontmatter
from jsonschema import Draft202012Validator, FormatChecker

from accord.schema.schemas import Schemas

FORM = "records/requests/XLX-2026-002/request.md"
Spoil = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Spoilt:
    """What is done to the form, and at which line it must be told."""

    what: str
    spoil: Spoil
    line: int


def _put(good: str, bad: str) -> Spoil:
    def spoil(data: bytes) -> bytes:
        assert good.encode() in data, f"the sample changed: {good}"
        return data.replace(good.encode(), bad.encode(), 1)

    return spoil


SPOILT = (
    Spoilt("a byte order mark", lambda data: b"\xef\xbb\xbf" + data, 1),
    Spoilt("saved as GBK", lambda data: data.decode().encode("gb18030"), 3),
    Spoilt("saved as UTF-16", lambda data: data.decode().encode("utf-16"), 1),
    Spoilt("no closing fence", lambda data: data.replace(b"\n---\n", b"\n", 1), 39),
    Spoilt("a fence of four", lambda data: data.replace(b"---\n", b"----\n", 1), 1),
    Spoilt("a list instead of fields", lambda _: b"---\n- a\n- b\n---\n", 2),
    Spoilt("an empty file", lambda _: b"", 1),
    Spoilt("a field given twice", _put("priority: ", "priority: low\npriority: "), 6),
    Spoilt("an anchor", _put("priority: ", "priority: &p "), 5),
    Spoilt("a tag that makes an object", _put("priority: ", "priority: !!python/name:os "), 5),
    Spoilt("a merge key", _put("priority: ", "<<: {a: 1}\npriority: "), 5),
    Spoilt("a second document", _put("priority: ", "--- \npriority: "), 5),
    Spoilt("nested without end", _put("priority: ", "deep: " + "[" * 4000 + "\npriority: "), 5),
    Spoilt("an invisible character", _put("priority: ", "pri\u200bority: "), 5),
    Spoilt("text that runs backwards", _put("priority: ", "priority: \u202e"), 5),
    Spoilt("a title of 70 KB", _put("title: ", "title: " + "长" * 24_000), 1),
    Spoilt("no, which is False", _put("raised_by: ", "raised_by: no # "), 7),
    Spoilt("0010, which is 8", _put("title: ", "title: 0010 # "), 3),
    Spoilt("1.10, which is 1.1", _put("title: ", "title: 1.10 # "), 3),
    Spoilt("12:30, which is 750", _put("title: ", "title: 12:30 # "), 3),
    Spoilt("a day that does not exist", _put("raised_at: 2026-03-0", "raised_at: 2026-02-3"), 6),
    Spoilt("a full-width colon", _put("priority: ", "priority："), 5),
    Spoilt("a misspelt field", _put("priority: ", "prioritty: "), 5),
    Spoilt("a misspelt value", _put("priority: ", "priority: x"), 5),
)


def stock_objects(name: str, data: bytes, schemas: Schemas) -> bool:
    """Whether python-frontmatter and jsonschema, as they come, refuse a file of the sample.

    As everybody does who joins the two, days that YAML has read as such become text again.
    """
    schema = schemas[_kind(PurePath(name).stem, schemas)]
    if name.endswith(".yml"):
        data = b"---\n" + data + b"\n---\n"
    try:
        fields = json.loads(json.dumps(frontmatter.loads(data).metadata, default=str))
        validator = Draft202012Validator(schema.node, format_checker=FormatChecker())
        return any(True for _ in validator.iter_errors(fields))
    except Exception:  # noqa: BLE001 - an exception is an objection, whatever it is
        return True


def _kind(stem: str, schemas: Schemas) -> str:
    """The schema of a file, by its name."""
    kinds = (kind for kind in schemas.entry_kinds if f"-{kind}" in stem)
    return stem if stem in schemas.by_name else next(kinds)
