"""The search box, as somebody uses it at a desk and on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.window import IN_A_BROWSER, SIZES, window

pytestmark = IN_A_BROWSER
BOX = ".md-search__input"


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Page]:
    with window(browser, address, SIZES["desk"]) as page:
        yield page


def ask(page: Page, query: str) -> None:
    """Ask for something, and wait for the answer to just that."""
    page.keyboard.press("/")
    page.locator(BOX).fill(query)
    expect(page.locator("[data-ac-found]")).to_have_attribute("data-ac-found", query)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("下单门店自", "XLX-2026-011 线上下单门店自提试点"),
        ("2026-011", "XLX-2026-011 线上下单门店自提试点"),
        ("ｘｌｘ-2026-011", "XLX-2026-011 线上下单门店自提试点"),
        ("唐怡", "唐怡"),
        ("TANG-yi", "唐怡"),
        ("拿不准就不放行", "门禁"),
        ("转办", "单据"),
        ("自提 核销接口", "XLX-2026-011 线上下单门店自提试点"),
    ],
)
def test_any_piece_of_a_page_is_found(page: Page, query: str, title: str) -> None:
    page.goto("board/")
    ask(page, query)
    expect(page.locator(".ac-found-title").first).to_have_text(title)


def test_what_is_found_leads_to_its_place(page: Page) -> None:
    page.goto("due/")
    ask(page, "核销接口上线")
    expect(page.locator(".ac-found mark").first).to_have_text("核销接口上线")
    page.locator(".ac-found-place").first.click()
    expect(page).to_have_url(re.compile("records/XLX-2026-011/#"))
    expect(page.locator(":target")).to_have_count(1)


def test_it_is_operated_with_keys(page: Page) -> None:
    page.goto("")
    ask(page, "自提")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".ac-found-title").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page).not_to_have_url(re.compile("q="))
    ask(page, "XLX-2026-011")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("records/XLX-2026-011/$"))


def test_enter_opens_what_was_typed_last_even_before_it_is_found(page: Page) -> None:
    page.goto("")
    ask(page, "自提")
    page.locator(BOX).fill("XLX-2026-014")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("records/XLX-2026-014/$"))


def test_the_box_is_cleared(desk: Page) -> None:
    desk.goto("")
    ask(desk, "自提")
    desk.get_by_role("button", name="清空").click()
    expect(desk.locator(BOX)).to_have_value("")
    expect(desk.locator(BOX)).to_be_focused()
    expect(desk.locator(".ac-found")).to_have_count(0)
    expect(desk).not_to_have_url(re.compile("q="))


def test_a_query_stands_in_the_address(page: Page) -> None:
    page.goto("board/#kind=request")
    ask(page, "自提")
    expect(page).to_have_url(re.compile(r"board/\?q=%E8%87%AA%E6%8F%90#kind=request$"))
    page.reload()
    expect(page.locator(".ac-found").first).to_be_visible()
    page.locator(BOX).fill("没有这样的字")
    expect(page.locator("[data-ac-search-said]")).to_contain_text("没有找到")


def test_keys_of_an_input_method_are_not_looked_up(page: Page) -> None:
    page.clock.install()
    page.goto("")
    page.keyboard.press("/")
    page.locator(BOX).evaluate(
        """(box) => {
          box.value = "zi'ti";
          box.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
        }"""
    )
    page.clock.run_for(5_000)
    assert "q=" not in page.evaluate("location.search")
    page.locator(BOX).evaluate(
        """(box) => {
          box.value = "自提";
          box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
        }"""
    )
    expect(page.locator(".ac-found-title").first).to_contain_text("自提")


def test_more_is_shown_when_asked_for(page: Page) -> None:
    page.goto("en/")
    ask(page, "2026")
    before = page.locator(".ac-found").count()
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".ac-found").nth(before)).to_be_visible()


def test_without_scripts_there_is_no_box(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("")
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator("label[for=__search].md-header__button")).to_be_hidden()
    context.close()


def test_it_works_from_a_folder(browser: Browser, built: Path) -> None:
    page = browser.new_page()
    page.goto((built / "board" / "index.html").as_uri())
    ask(page, "自提")
    expect(page.locator(".ac-found-title").first).to_contain_text("线上下单门店自提试点")
    page.close()


def test_whoever_passes_by_with_the_keyboard_leaves_no_shade_behind(desk: Page) -> None:
    desk.goto("write/feedback/")
    shade = desk.locator("#__search")
    box = desk.locator(BOX)
    box.focus()
    expect(shade).to_be_checked()
    while box.evaluate("(box) => box.closest('.md-search').contains(document.activeElement)"):
        desk.keyboard.press("Tab")
    expect(shade).not_to_be_checked()
    desk.evaluate("document.querySelector('#__search').click()")
    desk.locator("h1").first.evaluate("() => document.activeElement.blur()")
    expect(shade).to_be_checked()
    desk.keyboard.press("Escape")
    expect(shade).not_to_be_checked()
