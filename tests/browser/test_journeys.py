"""What people come for, from the home page on: at a desk and on a phone, in both languages.

Each way is walked by what is said on the pages, as somebody would who has never been here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pdf import sheets
from tests.browser.window import IN_A_BROWSER, SIZES, follow, window

pytestmark = IN_A_BROWSER

A4 = (595, 842)  # points
TECHNOLOGY = ("技术部", "Technology")


@dataclass(frozen=True)
class Visitor:
    """Somebody in front of a window who reads one of the languages."""

    page: Page
    language: str

    def opens(self, path: str = "") -> None:
        self.page.goto(path if self.language == "zh" else f"en/{path}")

    def reads(self, zh: str, en: str) -> re.Pattern[str]:
        """What is looked for, at the beginning of a link or a heading."""
        return re.compile(f"^{re.escape(zh if self.language == 'zh' else en)}")

    def follows(self, zh: str, en: str, within: str = ".md-content") -> None:
        follow(self.page.locator(within).get_by_role("link", name=self.reads(zh, en)).first)

    def goes_to(self, zh: str, en: str) -> None:
        """By the menu: behind its button on a phone."""
        name = self.reads(zh, en)
        tabs = self.page.locator(".md-tabs").get_by_role("link", name=name)
        if tabs.is_visible():
            follow(tabs)
            return
        self.page.locator("label.md-header__button[for=__drawer]").click()
        follow(self.page.locator(".md-sidebar--primary").get_by_role("link", name=name).first)


@pytest.fixture(
    params=[(size, language) for size in SIZES for language in ("zh", "en")], ids="-".join
)
def visitor(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    size, language = request.param
    with window(browser, address, SIZES[size]) as page:
        yield Visitor(page, language)


def test_a_newcomer_finds_what_a_state_means(visitor: Visitor) -> None:
    page = visitor.page
    visitor.opens()
    visitor.goes_to("看板", "Board")
    follow(page.locator(".ac-card-title:visible").first)
    state = page.locator(".ac-head .ac-chips .ac-state").first
    word = state.inner_text()
    follow(state)
    meaning = page.locator(".ac-states > div:target")
    expect(meaning).to_be_in_viewport()
    expect(meaning.locator("dt")).to_contain_text(word)
    assert len(meaning.locator("dd").inner_text()) > len(word)


def test_a_lead_finds_what_waits_for_her_and_why(visitor: Visitor) -> None:
    page = visitor.page
    visitor.opens()
    visitor.goes_to("人员", "People")
    visitor.follows("吴昊", "吴昊")
    waits = page.locator(".ac-owing").first
    expect(waits).to_be_in_viewport()
    rule = waits.locator("strong").inner_text()
    follow(waits.locator("a.ac-record"))
    owed = page.locator(".ac-owing", has_text=rule).first
    owed.locator("summary").click()
    why = owed.locator("details")
    expect(why).to_contain_text("18:00")
    expect(why).to_contain_text(re.compile("规则|Rule"))


def test_a_manager_finds_the_ten_latest_slips_of_a_department(visitor: Visitor) -> None:
    page = visitor.page
    visitor.opens()
    visitor.goes_to("部门", "Departments")
    visitor.follows(*TECHNOLOGY)
    heading = page.get_by_role("heading", name=visitor.reads("最近的逾期", "Latest slips"))
    heading.scroll_into_view_if_needed()
    slips = page.locator("#slips + .ac-list > li")
    assert 3 <= slips.count() <= 10
    slips.first.locator("a.ac-record").click()
    expect(page.locator(".ac-head .ac-id")).to_have_text(re.compile("^(XLX-2026|2026[0-9]{4}-)"))


def test_a_contact_prints_the_weekly_report(visitor: Visitor) -> None:
    page = visitor.page
    visitor.opens("weekly/")
    report = page.locator("tr", has_text="2026-W43").locator("a[href*=TECH]").first
    follow(report)
    expect(page.locator("h1")).to_contain_text("2026-W43")
    paper = sheets(page.pdf(prefer_css_page_size=True))
    assert {each.size for each in paper} == {A4}
    department = TECHNOLOGY[visitor.language == "en"]
    assert "2026-W43" in paper[0].words and department in paper[0].words


def test_an_auditor_follows_a_confirmation_to_its_proof(visitor: Visitor) -> None:
    page = visitor.page
    visitor.opens("records/XLX-2026-001/")
    agreed = page.locator(".ac-agreements > li").last
    agreed.scroll_into_view_if_needed()
    expect(agreed.locator(".ac-signatures li").first).to_be_visible()
    follow(agreed.locator("a").first)
    entry = page.locator(".ac-timeline > li:target")
    expect(entry).to_be_in_viewport()
    visitor.follows("签字状况", "What the standing of a signature")
    expect(page.locator("#signatures")).to_be_in_viewport()
    expect(page.locator(".md-content")).to_contain_text("accord audit")
