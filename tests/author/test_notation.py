"""What the writer writes, the strict reader reads back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.author import layout
from accord.frontmatter import reader as frontmatter
from accord.frontmatter.layout import front_matter
from accord.frontmatter.notation import alone, inline
from accord.frontmatter.plaintext import Refused, decode
from accord.schema.schemas import load
from accord.trees import Folder
from tests.conftest import ROOT

# Text that some YAML reader takes for something else, or that ends a scalar early.
ODD = (
    "yes",
    "0010",
    "12:30",
    "1_000",
    "1e3",
    "~",
    "null",
    "# 号",
    "a # b",
    "a: b",
    "a:",
    "a, b",
    "[x]",
    "{x}",
    "- x",
    "--- x",
    "%",
    "@home",
    "'单引号'",
    '"双"',
    "\\n",
    " 前后 ",
    "2026-1-5",
    "<<",
    "https://wiki.example.com/a?b=c#d",
    "",
)


def _readable(text: str) -> bool:
    try:
        return decode(text.encode()) == text
    except (Refused, UnicodeError):
        return False


TEXTS = st.one_of(
    st.sampled_from(ODD),
    st.text(max_size=30),
    st.text("aTN0-9.:#,[]{}\"'\\ 中，", max_size=12),
).filter(lambda text: "\n" not in text and "\r" not in text and _readable(text))
NUMBERS = st.one_of(
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.decimals(-1000, 1000, places=4, allow_nan=False).map(float),
)
SCALARS = st.one_of(TEXTS, NUMBERS, st.booleans(), st.none())
KEYS = TEXTS.filter(lambda key: key != "<<")
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


def _depth(value: object) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0


@given(st.dictionaries(KEYS, VALUES, max_size=5).filter(lambda fields: _depth(fields) <= 7))
def test_fields_read_back_equal(fields: dict[str, object]) -> None:
    text = layout.document(fields, "", {})
    reading = frontmatter.read(text.encode())
    assert reading.fault is None, (text, reading.fault)
    assert reading.fields == fields


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("会员日活动页改版", "会员日活动页改版"),
        ("2026-07-10", "2026-07-10"),
        ("2026-07-10T09:30", "2026-07-10T09:30"),
        ("https://wiki.example.com/a", "https://wiki.example.com/a"),
        ("%", '"%"'),
        ("yes", '"yes"'),
        ("0010", '"0010"'),
        (0.0000001, "0.0000001"),
        (2.0, "2"),
        (True, "true"),
        (["TECH", "OPS"], "[TECH, OPS]"),
        ({"id": "T1", "percent": 60}, "{id: T1, percent: 60}"),
    ],
)
def test_values_are_plain_where_they_can_be(value: object, written: str) -> None:
    assert inline(value) == alone(value) == written


def test_a_comma_needs_quotes_only_inside_brackets() -> None:
    assert alone("a, b") == "a, b"
    assert inline(["a, b"]) == '["a, b"]'


def test_a_long_mapping_is_written_over_several_lines() -> None:
    fields = {
        "tasks": [{"id": "T1", "percent": 60}, {"id": "T2", "note": "长" * 90, "to": ["TECH"]}],
        "help": ["OPS"],
    }
    assert front_matter(fields).splitlines() == [
        "tasks:",
        "  - {id: T1, percent: 60}",
        "  - id: T2",
        f"    note: {'长' * 90}",
        "    to: [TECH]",
        "help: [OPS]",
    ]


def test_every_record_of_the_sample_reads_back_equal() -> None:
    schemas = load(Folder(ROOT))
    for path in sorted((ROOT / "records").glob("*/*/*.md")):
        fields = frontmatter.read(path.read_bytes()).fields
        name = str(fields.get("kind", Path(path).stem))
        text = layout.document(layout.in_order(fields, schemas[name].node), "", {})
        assert frontmatter.read(text.encode()).fields == fields, path
