"""The programs beside which ours are measured, each set up as fast as it goes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ruamel.yaml import __with_libyaml__ as with_libyaml

from accord import ledger
from accord.model import Document
from accord.schema.schemas import Schemas
from accord.trees import Folder
from tests.bench.measure import Program

_OTHER = {"request": "feedback", "feedback": "request"}


@dataclass(frozen=True, slots=True)
class Peer:
    """A program to be measured against, and how it is set up, for the reader."""

    program: Program
    configuration: str


def check_jsonschema(ours: Path, folder: Path) -> Peer:
    """The same front matter, held against the same schemas by check-jsonschema.

    It takes one schema a call, and a call of its own for each kind would pay its start-up
    twenty times. So one schema leads from kind to kind, the commonest first, references
    written out: as fast a file as with the kind's own schema.
    """
    read = ledger.read(Folder(ours))
    kinds: Counter[str] = Counter()
    names: list[str] = []
    for record in read.records.values():
        for document in (record.form, *(entry.document for entry in record.entries)):
            kinds[_kind(document)] += 1
            names.append(f"{len(names)}.yml")
            text = (ours / document.path).read_text(encoding="utf-8")
            (folder / names[-1]).write_text(text.split("---\n")[1], encoding="utf-8")
    ordered = [kind for kind, _ in kinds.most_common()]
    bundle = json.dumps(_one_schema(ordered, read.schemas))
    (folder / "schema.json").write_text(bundle, encoding="utf-8")
    arguments = ("check-jsonschema", "--schemafile", "schema.json", *names)
    return Peer(
        Program("check-jsonschema", arguments, folder),
        f"check-jsonschema {version('check-jsonschema')}: front matter alone, as .yml files, in "
        f"one process, with one schema for all kinds; ruamel.yaml {version('ruamel.yaml')} "
        f"{'with' if with_libyaml else 'without'} libyaml, as it installs itself",
    )


def _one_schema(kinds: list[str], schemas: Schemas) -> Mapping[str, Any]:
    chain: Any = False
    for kind in reversed(kinds):
        chain = {"if": _is_of(kind, schemas), "then": schemas[kind].node, "else": chain}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **chain}


def _is_of(kind: str, schemas: Schemas) -> Mapping[str, Any]:
    """How a file of a kind is told from others: forms have no `kind`, but a field of their own."""
    if kind not in _OTHER:
        return {"required": ["kind"], "properties": {"kind": {"const": kind}}}
    mine, other = (set(schemas[each].node["required"]) for each in (kind, _OTHER[kind]))
    return {"required": sorted(mine - other)[:1]}


def _kind(document: Document) -> str:
    return str(document.fields.get("kind") or document.name.removesuffix(".md"))
