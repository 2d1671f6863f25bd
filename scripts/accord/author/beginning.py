"""How an entry begins, for somebody who writes it on a forge's page, where nothing asks."""

from __future__ import annotations

from collections.abc import Iterator

from accord.author.draft import Draft, required
from accord.author.layout import in_order
from accord.frontmatter.layout import field, front_matter
from accord.model import Fields
from accord.schema.schemas import Node, Schema


def beginning(schema: Schema, known: Fields) -> str:
    """The file with what is known; what only people know is left open, and says what it takes.

    Comments say that: a field that is left open is one that the check asks for.
    """
    draft = Draft(schema, {"kind": schema.name, **known})
    missing = [name for name in required(draft) if name not in draft.fields]
    front = front_matter(in_order(draft.fields, schema.node))
    asked = "".join(
        f"{line}\n" for name in missing for line in left_open(name, schema.properties[name])
    )
    headings = "".join(f"\n## {each.label.zh}\n\n" for each in schema.headings if each.required)
    return f"---\n{front}{asked}---\n{headings}"


def left_open(name: str, node: Node) -> Iterator[str]:
    """A field without its value: the values that it may have, or one that it might."""
    if choices := node.get("enum"):
        yield f"{name}: # {' | '.join(map(str, choices))}"
        return
    first, *more = field(name, (node.get("examples") or [""])[0])
    shown = first.partition(":")[2].strip()
    yield f"{name}: # {shown}" if shown else f"{name}:"
    yield from (f"# {line}" for line in more)
