"""Files of the sample, spoilt as people and programs spoil them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from hypothesis import strategies as st

ROOT = Path(__file__).parents[3]
FILES = sorted(
    str(path.relative_to(ROOT))
    for folder in ("requests/XLX-2026-001", "requests/XLX-2026-014", "feedback/20260511-FIN-001")
    for path in (ROOT / "records" / folder).glob("*.md")
)
ODD = (
    "：，［］｛｝【】“”－１Ａ\u3000\u00a0\u200b\ufeff\u2028\u202e\x85\x08\t\r\n"
    " -'\"[]{}:,\\`<>(|&*#é中a0%"
)


def text_of(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, bytes]:
    """A path of the sample, and its bytes with some faults in them."""
    path = draw(st.sampled_from(FILES))
    text = text_of(path)
    for fault in draw(st.lists(st.sampled_from(FAULTS), max_size=4)):
        text = fault(draw, text)
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"]))
    return path, text.encode(encoding, "replace")


def _odd_characters(draw: st.DrawFn, text: str) -> str:
    for _ in range(draw(st.integers(1, 5))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(ODD)) + text[place:]
    return text


def _missing_characters(draw: st.DrawFn, text: str) -> str:
    place = draw(st.integers(0, len(text)))
    return text[:place] + text[place + draw(st.integers(1, 3)) :]


def _wide(draw: st.DrawFn, text: str) -> str:
    place = draw(st.integers(0, len(text)))
    length = draw(st.integers(1, 40))
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    return text[:place] + text[place : place + length].translate(wide) + text[place + length :]


def _moved_lines(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    first, second = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def _strange_line(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    lines.insert(draw(st.integers(0, len(lines))), draw(st.text(st.sampled_from(ODD), max_size=12)))
    return "\n".join(lines)


def _dense(_: st.DrawFn, text: str) -> str:
    head, fence, body = text.partition("\n---\n")
    return head + fence + body.replace(" ", "")


def _apart(_: st.DrawFn, text: str) -> str:
    return unicodedata.normalize("NFD", text.replace("的", "é的"))


def _crlf(_: st.DrawFn, text: str) -> str:
    return text.replace("\n", "\r\n")


def _cut(draw: st.DrawFn, text: str) -> str:
    return text[: draw(st.integers(0, len(text)))]


FAULTS = (
    _odd_characters,
    _missing_characters,
    _wide,
    _moved_lines,
    _strange_line,
    _dense,
    _apart,
    _crlf,
    _cut,
)
