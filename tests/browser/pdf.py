"""A PDF as Chromium writes it, read back: how large its pages are, and the words on each."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

# Where a font draws a character and a radical alike, Chromium may name the radical.
_RADICALS = str.maketrans("⻚⻔⻛⻆⻅⻢⻓⻋⻩⻘⻝⻄", "页门风角见马长车黄青食西")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size in points, and its words without any blanks."""

    size: tuple[int, int]
    words: str


def sheets(pdf: bytes) -> list[Sheet]:
    """Every page in order."""
    return [
        Sheet(
            (round(page.mediabox.width), round(page.mediabox.height)), _words(page.extract_text())
        )
        for page in PdfReader(BytesIO(pdf)).pages
    ]


def _words(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_RADICALS).split())
