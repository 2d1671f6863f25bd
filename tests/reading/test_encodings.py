"""Files that are not UTF-8, or not quite: told what they are and how to save them."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.frontmatter import reader as frontmatter
from accord.model import Position

ROOT = Path(__file__).parents[2]
TEXT = "---\nid: XLX-2026-001\ntitle: 商品详情页春季改版\n---\n\n官网商城 72% 的访问来自手机。\n"


def told(data: bytes) -> tuple[Position, str]:
    fault = frontmatter.read(data).fault
    assert fault
    return fault.position, f"{fault.message.text('en')} {fault.help.text('en')}"


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_gbk_is_recognized_at_its_first_character(encoding: str) -> None:
    position, words = told(TEXT.encode(encoding))
    assert position == Position(3, 8, 1)
    assert "looks like GBK" in words
    assert "Reopen with Encoding" in words


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognized_with_and_without_its_mark(encoding: str) -> None:
    for text in (TEXT, "---\ntitle: ascii\n---\n"):
        position, words = told(text.encode(encoding))
        assert position.line == 1
        assert "looks like UTF-16" in words
        assert "Save with Encoding" in words


def test_every_record_of_the_sample_is_recognized_when_it_is_gbk() -> None:
    for path in (ROOT / "records").rglob("*.md"):
        text = path.read_text("utf-8")
        assert text.isascii() or "looks like GBK" in told(text.encode("gb18030"))[1], path


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode()[:-2],  # cut in the middle of a character
        TEXT.encode().replace("春季".encode(), b"\xff\xfe"),
        TEXT.encode().replace("春季".encode(), "été".encode("latin-1")),
    ],
)
def test_other_bytes_are_not_taken_for_gbk(data: bytes) -> None:
    assert "not UTF-8 text; the byte" in told(data)[1]


def test_a_byte_order_mark_is_told() -> None:
    position, words = told(b"\xef\xbb\xbf" + TEXT.encode())
    assert position == Position(1, 1, 1)
    assert "byte order mark (BOM)" in words
    assert "“Save with Encoding”, UTF-8" in words


def test_a_hidden_character_is_called_by_its_name() -> None:
    position, words = told(TEXT.replace("春季", "春\u202e季").encode())
    assert position == Position(3, 14, 1)
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in words


def test_the_place_is_counted_alike_with_windows_line_ends() -> None:
    for data in (TEXT.encode("gbk"), TEXT.replace("春季", "春\u200b季").encode()):
        assert told(data) == told(data.replace(b"\n", b"\r\n"))


def test_single_carriage_returns_are_told() -> None:
    position, words = told(TEXT.replace("\n", "\r").encode())
    assert position == Position(1, 4, 1)
    assert "carriage return" in words
