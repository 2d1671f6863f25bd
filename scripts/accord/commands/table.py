"""Rows for people as an aligned table, for programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich import box
from rich.table import Table
from rich.text import Text

from accord.commands.setting import Setting
from accord.language import Label, Message


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and the style in which its cells appear on a terminal."""

    heading: Label | Message
    style: str = ""


def as_table(columns: Sequence[Column], rows: Iterable[Sequence[str]], setting: Setting) -> None:
    """Print an aligned table; wide characters count for two."""
    table = Table(box=box.SIMPLE_HEAD if setting.console().is_terminal else None, pad_edge=False)
    for column in columns:
        table.add_column(column.heading.text(setting.language), style=column.style, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    setting.console().print(table)


def as_json(value: object, setting: Setting) -> None:
    """Print JSON with the keys in the order in which they are documented."""
    setting.console().out(json.dumps(value, ensure_ascii=False, indent=2), highlight=False)
