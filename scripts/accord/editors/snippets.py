"""A snippet for every form and kind of entry, every field, and every heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.editors.proposal import Stops, fields, required
from accord.schema.schemas import Heading, Node, Schema, Schemas, description, label


@dataclass(frozen=True, slots=True)
class Snippet:
    """What an editor offers when somebody types one of the prefixes."""

    prefixes: tuple[str, ...]
    body: str
    description: str

    def as_json(self) -> dict[str, object]:
        return {
            "scope": "markdown",
            "prefix": list(self.prefixes),
            "body": self.body.split("\n"),
            "description": self.description,
        }


def snippets(schemas: Schemas) -> dict[str, Snippet]:
    """All snippets by name: whole documents, then fields and headings by themselves.

    Of fields that are written alike in several documents there is one.
    """
    documents = [schemas[name] for name in ("request", "feedback", *schemas.entry_kinds)]
    found = {f"{each.label.zh} {each.label.en}": _document(each) for each in documents}
    known: set[tuple[str, str]] = set()
    for schema in documents:
        for name, snippet in _parts(schema):
            if (name, snippet.body) not in known:
                known.add((name, snippet.body))
                # Where documents differ in the same field, the later ones say whose it is.
                found[name if name not in found else f"{name} ({schema.label.zh})"] = snippet
    return found


def _document(schema: Schema) -> Snippet:
    """A whole file with what it needs at least."""
    stops = Stops()
    text = f"---\n{fields(schema.node, required(schema.node), stops)}---\n"
    for heading in schema.headings:
        if heading.required:
            text += "\n" + _section(heading, stops)
    return Snippet((schema.name, schema.label.zh), text + "$0", _about(schema.node))


def _parts(schema: Schema) -> Iterator[tuple[str, Snippet]]:
    for name, node in schema.properties.items():
        if "const" not in node or name == "void":
            body = fields(schema.node, [name], Stops()).rstrip("\n")
            yield f"{name} {label(node).zh}", Snippet((name,), body, _about(node))
    for heading in schema.headings:
        words = heading.label
        about = f"{heading.description.zh} {heading.description.en}"
        body = _section(heading, Stops()) + "$0"
        yield f"## {words.zh} {words.en}", Snippet((words.zh, words.en), body, about)


def _section(heading: Heading, stops: Stops) -> str:
    stop = stops.into(stops.text(heading.description.zh))
    return f"## {heading.label.zh}\n\n{stop}\n"


def _about(node: Node) -> str:
    name, said = label(node), description(node)
    return f"{name.zh}：{said.zh} {name.en}: {said.en}"
