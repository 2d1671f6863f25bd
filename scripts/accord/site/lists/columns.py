"""A long list as columns, in few characters: a script that a browser loads once it is wanted.

Where few values stand in many rows, a column names the place of its value in a table.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from typing import TypeVar

from accord.site.templates import macro

H = TypeVar("H", bound=Hashable)
_SEPARATORS = (",", ":")


class Table(dict[H, int]):
    """The place of each value that was asked for, in the order in which they were met."""

    def __missing__(self, value: H) -> int:
        return self.setdefault(value, len(self))


def script(columns: Mapping[str, object]) -> bytes:
    """The script that holds them."""
    data = json.dumps(columns, ensure_ascii=False, separators=_SEPARATORS)
    return macro("lists/columns", "script")(data).encode()
