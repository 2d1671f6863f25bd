"""What stands around pages: mended where the theme is wrong, and left alone elsewhere."""

from __future__ import annotations

from pathlib import Path

from accord.site import mended
from tests.site.crawl import read

_THEME = """
<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">
<div data-md-component="skip"><a href="#next" class="md-skip">Skip</a></div>
<label class="md-nav__title" for="__toc"><b>Contents</b></label>
<label class="md-nav__link" for="__nav_1" tabindex="">Guide</label>
<article class="md-content__inner md-typeset">\
<input autocomplete="off"><p> tabindex=""</p></article>
"""
_MENDED = """
<input class="md-toggle" type="checkbox" id="__drawer">
<div data-md-component="skip"></div>
<span class="md-nav__title"><b>Contents</b></span>
<label class="md-nav__link" for="__nav_1">Guide</label>
<article class="md-content__inner md-typeset" id="ac-content">\
<input autocomplete="off"><p> tabindex=""</p></article>
"""


def test_the_theme_is_mended_and_the_page_is_not() -> None:
    assert mended(_THEME) == _MENDED


def test_a_label_keeps_what_it_is_for() -> None:
    toggle = '<input type="checkbox" id="__toc">'
    assert '<label class="md-nav__title" for="__toc">' in mended(toggle + _THEME)


def test_every_page_has_one_link_to_its_content(built: Path) -> None:
    for path in (
        "index.html",
        "records/XLX-2026-001/index.html",
        "404.html",
        "guide/staff/index.html",
    ):
        page = read(built / path, built)
        skips = [each for _, each in page.elements if each.get("class") == "md-skip"]
        assert [each["href"] for each in skips] == ["#ac-content"]
        assert "ac-content" in page.anchors


def test_a_missing_page_leads_on_in_both_languages(built: Path) -> None:
    page = read(built / "404.html", built)
    assert "没有这一页" in page.text and "There is no such page" in page.text
    assert {"http://site.test/records/", "http://site.test/en/records/"} <= set(page.links())
