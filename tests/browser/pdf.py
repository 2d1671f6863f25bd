"""A PDF as Chromium writes it, read back: how large its pages are, and the words on each."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_OBJECT = re.compile(rb"^(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL | re.MULTILINE)
_BOX = re.compile(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]")
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_TOKEN = re.compile(rb"/(F\d+) [0-9.-]+ Tf|<([0-9A-Fa-f]+)>|\bET\b")
_RANGE = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>")
_SINGLE = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)>$", re.MULTILINE)

# Where a font draws a character and a radical alike, Chromium may name the radical.
_RADICALS = str.maketrans("⻚⻔⻛⻆⻅⻢⻓⻋⻩⻘⻝⻄", "页门风角见马长车黄青食西")

Letters = Mapping[bytes, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size in points, and its words without any blanks."""

    size: tuple[int, int]
    words: str


def sheets(pdf: bytes) -> list[Sheet]:
    """Every page in order."""
    objects = dict(_OBJECT.findall(pdf))
    return [_sheet(body, objects) for body in objects.values() if b"/Type /Page\n" in body]


def _sheet(page: bytes, objects: Mapping[bytes, bytes]) -> Sheet:
    box = _BOX.search(page)
    content = re.search(rb"/Contents (\d+) 0 R", page)
    assert box and content
    fonts = {name: _letters(objects[number], objects) for name, number in _FONT.findall(page)}
    words = "".join(_words(_stream(objects[content[1]]), fonts))
    size = (round(float(box[1])), round(float(box[2])))
    return Sheet(size, "".join(unicodedata.normalize("NFKC", words).translate(_RADICALS).split()))


def _words(stream: bytes, fonts: Mapping[bytes, Letters]) -> Iterator[str]:
    font: Letters = {}
    for named, shown in _TOKEN.findall(stream):
        font = fonts.get(named, {}) if named else font
        width = len(next(iter(font), b"0000"))
        for place in range(0, len(shown), width):
            yield font.get(shown[place : place + width].upper(), "")


def _letters(font: bytes, objects: Mapping[bytes, bytes]) -> Letters:
    """What each code of a font stands for, in hexadecimal digits."""
    found = re.search(rb"/ToUnicode (\d+) 0 R", font)
    if not found:
        return {}
    table, letters = _stream(objects[found[1]]), {}
    for first, last, start in _RANGE.findall(table):
        for step in range(int(last, 16) - int(first, 16) + 1):
            code = f"{int(first, 16) + step:0{len(first)}X}".encode()
            letters[code] = chr(int(start, 16) + step)
    for block in re.findall(rb"beginbfchar\n(.*?)endbfchar", table, re.DOTALL):
        for code, letter in _SINGLE.findall(block):
            letters[code] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    return letters


def _stream(body: bytes) -> bytes:
    data = body.partition(b"stream\n")[2].rpartition(b"\nendstream")[0]
    return zlib.decompress(data) if b"/FlateDecode" in body else data
