"""What we read, the stock libraries accept: python-frontmatter through our handler, jsonschema."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import frontmatter
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from accord.frontmatter.reader import StrictHandler

ROOT = Path(__file__).parents[2]
BASE = "https://accord.invalid/"
RECORDS = sorted((ROOT / "records").glob("*/*/*.md"))


@cache
def registry() -> Registry[Any]:
    """The schema files as they lie there, found by their places and never over a network."""
    files = (ROOT / "schema").rglob("*.json")
    return Registry().with_resources(
        (
            BASE + path.relative_to(ROOT).as_posix(),
            Resource.from_contents(json.loads(path.read_bytes()), DRAFT202012),
        )
        for path in files
    )


def schema_of(path: Path, fields: dict[str, Any]) -> str:
    if path.stem in ("request", "feedback"):
        return f"{BASE}schema/forms/{path.stem}.json"
    return f"{BASE}schema/entries/{fields['kind']}.json"


@pytest.mark.parametrize("record", sorted({path.parent for path in RECORDS}), ids=lambda p: p.name)
def test_every_file_of_a_record_is_valid_to_the_stock_libraries(record: Path) -> None:
    for path in sorted(record.glob("*.md")):
        post = frontmatter.loads(path.read_text("utf-8"), handler=StrictHandler())
        schema = {"$ref": schema_of(path, post.metadata)}
        validator = Draft202012Validator(
            schema, registry=registry(), format_checker=Draft202012Validator.FORMAT_CHECKER
        )
        assert not [error.message for error in validator.iter_errors(post.metadata)], path


def test_the_stock_handler_reads_the_same_fields_where_it_leaves_texts_alone() -> None:
    """Its own reading differs in dates only, which it makes values of another type."""
    for path in RECORDS:
        text = path.read_text("utf-8")
        ours = frontmatter.loads(text, handler=StrictHandler())
        theirs = frontmatter.loads(text)
        assert as_text(theirs.metadata) == as_text(ours.metadata), path
        assert theirs.content == ours.content


def as_text(value: Any) -> Any:
    """The value with every date written as our records write it."""
    if isinstance(value, dict):
        return {key: as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_text(each) for each in value]
    return value.isoformat(timespec="minutes") if hasattr(value, "hour") else str(value)
