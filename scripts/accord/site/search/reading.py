"""A page's HTML -> the passages that are searched in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from accord.site.page import Page
from accord.site.search.document import Document, Passage

# Templates set these around what is searched of a page; the others are found by their titles.
_BEGIN, _END = "<!--sought-->", "<!--/sought-->"
# What stands in every record, or is not for reading.
_LABEL = re.compile(r"<(dt|th)\b[^>]*>.*?</\1>|<(h[3-6])>.*?</\2>", re.DOTALL)
_UNREAD = re.compile(r"<(svg|script|style|select)\b.*?</\1>|<!--.*?-->|v1:sha256:\w+", re.DOTALL)
_PLACE = re.compile(r'<(h[1-6]|li|section|article|tr|dt|div)\b[^>]*?\sid="([^"]+)"[^>]*>')
_HEADER = re.compile(r"\s*<header>(.*?)</header>", re.DOTALL)
# A word goes on where such a tag stands; every other tag parts words.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")


def read(page: Page) -> Document:
    """The passages of a page that was made of templates: what they say is sought in it.

    Pages that are not in the menu are many, and their labels and headings are all the same.
    """
    _, *marks = page.html.split(_BEGIN)
    marked = "".join(each.partition(_END)[0] for each in marks)
    if page.listed:
        return read_whole(page.url, page.title, marked)
    return Document(page.url, page.title, tuple(_passages(_LABEL.sub(" ", marked), named=False)))


def read_whole(url: str, title: str, content: str) -> Document:
    """The passages of a page that somebody wrote, with its headings and labels."""
    passages = tuple(_passages(content, named=True))
    headings = dict.fromkeys(each.heading for each in passages if each.heading)
    return Document(url, title, passages, tuple(headings))


def _passages(content: str, *, named: bool) -> Iterator[Passage]:
    first, *rest = _PLACE.split(_INLINE.sub("", _UNREAD.sub("", content)))
    anchor = heading = ""
    if text := _plain(first):
        yield Passage(anchor, heading, text)
    for tag, anchor, inner in zip(*(iter(rest),) * 3, strict=True):
        body = inner
        if tag.startswith("h"):
            title, _, body = inner.partition(f"</{tag}>")
            heading = _plain(title)
            body = f"{title} {body}" if named else body
        elif header := _HEADER.match(inner):
            heading = _plain(header[1])
        if text := _plain(body):
            yield Passage(html.unescape(anchor), heading, text)


def _plain(part: str) -> str:
    words = _TAG.sub(" ", part)
    return " ".join((html.unescape(words) if "&" in words else words).split())
