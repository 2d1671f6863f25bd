"""One file of a record: its fields and sections, and how they are written down."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Fields = Mapping[str, Any]

_PLAIN = re.compile(
    r"[A-Za-z\u4e00-\u9fff](?:[\w ，。、；（）“”/.-]|:(?=[\w/]))*(?<! )"  # words, links, digests
    r"|[0-9]{4,8}-[0-9A-Z][-0-9A-Za-z:.]*"  # days, instants, weeks, ids, names of entries
)
_READ_AS_SOMETHING_ELSE = re.compile(r"(?i)y|n|yes|no|on|off|null|true|false")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form or an entry before it is a file; `at` is its instant."""

    fields: Fields
    sections: Fields

    @property
    def at(self) -> str:
        return str(self.fields.get("at") or self.fields["raised_at"])

    @property
    def name(self) -> str:
        """The name of an entry's file."""
        parts = (self.at[:10], self.fields["kind"], self.fields.get("department"))
        return "-".join(part for part in parts if part) + ".md"

    @property
    def text(self) -> str:
        body = "".join(f"\n## {heading}\n\n{prose}\n" for heading, prose in self.sections.items())
        return f"---\n{yaml(self.fields)}---\n{body}"


def yaml(fields: Fields) -> str:
    """Fields as people write them: one a line, lists of things one thing a line."""
    return "".join(f"{line}\n" for line in _block(fields, ""))


def _block(fields: Fields, indent: str) -> Iterator[str]:
    for name, value in fields.items():
        if _fits_a_line(value):
            yield f"{indent}{name}: {_flow(value)}"
            continue
        yield f"{indent}{name}:"
        if isinstance(value, Mapping):
            yield from _block(value, indent + "  ")
        else:
            for item in value:
                yield from _item(item, indent + "  ")


def _item(item: Fields, indent: str) -> Iterator[str]:
    if _fits_a_line(item):
        yield f"{indent}- {_flow(item)}"
        return
    first, *rest = _block(item, indent + "  ")
    yield f"{indent}- {first.lstrip()}"
    yield from rest


def _fits_a_line(value: Any) -> bool:
    """Whether no list of things stands anywhere inside."""
    if isinstance(value, Mapping):
        return all(_fits_a_line(inner) for inner in value.values())
    return not (isinstance(value, list) and value and isinstance(value[0], Mapping))


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return value if _is_plain(value) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return json.dumps(value)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and not _READ_AS_SOMETHING_ELSE.fullmatch(text)
