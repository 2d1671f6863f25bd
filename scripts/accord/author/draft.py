"""The draft: what an author has said so far of a document that is not written yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from accord.author import layout
from accord.model import Fields
from accord.schema.schemas import Schema


@dataclass(frozen=True, slots=True)
class Draft:
    """Fields and sections of a form or an entry; `schema` says which it is.

    `sections` maps headings to texts. A field that is None is left out on purpose: nothing
    is filled in for it, and it is not written.
    """

    schema: Schema
    fields: Fields = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    preamble: str = ""

    def with_field(self, name: str, value: Any) -> Draft:
        return replace(self, fields={**self.fields, name: value})

    def with_section(self, heading: str, text: str) -> Draft:
        return replace(self, sections={**self.sections, heading: text})

    def under(self, heading: str) -> str:
        """The text below a heading, which may be given in either language."""
        return self._in_chinese().get(self._chinese(heading), "")

    def text(self) -> str:
        """The draft as a file: fields and headings in the schema's order, headings in Chinese."""
        said = {name: value for name, value in self.fields.items() if value is not None}
        sections = self._in_chinese()
        known = [each.label.zh for each in self.schema.headings]
        ordered = [heading for heading in known if heading in sections]
        ordered += [heading for heading in sections if heading not in known]
        return layout.document(
            layout.in_order(said, self.schema.node),
            self.preamble,
            {heading: sections[heading] for heading in ordered if sections[heading]},
        )

    def data(self) -> bytes:
        """The bytes of the file. What UTF-8 can't write is kept, for the reader to refuse."""
        return self.text().encode("utf-8", "surrogatepass")

    def _in_chinese(self) -> dict[str, str]:
        return {self._chinese(heading): text.strip() for heading, text in self.sections.items()}

    def _chinese(self, heading: str) -> str:
        return next(
            (each.label.zh for each in self.schema.headings if each.label.en == heading), heading
        )


def required(draft: Draft) -> tuple[str, ...]:
    """The fields that the draft's schema requires, withdrawn or not, in the schema's order."""
    node = draft.schema.node
    names = list(node.get("required", ()))
    if "if" in node:
        holds = all(draft.fields.get(name) is not None for name in node["if"]["required"])
        names += node.get("then" if holds else "else", {}).get("required", ())
    return tuple(name for name in draft.schema.properties if name in names)
