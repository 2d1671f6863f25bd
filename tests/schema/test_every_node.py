"""Whatever is wrong with any node of any file of the sample is found, at its line.

Every document is written out with one node a line; then each node in turn is deleted where
it is required, given a wrong type, given a value that is not allowed, or misspelt.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from accord import ledger
from accord.frontmatter import reader as frontmatter
from accord.language import LANGUAGES
from accord.ledger.documents import read_markdown
from accord.model import Finding, Pointer, Record, RecordKind
from accord.schema import schemas
from accord.trees import File, Folder
from tests.schema.golden import JARGON

ROOT = Path(__file__).parents[2]
LEDGER = ledger.read(Folder(ROOT))
SCHEMAS = LEDGER.schemas


@dataclass(frozen=True)
class Mutation:
    """A document with one fault, and the node at whose line it must be told."""

    what: str
    fields: dict[str, Any]
    told_at: Pointer


def mutations(fields: dict[str, Any], known: schemas.Schema) -> Iterator[Mutation]:
    for pointer, value in walk(fields, ()):
        node = known.at(pointer)
        yield Mutation("wrong type", changed(fields, pointer, wrong_type(value, node)), pointer)
        if "enum" in node or "const" in node:
            yield Mutation("not allowed", changed(fields, pointer, "no-such-value"), pointer)
        name = pointer[-1]
        if isinstance(name, str):
            parent = pointer[:-1]
            misspelt = {
                f"{key}x" if key == name else key: each for key, each in at(fields, parent).items()
            }
            told_at = (*parent, f"{name}x")
            yield Mutation("misspelt", changed(fields, parent, misspelt), told_at)
            if name in required(known, parent, fields):
                left = {key: each for key, each in at(fields, parent).items() if key != name}
                yield Mutation("deleted", changed(fields, parent, left), parent)


def walk(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, Any]]:
    if pointer:
        yield pointer, value
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from walk(inner, (*pointer, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from walk(inner, (*pointer, place))


def wrong_type(value: Any, node: schemas.Node) -> Any:
    if "anyOf" in node and "type" not in node:
        return 7  # a text and a list would both be right
    return ["wrong"] if isinstance(value, str | int | float | bool) else "wrong"


def at(fields: Any, pointer: Pointer) -> Any:
    for step in pointer:
        fields = fields[step]
    return fields


def changed(fields: dict[str, Any], pointer: Pointer, value: Any) -> dict[str, Any]:
    if not pointer:
        return value
    copied = copy.deepcopy(fields)
    at(copied, pointer[:-1])[pointer[-1]] = value
    return copied


def required(known: schemas.Schema, pointer: Pointer, fields: dict[str, Any]) -> list[str]:
    node = known.at(pointer)
    found = list(node.get("required", ()))
    if not pointer and "if" in node:
        branch = "then" if "void" in fields else "else"
        found += node.get(branch, {}).get("required", ())
    return found


def written(fields: dict[str, Any], body: str) -> bytes:
    """The document in block style, a node a line."""
    block = yaml.dump(
        fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000
    )
    return f"---\n{block}---\n{body}".encode()


def sources(record: Record) -> Iterator[tuple[str, dict[str, Any], str]]:
    yield record.form.path, dict(record.form.fields), record.kind
    for entry in record.entries:
        yield entry.document.path, dict(entry.fields), entry.kind


def findings_of(path: str, data: bytes, kind: RecordKind) -> list[Finding]:
    return [*read_markdown(File(path, data), kind, SCHEMAS).findings]


def spoken(finding: Finding) -> list[str]:
    """What only a programmer understands, in the words of a finding."""
    texts = [part.text(each) for part in (finding.message, finding.help) for each in LANGUAGES]
    return [text for text in texts if JARGON.search(text)]


def richest() -> dict[str, tuple[str, dict[str, Any], str]]:
    """Of each kind of document the one with most to go wrong."""
    found = (each for record in LEDGER.records.values() for each in sources(record))
    ordered = sorted(found, key=lambda each: (len(list(walk(each[1], ()))), each[0]))
    return {kind: (path, fields, kind) for path, fields, kind in ordered}


def count_told(path: str, fields: dict[str, Any], kind: str) -> int:
    """How many faults were told, of all that one document may have."""
    record_kind: RecordKind = "feedback" if path.startswith("records/feedback/") else "request"
    headings = [heading.label.zh for heading in SCHEMAS[kind].headings]
    body = "".join(f"\n## {heading}\n\n文字。\n" for heading in headings)
    assert not findings_of(path, written(fields, body), record_kind), path
    count = 0
    for mutation in mutations(fields, SCHEMAS[kind]):
        data = written(mutation.fields, body)
        positions = frontmatter.read(data).positions
        line = positions[mutation.told_at].line if mutation.told_at else 1
        told = findings_of(path, data, record_kind)
        lines = sorted(each.position.line for each in told)
        assert line in lines, (path, mutation.what, mutation.told_at, lines)
        assert len(lines) == len(set(lines)), (path, mutation.what, mutation.told_at, lines)
        for finding in told:
            assert not spoken(finding), finding
        count += 1
    return count


@pytest.mark.parametrize("source", richest().values(), ids=richest())
def test_every_fault_of_every_node_is_told_at_its_line(
    source: tuple[str, dict[str, Any], str],
) -> None:
    assert count_told(*source) > 10


def test_every_kind_is_tried() -> None:
    assert richest().keys() == {"request", "feedback", *SCHEMAS.entry_kinds}


@pytest.mark.nightly
@pytest.mark.parametrize("record", LEDGER.records.values(), ids=lambda record: record.id)
def test_so_it_is_in_every_document_of_the_sample(record: Record) -> None:
    assert sum(count_told(*source) for source in sources(record)) > 20
