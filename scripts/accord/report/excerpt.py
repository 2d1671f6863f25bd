"""The line that a finding speaks of, and the part of it that is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, chop_cells

from accord.model import Position
from accord.report.harmless import harmless
from accord.texts.privacy import masked
from accord.trees import Tree

_MOST = 60  # cells of each part; a line of 64 KiB helps nobody
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of a file in three parts, ready for a terminal; the middle one is meant.

    `width` is how many characters of the file the middle part stands for.
    """

    before: str
    meant: str
    after: str
    width: int

    @property
    def text(self) -> str:
        return f"{self.before}{self.meant}{self.after}"

    @property
    def marks(self) -> str:
        """Carets below the part that is meant; a Chinese character is two cells wide."""
        return " " * cell_len(self.before) + "^" * max(1, cell_len(self.meant))


def excerpts(tree: Tree) -> Callable[[str, Position], Excerpt | None]:
    """Read lines of a tree; None where the file or the line is not there.

    Findings come file by file, so the lines of one file are kept, and no more.
    """

    @lru_cache(maxsize=1)
    def lines(path: str) -> list[str]:
        data = tree.read(path) or b""
        return _text(data).replace("\r\n", "\n").split("\n")

    def find(path: str, position: Position) -> Excerpt | None:
        found = lines(path)
        if position.line > len(found) or found == [""]:
            return None
        return excerpt(found[position.line - 1], position)

    return find


def _text(data: bytes) -> str:
    """Also of a file in the encoding of old Windows in China, which is where most slips are."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def excerpt(line: str, position: Position) -> Excerpt:
    """Divide a line at a position; without a width all to the end of its text is meant."""
    line = masked(line)
    start = min(position.column - 1, len(line))
    end = start + position.width if position.width else max(len(line.rstrip()), start)
    before, meant, after = (harmless(part) for part in (line[:start], line[start:end], line[end:]))
    return Excerpt(_first(before[::-1])[::-1], _first(meant), _first(after), len(line[start:end]))


def _first(text: str) -> str:
    """As much of the start of a text as there is room for."""
    if cell_len(text) <= _MOST:
        return text
    return chop_cells(text, _MOST - 1)[0] + _CUT
