"""The schemas are sound, speak both languages, and mean the same to both validators."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from accord import ledger
from accord.ledger.documents import read_policy
from accord.model import Record
from accord.schema import schemas
from accord.trees import Folder

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "schema").rglob("*.json"))
SCHEMAS = schemas.load(Folder(ROOT))
LEDGER = ledger.read(Folder(ROOT))

# Every keyword that the program understands; a misspelt one would pass without a word.
KEYWORDS = {
    *("$schema", "$ref", "$defs", "title", "description", "examples", "x-en", "x-labels", "x-ref"),
    *(
        "x-sections",
        "x-document",
        "x-issue-form",
        "type",
        "const",
        "enum",
        "pattern",
        "format",
        "minLength",
        "maxLength",
    ),
    *("minimum", "maximum", "minItems", "maxItems", "uniqueItems", "items", "properties"),
    *("required", "additionalProperties", "minProperties", "maxProperties", "propertyNames"),
    *("anyOf", "if", "then", "else"),
}
ANNOTATIONS = {"$ref", "title", "description", "examples", "x-en"}


def nodes(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every subschema of a schema with its place."""
    yield path, node
    for group in ("properties", "$defs"):
        for name, inner in node.get(group, {}).items():
            yield from nodes(inner, f"{path}/{group}/{name}")
    for name in ("items", "additionalProperties", "if", "then", "else"):
        if isinstance(node.get(name), dict):
            yield from nodes(node[name], f"{path}/{name}")
    for place, inner in enumerate(node.get("anyOf", ())):
        yield from nodes(inner, f"{path}/anyOf/{place}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_is_json_schema_without_a_misspelt_keyword(path: Path) -> None:
    source = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(source)
    for place, node in nodes(source):
        assert set(node) <= KEYWORDS, place
        if "$ref" in node:
            assert set(node) <= ANNOTATIONS, f"{place}: only words may stand beside a reference"


@pytest.mark.parametrize("name", SCHEMAS.by_name)
def test_every_property_has_words_in_both_languages_and_an_example(name: str) -> None:
    for place, node in nodes(SCHEMAS[name].node):
        for field, inner in node.get("properties", {}).items():
            where = f"{name}{place}/{field}"
            assert inner.get("title") and inner.get("description"), where
            assert inner["x-en"]["title"] and inner["x-en"]["description"], where
            assert inner.get("examples"), where
        if "enum" in node and "x-labels" in node:
            assert set(node["enum"]) == set(node["x-labels"]), f"{name}{place}"


@pytest.mark.parametrize("name", [*SCHEMAS.entry_kinds, "request", "feedback"])
def test_examples_are_valid(name: str) -> None:
    for _, node in nodes(SCHEMAS[name].node):
        for field in node.get("properties", {}).values():
            validator = SCHEMAS[name].words.evolve(schema=field)
            for example in field["examples"]:
                assert not list(validator.iter_errors(example)), (name, example)
    for example in SCHEMAS[name].node["examples"] if name in SCHEMAS.entry_kinds else ():
        assert not list(SCHEMAS[name].words.iter_errors(example)), name


def test_the_table_and_the_schemas_name_the_same_kinds() -> None:
    assert set(LEDGER.workflow.entries) == set(SCHEMAS.entry_kinds)


def fields_of(record: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    yield record.kind, dict(record.form.fields)
    for entry in record.entries:
        yield entry.kind, dict(entry.fields)


@pytest.mark.parametrize("record", LEDGER.records.values(), ids=lambda record: record.id)
def test_both_validators_agree(record: Record) -> None:
    """On every document of the sample, and on each with one field broken."""
    for name, fields in fields_of(record):
        for broken in (fields, *mutilated(fields)):
            fast = SCHEMAS[name].verdict
            slow = SCHEMAS[name].words
            assert fast.is_valid(broken) == (not list(slow.iter_errors(broken))), broken


def mutilated(fields: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in fields:
        for value in (None, 7, "2026-02-30", "２０２６", {}, []):
            broken = copy.deepcopy(fields)
            broken[name] = value
            yield broken


def test_the_policy_files_are_valid() -> None:
    tree = Folder(ROOT)
    for name, path in ledger.POLICY.items():
        assert not read_policy(path, tree.read(path), SCHEMAS[name]).findings
