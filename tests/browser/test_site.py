"""The built site in a real browser, as somebody would use it at a desk and on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.window import IN_A_BROWSER, follow

pytestmark = IN_A_BROWSER

FIRST_CELLS = "[data-ac-table] tbody tr:visible td:first-child"


def shown(page: Page) -> list[str]:
    """The numbers of the records that the index shows, in order."""
    return [text.strip() for text in page.locator(FIRST_CELLS).all_inner_texts()]


def expect_shown(page: Page, wanted: list[str]) -> None:
    expect(page.locator(FIRST_CELLS)).to_have_text(wanted)


def expect_asked(page: Page, asked: str) -> None:
    """The address says so last, when the rows have been chosen."""
    expect(page).to_have_url(re.compile(f"#{asked}$"))


def test_the_board_shows_columns_of_cards(page: Page) -> None:
    page.goto("board/")
    expect(page.locator(".ac-column").first).to_be_visible()
    expect(page.locator(".ac-card").nth(10)).to_be_attached()
    page.get_by_role("link", name="线上下单门店自提试点").first.click()
    expect(page.locator("h1")).to_have_text("线上下单门店自提试点")


def test_the_index_is_filtered_and_the_address_remembers(page: Page) -> None:
    page.goto("records/")
    everything = shown(page)
    page.get_by_label("优先级").select_option("high")
    page.get_by_label("表单").select_option("feedback")
    expect(page).to_have_url(re.compile("#(?=.*priority=high)(?=.*=feedback)"))
    some = shown(page)
    assert 0 < len(some) < len(everything)
    assert all(re.match(r"[0-9]{8}-", name) for name in some)
    page.reload()
    expect_shown(page, some)
    page.get_by_role("button", name="清除").click()
    expect_shown(page, everything)
    page.locator(".ac-filters [name=q]").fill("自提")
    expect_shown(page, ["XLX-2026-011"])


def test_what_was_chosen_is_cleared_at_once(page: Page) -> None:
    page.goto("records/#priority=high&q=自提")
    cleared = page.evaluate(
        """() => {
          document.querySelector("[data-ac-filters] [type=reset]").click();
          const rows = document.querySelectorAll("[data-ac-table] tbody tr");
          return [location.hash, rows.length];
        }"""
    )
    page.goto("records/")
    assert cleared == ["", len(shown(page))]


def test_a_list_is_filtered_and_the_address_remembers(page: Page) -> None:
    page.goto("risks/")
    everything = shown(page)
    page.locator("[name=what]").select_option("answered")
    expect_asked(page, "what=answered")
    some = shown(page)
    assert 0 < len(some) < len(everything)
    page.reload()
    expect_shown(page, some)
    page.goto("lessons/#scenario=feedback")
    assert shown(page) and all(re.match(r"[0-9]{8}-", name) for name in shown(page))
    page.locator(".ac-filters [name=q]").fill("版本表")
    expect_shown(page, ["20260511-FIN-001"])


def test_the_index_is_sorted(page: Page) -> None:
    page.goto("records/#sort=1")
    found = shown(page)
    assert found == sorted(found)
    page.goto("records/#sort=-1")  # the same page, which hears of it
    expect_shown(page, sorted(found, reverse=True))


def test_the_head_of_a_column_sorts(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address)
    page.goto("records/")
    found = shown(page)
    page.get_by_role("button", name="编号").click()
    expect_shown(page, sorted(found))
    expect_asked(page, "sort=1")
    page.close()


def test_the_index_is_whole_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("records/")
    assert page.locator("[data-ac-table] tbody tr").count() > 30
    expect(page.locator("[data-ac-filters]")).to_be_hidden()
    context.close()


def test_from_the_overdue_list_to_the_record_and_its_count(page: Page) -> None:
    page.goto("due/")
    first = page.locator("#overdue-TECH ~ ul .ac-record").first
    number = first.locator(".ac-id").inner_text()
    first.click()
    expect(page.locator(".ac-eyebrow .ac-id")).to_have_text(number)
    page.locator("details.ac-counting summary").first.click()
    expect(page.locator("details.ac-counting p").first).to_be_visible()


def test_a_number_of_a_figure_leads_to_what_it_counts(page: Page) -> None:
    page.goto("figures/")
    follow(page.get_by_role("link", name="按时率"))
    expect(page.locator("svg.ac-chart[role=img] title").first).to_have_text("按时率")
    line = page.get_by_role("row", name="技术部")
    number = line.locator("td").first
    due = number.locator("small").inner_text().removeprefix("/")
    follow(number.get_by_role("link"))
    expect(page.locator("h1")).to_have_text("按时率 · 2026年10月")
    expect(page.locator(FIRST_CELLS)).to_have_count(int(due))
    expect(page.locator("[name=department]")).to_have_value("TECH")
    expect(page.locator("[data-ac-shown]")).to_contain_text(f"{due} 项")


def test_the_other_language_opens_the_same_page(page: Page) -> None:
    page.goto("records/XLX-2026-014/")
    page.locator(".md-header .md-select").hover()
    page.locator(".md-header .md-select__link[hreflang=en]").click()
    page.wait_for_url("**/en/records/XLX-2026-014/")
    expect(page.locator(".ac-state").first).to_have_text("Rectifying")


@pytest.mark.parametrize(
    "path",
    ["", "due/", "departments/", "departments/TECH/", "people/", "people/wu-hao/",
     "records/XLX-2026-001/", "records/XLX-2026-001/documents/",
     "weekly/2026-W44/TECH/", "figures/",
     "figures/flow/", "figures/first-response/", "figures/on-time-2026-10/", "reference/request/",
     "months/", "months/2026-10/", "risks/", "minutes/", "weekly/", "acceptances/", "lessons/",
     "archive/", "archive/2026/", "reference/entries/",
     "reference/workflow/", "reference/workdays/", "reference/rules/",
     "guide/staff/", "en/",
     "en/board/", "en/due/"],
)  # fmt: skip
def test_every_kind_of_page_fits_its_window(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("h1")).to_be_visible()


def test_a_pinned_site_stays_as_it_is(browser: Browser, address: str) -> None:
    told = []
    for scripts in (False, True):
        context = browser.new_context(base_url=address, java_script_enabled=scripts)
        page = context.new_page()
        if scripts:
            page.clock.set_fixed_time("2031-01-01T00:00:00Z")
        page.goto("due/")
        page.locator(".ac-my-ways").evaluate("(each) => each.remove()")  # of scripts alone
        told.append(page.locator(".accord").inner_text())
        expect(page.get_by_role("status").filter(has_text=re.compile("."))).to_have_count(0)
        context.close()
    assert told[0] == told[1]
