"""Dates that are none, and letters of another script: told by what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking import found

PATH = "records/requests/XLX-2026-018/request.md"


def told(sample: Path, field: str, value: str) -> list[tuple[int, str]]:
    """Line and words of the findings about the form, with one field written anew."""
    lines = (sample / PATH).read_text("utf-8").split("\n")
    place = next(place for place, line in enumerate(lines) if line.startswith(f"{field}:"))
    lines[place] = f"{field}: {value}"
    (sample / PATH).write_text("\n".join(lines), "utf-8")
    return [
        (each.position.line - place, f"{each.message.text('en')} {each.help.text('en')}")
        for each in found(sample)
        if each.path == PATH
    ]


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-30T10:00",
        "2026-13-01T10:00",
        "2026-00-10T10:00",
        "2026-07-06T25:00",
        "2026-07-06T10:61",
        "2026-07-06T10:00+99:00",
        "0000-01-01T00:00",
    ],
)
def test_an_instant_that_is_none_is_told_at_its_line(sample: Path, value: str) -> None:
    [(line, words)] = told(sample, "raised_at", value)
    assert line == 1
    assert value in words


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("id", "ХLX-2026-018", ("U+0425 CYRILLIC CAPITAL LETTER HA", "`id: XLX-2026-018`")),
        ("id", "XLX-2026-０18", ("full-width", "`id: XLX-2026-018`")),
        ("raised_by", "hе-jiayi", ("U+0435 CYRILLIC SMALL LETTER IE",)),
        ("to", "[ТECH]", ("U+0422 CYRILLIC CAPITAL LETTER TE", "TECH")),
        ("from", "ΟPS", ("U+039F GREEK CAPITAL LETTER OMICRON", "OPS")),
    ],
)
def test_a_letter_that_only_looks_right_is_named(
    sample: Path, field: str, value: str, words: tuple[str, ...]
) -> None:
    [(line, sentence)] = told(sample, field, value)
    assert line == 1
    assert all(each in sentence for each in words)
