"""Markdown of a body: what comes out, and that the short way gives what the long way gives."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accord.site.values.plain import plain
from accord.site.values.prose import prose, rich

LINES = st.lists(
    st.one_of(
        st.just(""),
        st.text("ab一，。- 1.+=:'\"", max_size=8),
        st.text("ab一", min_size=1, max_size=5).map("- {}".format),
    ),
    max_size=7,
).map(lambda lines: "\n".join(lines).strip("\n"))


class Outline(HTMLParser):
    """Tags and texts, without the white space that no browser shows."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.seen.append(" ".join(data.split()))


@settings(max_examples=300)
@given(LINES)
@example("- a\n\nb\n- c")
@example("a\n- b")
@example("a\n\n- b\n- c\n\nd")
def test_plain_text_looks_as_markdown_makes_it(text: str) -> None:
    if text.strip() and plain(text):
        assert Outline(prose(text)).seen == Outline(rich(text)).seen


@pytest.mark.parametrize(
    "text", ["一句话。\n下一行。", "- 一\n- 二", "说明：\n\n- 一\n\n完。", "2 > 1"[0]]
)
def test_what_people_mostly_write_is_plain(text: str) -> None:
    assert plain(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**重要**", "<p><strong>重要</strong></p>"),
        (
            "[看](https://a.example/)",
            '<p><a href="https://a.example/" rel="noopener noreferrer">看</a></p>',
        ),
        ("[x](javascript:t())", '<p><a rel="noopener noreferrer">x</a></p>'),
        ("[x](../y)", '<p><a rel="noopener noreferrer">x</a></p>'),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("![x](https://a.example/x.png)", "<p></p>"),
        ("# Large", "Large"),
        ("a & b", "<p>a &amp; b</p>"),
    ],
)
def test_rich_text(text: str, html: str) -> None:
    assert str(prose(text)).strip() == html


def test_an_empty_body_is_nothing() -> None:
    assert prose("") == ""
