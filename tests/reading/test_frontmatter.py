"""What the strict reader takes, what it refuses, and where it says so."""

from __future__ import annotations

import frontmatter as python_frontmatter
import pytest

from accord.frontmatter import reader as frontmatter
from accord.frontmatter.reader import StrictHandler
from accord.model import Position, Section

TEXT = """\
---
id: XLX-2026-001
raised_at: 2026-07-06T09:30
to: [TECH, DESIGN]
work:
  - {department: TECH, percent: 60}
ratio: 2.5
quoted: "no"
---
preamble

## First

text

```
## not a heading
```

## Second
"""


def refusal(front_matter: str) -> tuple[int, int, str]:
    fault = frontmatter.read(f"---\n{front_matter}\n---\n".encode()).fault
    assert fault, front_matter
    return fault.position.line, fault.position.column, fault.message.text("en")


def test_reads_fields_and_stays_close_to_the_text() -> None:
    reading = frontmatter.read(TEXT.encode())
    assert reading.fault is None
    assert reading.fields == {
        "id": "XLX-2026-001",
        "raised_at": "2026-07-06T09:30",
        "to": ["TECH", "DESIGN"],
        "work": [{"department": "TECH", "percent": 60}],
        "ratio": 2.5,
        "quoted": "no",
    }


def test_knows_the_place_of_every_node() -> None:
    positions = frontmatter.read(TEXT.encode()).positions
    assert positions["to", 1] == Position(4, 12, len("DESIGN"))
    assert positions["work", 0, "percent"] == Position(6, 24, len("percent: 60"))
    assert positions["quoted",] == Position(8, 1, len('quoted: "no"'))


def test_what_stands_on_several_lines_is_as_wide_as_its_name() -> None:
    text = "---\nwork:\n  - role: lead\n    tasks: []\n  - role: 主导  # why\n---\n"
    positions = frontmatter.read(text.encode()).positions
    assert positions["work",] == Position(2, 1, len("work"))
    assert positions["work", 0] == Position(3, 5, 0)
    assert positions["work", 1, "role"] == Position(5, 5, len("role: 主导"))


def test_splits_the_body_at_its_headings_and_leaves_code_alone() -> None:
    reading = frontmatter.read(TEXT.encode())
    assert reading.preamble == "preamble"
    assert reading.sections == (
        Section("First", "text\n\n```\n## not a heading\n```", 12),
        Section("Second", "", 20),
    )


def test_python_frontmatter_reads_the_same_through_the_handler() -> None:
    post = python_frontmatter.loads(TEXT, handler=StrictHandler())
    assert post.metadata == frontmatter.read(TEXT.encode()).fields


@pytest.mark.parametrize(
    "scalar",
    [
        "no",
        "Yes",
        "on",
        "~",
        "0010",
        "1_000",
        "1.10",
        "12:30",
        "0x1F",
        "1e3",
        ".5",
        "2026-1-1",
        "+1",
    ],
)
def test_refuses_what_two_readers_could_take_for_two_things(scalar: str) -> None:
    assert refusal(f"id: X\nvalue: {scalar}")[:2] == (3, 8)


@pytest.mark.parametrize(
    "scalar", ["2026-02-30", "2026-07-06T09:30+08:00", "2026-W29", "v1.10", "3-4"]
)
def test_takes_dates_and_plain_text_as_they_stand(scalar: str) -> None:
    assert frontmatter.read(f"---\nvalue: {scalar}\n---\n".encode()).fields == {"value": scalar}


@pytest.mark.parametrize(
    ("front_matter", "place"),
    [
        ("a: 1\nb: 2\na: 3", (4, 1)),
        ("a: &x 1", (2, 4)),
        ("a: &x 1\nb: *x", (2, 4)),
        ("a: !!str 1", (2, 4)),
        ("<<: {a: 1}", (2, 1)),
        ("a: |\n  two\n  lines", (3, 3)),
        ("- a\n- b", (2, 1)),
        ("just text", (2, 1)),
        ("a: |-\n  one", (3, 3)),
        ("a: one\n  more", (3, 3)),
        ("a: [1, 2", (2, 4)),
        ("a: 1\n...", (3, 1)),
        ("%YAML 1.1\n--- # again\na: 1", (2, 1)),
        ("a: [" + "b, " * 2001 + "]", (2, 6008)),
        ("a: " + "[" * 9 + "]" * 9, (2, 11)),
        ("? [a, b]\n: c", (2, 3)),
    ],
)
def test_refuses_what_is_outside_the_subset(front_matter: str, place: tuple[int, int]) -> None:
    assert refusal(front_matter)[:2] == place


def test_thousands_of_brackets_are_refused_at_once() -> None:
    assert refusal("a: " + "[" * 8000)


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("---\na: x\u202ey\n---\n".encode(), 2, "U+202E"),
        ("---\na: x\u2028y\n---\n".encode(), 2, "U+2028"),
        (b"---\na: 1\n---\n\x00", 4, "U+0000"),
        (b"---\na: " + b"x" * 70_000 + b"\n---\n", 1, "larger than 64 KiB"),
        (b"---\na: 1\rb: 2\n---\n", 2, "carriage return"),
        ("---\na: x\u3164y\n---\n".encode(), 2, "U+3164 HANGUL FILLER"),
        (b"---\na: 1\n---\nb: 2\n", None, ""),
    ],
)
def test_refuses_bytes_that_readers_see_differently(
    data: bytes, line: int | None, words: str
) -> None:
    fault = frontmatter.read(data).fault
    if line is None:
        assert fault is None
    else:
        assert fault is not None
        assert (fault.position.line, words in fault.message.text("en")) == (line, True)


def test_a_registry_may_be_far_larger_than_a_document() -> None:
    people = "".join(
        f"  - {{id: person-{n}, name: 何佳怡, department: MKT}}\n" for n in range(5000)
    )
    assert len(people) > 200_000
    assert len(frontmatter.read_yaml(f"people:\n{people}".encode()).fields["people"]) == 5000
    fault = frontmatter.read_yaml(b"a: " + b"x" * 600_000).fault
    assert fault and "larger than 512 KiB" in fault.message.text("en")


def test_windows_line_ends_are_the_same_text() -> None:
    crlf = frontmatter.read(TEXT.replace("\n", "\r\n").encode())
    assert crlf == frontmatter.read(TEXT.encode())
