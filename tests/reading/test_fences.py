"""The lines around the fields: missing, doubled, or written in another way."""

from __future__ import annotations

import pytest

from accord.frontmatter import reader as frontmatter
from accord.model import Position


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", (1, 1, 0), "is empty"),
        ("\n \n", (1, 1, 0), "is empty"),
        ("写点什么\n", (1, 1, 4), "does not start with front matter"),
        ("title: 改版\n---\n", (1, 1, 9), "above the fields is missing"),
        ("title：改版\n---\n", (1, 1, 8), "above the fields is missing"),
        ("\n---\na: 1\n---\n", (2, 1, 3), "empty lines above"),
        ("----\na: 1\n---\n", (1, 1, 4), "exactly three hyphens"),
        ("--- \na: 1\n---\n", (1, 1, 3), "exactly three hyphens"),
        (" ---\na: 1\n---\n", (1, 2, 3), "exactly three hyphens"),
        ("—--\na: 1\n---\n", (1, 1, 3), "exactly three hyphens"),
        ("——\na: 1\n——\n", (1, 1, 2), "exactly three hyphens"),
        ("－－－\na: 1\n---\n", (1, 1, 3), "exactly three hyphens"),
        ("+++\na = 1\n+++\n", (1, 1, 3), "exactly three hyphens"),
        ("```yaml\n---\na: 1\n---\n```\n", (1, 1, 7), "block of code"),
        ("---\na: 1\n", (1, 1, 3), "not closed"),
        ("---\na: 1\n----\n\n## 背景\n", (3, 1, 4), "exactly three hyphens"),
        ("---\na: 1\n--- \n\n## 背景\n", (3, 1, 3), "exactly three hyphens"),
        ("---\na: 1\n  ---\n\n## 背景\n", (3, 3, 3), "exactly three hyphens"),
        ("---\na: 1\n———\n\n## 背景\n", (3, 1, 3), "exactly three hyphens"),
        ("---\na: 1\n--- \n\n线\n\n---\n", (3, 1, 3), "exactly three hyphens"),
        ("---\na: 1\n----\n\n线\n\n---\n", (3, 1, 4), "exactly three hyphens"),
        ("---\na: 1\n\n## 背景\n\n文字\n", (4, 1, 5), "no line --- ends the fields"),
        ("---\na: 1\n\n文字\n\n---\n", (4, 1, 2), "where the body begins here"),
    ],
)
def test_a_missing_or_odd_fence_is_told(text: str, place: tuple[int, int, int], words: str) -> None:
    fault = frontmatter.read(text.encode()).fault
    assert fault
    assert fault.position == Position(*place)
    assert words in f"{fault.message.text('en')} {fault.help.text('en')}"


@pytest.mark.parametrize(
    "body", ["a\n\n---\n\nb\n", "```\n---\nb: 2\n---\n```\n", "----\n", "——\n", "--- \n"]
)
def test_lines_in_the_body_are_no_fences(body: str) -> None:
    reading = frontmatter.read(f"---\na: 1\n---\n{body}".encode())
    assert reading.fields == {"a": 1}
    assert reading.preamble == body.strip()


def test_the_fields_may_end_the_file_without_a_line_end() -> None:
    assert frontmatter.read(b"---\na: 1\n---").fields == {"a": 1}
