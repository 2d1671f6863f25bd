"""What a form asks follows from its schema, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from accord import ledger
from accord.author.forms.definition import definition
from accord.author.forms.filling import ENTRY, FORM, TYPED
from accord.author.known import KNOWN
from accord.author.prefill import _ENTRY, _FORM
from accord.model import Fields
from accord.schema.schemas import Schema
from accord.trees import Folder
from tests.conftest import ROOT

LEDGER = ledger.read(Folder(ROOT))
KINDS = ("request", "feedback", *LEDGER.schemas.entry_kinds)


def written(kind: str) -> Iterator[Fields]:
    """The front matter of every document of a kind that stands, but for withdrawals."""
    for record in LEDGER.records.values():
        for document in (record.form, *(entry.document for entry in record.entries)):
            name = document.fields.get("kind", record.kind)
            if name == kind and "void" not in document.fields:
                yield document.fields


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """A node and all inside it."""
    yield node
    inside = (node.get("items"), *node.get("properties", {}).values(), *node.get("anyOf", ()))
    for each in inside:
        if isinstance(each, dict):
            yield from nodes(each)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_required_is_what_the_check_cannot_do_without(kind: str) -> None:
    schema = LEDGER.schemas[kind]
    asked = definition(schema, "zh")["schema"]["required"]
    documents = list(written(kind))
    assert documents and schema.properties.keys() >= {*asked}
    for fields in documents[:5]:
        for name in fields:
            rest = {each: value for each, value in fields.items() if each != name}
            assert schema.verdict.is_valid(rest) == (name not in asked), name


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_and_value_has_a_name_in_the_readers_language(kind: str, language: str) -> None:
    said = definition(LEDGER.schemas[kind], language)
    for name, top in said["schema"]["properties"].items():
        assert top["title"] and top["description"], name
        for node in nodes(top):
            assert not any(key.startswith(("x-", "$")) for key in node)
            assert node.get("ac", {}).get("labels", {}).keys() == {*node.get("enum", ())}
            assert language == "zh" or node.get("title", "").isascii()


def test_headings_are_written_in_chinese_whoever_reads_them() -> None:
    first = definition(LEDGER.schemas["progress"], "en")["sections"][0]
    assert (first["heading"], first["title"], first["required"]) == ("已完成", "Done", True)


def test_a_field_that_is_added_to_a_schema_is_asked_for() -> None:
    old = LEDGER.schemas["risk"]
    cost = {"title": "费用", "x-en": {"title": "Cost"}, "type": "number", "minimum": 0}
    grown = Schema("risk", {**old.node, "properties": {**old.properties, "cost": cost}})
    found = definition(grown, "en")["schema"]["properties"]
    assert found["cost"] == {"title": "Cost", "type": "number", "minimum": 0}
    assert list(found)[-1] == "cost"


def test_what_only_mends_or_withdraws_is_marked() -> None:
    def marked(kind: str) -> set[str]:
        found = definition(LEDGER.schemas[kind], "zh")["schema"]["properties"]
        return {
            name for name, each in found.items() if each.get("ac", {}).get("part") == "correction"
        }

    assert marked("progress") == {"supersedes", "void", "reason"}
    assert marked("hold") == {"supersedes", "void"}  # a hold has a reason of its own
    assert marked("request") == set()


def test_numbers_are_given_only_where_something_gets_its_number() -> None:
    plan = definition(LEDGER.schemas["request"], "zh")["schema"]["properties"]
    task = plan["work"]["items"]["properties"]["tasks"]["items"]["properties"]
    assert task["id"]["ac"] == {"fill": "number"}
    assert plan["deliverables"]["items"]["properties"]["milestone"]["ac"] == {"ref": "milestone"}


def test_a_form_fills_in_what_the_command_fills_in() -> None:
    """But for who writes: that the command asks, and a browser remembers."""
    assert FORM.keys() - {"raised_by"} == _FORM.keys()
    assert ENTRY.keys() - {"by"} == _ENTRY.keys()
    assert TYPED.keys() <= {says for fields in KNOWN.values() for says in fields.values()}
