"""The guides' ways through the forms end before the forge, with exactly the right text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.window import IN_A_BROWSER
from tests.browser.writing.forge import opened
from tests.browser.writing.journeys import JOURNEYS, ROOTS, Walk
from tests.browser.writing.test_every_form import WithFile
from tests.checking import found
from tests.site.building import ROOT

pytestmark = IN_A_BROWSER

TOLD = Path(__file__).parent / "journeys"


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.nightly)])
@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_journey_ends_with_exactly_the_right_text(
    window: Page, journey: str, language: str
) -> None:
    JOURNEYS[journey](Walk(window, ROOTS[language], lambda _: None))
    assert window.locator(".ac-summary li").all_inner_texts() == []
    given = opened(window.locator(".ac-ending-doors a"))
    told = TOLD / language / f"{journey}.md"
    if os.environ.get("ACCORD_TELL"):
        told.parent.mkdir(parents=True, exist_ok=True)
        told.write_text(given.text, "utf-8")
    assert given.text == told.read_text("utf-8")
    wrong = [
        each for each in found(WithFile(ROOT, given.path, given.text)) if each.path == given.path
    ]
    assert not wrong


@pytest.mark.parametrize("window", ["phone"], indirect=True)
def test_a_journey_can_be_gone_on_a_phone(window: Page) -> None:
    JOURNEYS["feedback"](Walk(window, ROOTS["zh"], lambda _: None))
    assert window.evaluate("document.documentElement.scrollWidth") == window.viewport_size["width"]
    given = opened(window.locator(".ac-ending-doors a"))
    assert given.text == (TOLD / "zh/feedback.md").read_text("utf-8")
