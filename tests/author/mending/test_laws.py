"""What holds of mending whatever stands in a file."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accord.author.mending.characters import composed
from accord.author.mending.nodes import each_text
from accord.author.mending.prose import spaced_prose
from accord.author.mending.spacing import spaced_fields
from accord.author.mending.steps import mended
from accord.author.mending.syntax import in_ascii
from accord.frontmatter import reader as frontmatter
from accord.ledger.documents import read_markdown
from accord.model import Finding
from accord.site.values.prose import rich
from accord.trees import File
from tests.author.mending.conftest import FORM, KNOWN, PAPERS
from tests.author.mending.spoiling import FILES, ODD, spoilt, text_of
from tests.spending import BORNE, spent

MARKDOWN = st.lists(
    st.sampled_from(
        [*"中文字a1 `*_[]()<>!\\#-+|~\n\n\n", "    ", "```", "~~~", "](", "]: ", "https://a", "- ",
         "> ", ".md", "中a", "a中", "%中", "\n\n", "| a中 | 中a |\n|-|-|\n", "<div>", "<!--", "1. "]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def findings(path: str, data: bytes) -> tuple[Finding, ...]:
    return read_markdown(File(path, data), PAPERS.at(path).kind, KNOWN).findings


def places(path: str, data: bytes) -> Counter[str]:
    """How many findings there are of each rule; lines may have moved."""
    return Counter(each.rule for each in findings(path, data))


@settings(max_examples=150)
@given(spoilt())
def test_mending_twice_is_mending_once(case: tuple[str, bytes]) -> None:
    path, data = case
    once = mended(data, PAPERS.at(path))
    again = mended(once.data, PAPERS.at(path))
    assert (again.data, again.mends) == (once.data, ())
    assert (once.data == data) == (once.mends == ())


@settings(max_examples=150)
@given(spoilt())
def test_what_could_be_read_reads_the_same_and_nothing_new_is_wrong(
    case: tuple[str, bytes],
) -> None:
    path, data = case
    paper, after = PAPERS.at(path), mended(data, PAPERS.at(path)).data
    before = frontmatter.read(data)
    if before.fault:
        return
    reading = paper.reading(after.decode())
    assert reading.fault is None
    assert places(path, after) <= places(path, data)
    schema = paper.schema(before)
    meant = each_text(composed, before.fields)
    meant = spaced_fields(meant, schema) if schema else meant
    if places(path, after) == places(path, data):
        assert each_text(in_ascii, reading.fields) == each_text(in_ascii, meant)
    assert [each.heading for each in reading.sections] == [
        composed(each.heading) for each in before.sections
    ]


@settings(max_examples=60)
@given(st.sampled_from(FILES), st.data())
def test_hidden_characters_are_taken_out_wherever_they_stand(
    path: str, data: st.DataObject
) -> None:
    text = clean = mended(text_of(path).encode(), PAPERS.at(path)).data.decode()
    for _ in range(3):
        place = data.draw(st.integers(0, len(text)))
        text = (
            text[:place] + data.draw(st.sampled_from("\u200b\u200d\u2060\u202e\x08")) + text[place:]
        )
    assert mended(text.encode(), PAPERS.at(path)).data.decode() == clean


@settings(max_examples=60)
@given(st.text(st.sampled_from(ODD), max_size=200), st.booleans())
def test_no_text_is_too_strange(text: str, fenced: bool) -> None:
    data = (f"---\nid: X\n{text}\n---\n{text}" if fenced else text).encode("utf-8", "replace")
    once = mended(data, PAPERS.at(FORM)).data
    assert mended(once, PAPERS.at(FORM)).data == once


@settings(max_examples=150)
@given(st.binary(max_size=100))
def test_no_bytes_are_too_strange(data: bytes) -> None:
    once = mended(data, PAPERS.at(FORM)).data
    assert mended(once, PAPERS.at(FORM)).data == once


@pytest.mark.parametrize(
    "piece",
    [
        "\r",
        " ",
        "\u3000",
        "`",
        "``",
        "](",
        "[",
        "中a",
        "- ",
        "> ",
        "a.",
        "www.",
        ",id：",
        "｛",
        "\u200b",
    ],
)
def test_nothing_takes_long(piece: str) -> None:
    text = piece * (60_000 // len(piece.encode()))
    for data in (text, f"---\nid: X\ntitle: {text}\n---\n", f"---\nid: X\n---\n{text}"):
        assert spent(lambda data=data: mended(data.encode(), PAPERS.at(FORM))) < BORNE


@settings(max_examples=150)
@given(MARKDOWN)
@example("`a中` a中\n\n``b中`a``c中")
@example("中``````中a```")
@example(">     中a")
@example("[\n]: 中a")
@example("中```| a中 |\n|-|-|\n```")
@example("[a中](b中)[c中]\n\n[c中]: d中")
def test_a_body_says_the_same_with_its_spaces(body: str) -> None:
    after = spaced_prose(body)
    assert after.replace(" ", "") == body.replace(" ", "")
    assert spaced_prose(after) == after
    before, now = str(rich(body)), str(rich(after))
    assert _code_and_tags(now) == _code_and_tags(before)
    assert now.replace(" ", "") == before.replace(" ", "")


def _code_and_tags(html: str) -> list[str]:
    return re.findall(r"<code>.*?</code>|<[^>]*>", html, re.DOTALL)
