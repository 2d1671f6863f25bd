"""The schemas: the one home of fields, their types, limits, labels and body headings."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator

from accord.language import Label, say
from accord.model import Pointer
from accord.schema.formats import CHECKER, FORMATS
from accord.trees import Tree

Node = Mapping[str, Any]
# What the names in the registry stand for: ``{"person": {"陈静": "chen-jing"}, …}``.
Names = Mapping[str, Mapping[str, str]]
FOLDER = "schema"


class SchemaError(Exception):
    """The schemas themselves can't be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the body of a form or an entry may have.

    What stands below one that is `listed` is quoted in the list of all such entries.
    """

    label: Label
    required: bool
    description: Label
    listed: bool = False


@dataclass(frozen=True)
class Schema:
    """One schema with every reference written out.

    `name` is "request", "receipt", "organization" …; `node` is plain JSON Schema, so that
    any validator, form library or walker can use it. `names` help to tell what was meant
    where somebody wrote a name for a code.
    """

    name: str
    node: Node
    names: Names = field(default_factory=dict)

    @cached_property
    def label(self) -> Label:
        return label(self.node)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(
            Heading(
                Label.of(each),
                each["required"],
                Label.of(each["description"]),
                each.get("listed", False),
            )
            for each in self.node.get("x-sections", ())
        )

    @cached_property
    def headings_by_name(self) -> Mapping[str, Heading]:
        """Every heading by its name in either language."""
        chinese = {heading.label.zh: heading for heading in self.headings}
        return chinese | {heading.label.en: heading for heading in self.headings}

    @cached_property
    def properties(self) -> Mapping[str, Node]:
        found: Mapping[str, Node] = self.node["properties"]
        return found

    @cached_property
    def references(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Where the schema refers to people, tasks and so on, as paths with "*" for list items."""
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        for path, target in _references(self.node, ()):
            found[target] = (*found.get(target, ()), path)
        return found

    @cached_property
    def verdict(self) -> jsonschema_rs.Draft202012Validator:
        """The fast validator: says whether, not why."""
        return jsonschema_rs.Draft202012Validator(
            dict(self.node), validate_formats=True, formats=FORMATS
        )

    @cached_property
    def words(self) -> Draft202012Validator:
        """The slow validator: says why, for the few that fail."""
        return Draft202012Validator(self.node, format_checker=CHECKER)

    def at(self, pointer: Pointer) -> Node:
        """The schema of the node at `pointer`, or an empty one where there is none."""
        node: Node = self.node
        for step in pointer:
            inner = _below(node, step)
            if inner is None:
                return {}
            node = inner
        return node


def label(node: Node) -> Label:
    """A schema node's title in both languages."""
    return Label(node.get("title", ""), node.get("x-en", {}).get("title", ""))


# The longest limit that somebody who writes may come up against.
_COUNTED = 100


def description(node: Node) -> Label:
    """What a schema node says of itself in both languages, and how long a text may be.

    Nobody counts the letters of an id, which is looked up, or of a link or key.
    """
    chinese, english = node.get("description", ""), node.get("x-en", {}).get("description", "")
    if "x-ref" in node or not 0 < node.get("maxLength", 0) <= _COUNTED:
        return Label(chinese, english)
    limit = say("At most {n} characters.", n=node["maxLength"])
    return Label(f"{chinese}{limit.text('zh')}", f"{english} {limit.text('en')}".lstrip())


def value_label(node: Node, value: object) -> Label | None:
    """What an allowed value is called, where the schema names it."""
    for choice in (node, *node.get("anyOf", ())):
        if found := choice.get("x-labels", {}).get(value):
            return Label.of(found)
    return None


def fits(value: object, node: Node) -> bool:
    """Whether a value is right by itself, wherever it stands."""
    return Draft202012Validator(node, format_checker=CHECKER).is_valid(value)


@dataclass(frozen=True)
class Schemas:
    """All schemas of a repository, by name."""

    by_name: Mapping[str, Schema]

    def __getitem__(self, name: str) -> Schema:
        return self.by_name[name]

    def get(self, name: str) -> Schema | None:
        return self.by_name.get(name)

    def with_names(self, names: Names) -> Schemas:
        """The same schemas, which know what people and departments are called."""
        return Schemas({name: replace(each, names=names) for name, each in self.by_name.items()})

    @cached_property
    def entry_kinds(self) -> tuple[str, ...]:
        return tuple(
            name for name, each in self.by_name.items() if "kind" in each.node["properties"]
        )


def load(tree: Tree) -> Schemas:
    """Read every schema of a tree.

    Raises:
        SchemaError: a schema is missing, is not JSON, or refers to what is not there.
    """
    sources: dict[str, Node] = {}
    for file in tree.files(FOLDER):
        if file.path.endswith(".json") and file.data is not None:
            try:
                sources[file.path] = json.loads(file.data)
            except ValueError as error:
                raise SchemaError(f"{file.path}: {error}") from None
    if not sources:
        raise SchemaError(f"there is no folder {FOLDER}/ with schemas here")
    return Schemas(
        {
            posixpath.basename(path).removesuffix(".json"): Schema(
                posixpath.basename(path).removesuffix(".json"), _resolve(node, path, sources)
            )
            for path, node in sources.items()
            if "properties" in node
        }
    )


def _resolve(node: Any, path: str, sources: Mapping[str, Node]) -> Any:
    """Write every `$ref` out; what stands beside it (title, examples) takes precedence."""
    if isinstance(node, list):
        return [_resolve(item, path, sources) for item in node]
    if not isinstance(node, dict):
        return node
    resolved = {
        key: _resolve(value, path, sources)
        for key, value in node.items()
        if key not in ("$ref", "$defs")
    }
    if "$ref" not in node:
        return resolved
    target_path, _, pointer = node["$ref"].partition("#")
    target_path = (
        posixpath.normpath(posixpath.join(posixpath.dirname(path), target_path))
        if target_path
        else path
    )
    try:
        target: Any = sources[target_path]
        for step in pointer.strip("/").split("/"):
            target = target[step]
    except KeyError:
        raise SchemaError(f"{path}: {node['$ref']} refers to nothing") from None
    return {**_resolve(target, target_path, sources), **resolved}


def _below(node: Node, step: str | int) -> Node | None:
    choices = (node, *node.get("anyOf", ()))
    for choice in choices:
        inner = (
            choice.get("items")
            if isinstance(step, int)
            else choice.get("properties", {}).get(step) or choice.get("additionalProperties")
        )
        if isinstance(inner, dict):
            return inner
    return None


def _references(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if target := node.get("x-ref"):
        yield path, target
    for name, inner in node.get("properties", {}).items():
        yield from _references(inner, (*path, name))
    if isinstance(node.get("items"), dict):
        yield from _references(node["items"], (*path, "*"))
    for choice in node.get("anyOf", ()):
        yield from _references(choice, path)
