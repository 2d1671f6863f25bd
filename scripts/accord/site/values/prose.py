"""What people wrote in Markdown -> HTML that can neither run nor break the page."""

from __future__ import annotations

from collections.abc import Iterable

import nh3
from markdown import Markdown
from markupsafe import Markup

from accord.model import Section
from accord.site.templates import macro
from accord.site.values.plain import plain

# Ids are left out, and large headings: a body can neither take the place of an anchor nor
# imitate a part of the page. Images are left out: they would be fetched from another origin.
_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "del", "em", "h4", "h5", "h6", "hr", "i",
    "li", "ol", "p", "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https"},
    link_rel="noopener noreferrer",
    url_relative="deny",
)


def _plain_markdown() -> Markdown:
    """Python-Markdown with tables, in which HTML is only text."""
    markdown = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    return markdown


_MARKDOWN = _plain_markdown()


def prose(text: str) -> Markup:
    """Render one piece of Markdown."""
    if not text:
        return Markup()
    if blocks := plain(text):
        return Markup(macro("plain", "html")(blocks))  # noqa: S704 - a template escapes it
    return rich(text)


def rich(text: str) -> Markup:
    """Render Markdown with everything it may hold."""
    # nh3 has removed everything that is not on the list above.
    return Markup(_CLEANER.clean(_MARKDOWN.reset().convert(text)))  # noqa: S704


def sections(found: Iterable[Section]) -> tuple[tuple[str, Markup], ...]:
    """Render the sections of a body as pairs of heading and content."""
    return tuple((each.heading, prose(each.text)) for each in found)
