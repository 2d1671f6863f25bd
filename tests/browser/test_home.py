"""The home page in a real browser: what is there for whoever has said who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_ageing import BUILT, publish, unpin
from tests.browser.window import IN_A_BROWSER, SIZES, drawn, follow, served, window

pytestmark = IN_A_BROWSER


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Page]:
    with window(browser, address, SIZES["desk"]) as page:
        yield page


def choose(page: Page, wanted: str) -> None:
    page.get_by_role("button", name="选择姓名").click()
    page.get_by_role("searchbox", name="查找").fill(wanted)
    page.keyboard.press("Enter")


def first_of(page: Page, path: str, items: str) -> list[str]:
    """What the first items of another page say, and where their records are."""
    other = page.context.new_page()
    other.goto(path)
    found = other.locator(items).evaluate_all(
        "all => all.slice(0, 3).map((each) => each.querySelector('.ac-id').innerText)"
    )
    other.close()
    return found


def test_a_name_is_chosen_once(page: Page) -> None:
    page.goto("")
    choose(page, "吴昊")
    me = page.locator(".ac-mine")
    expect(me.get_by_role("heading", level=2)).to_have_text("吴昊")
    waits = me.locator("[data-ac-part=waits]")
    expect(waits.locator(".ac-owing").first).to_be_visible()
    numbers = waits.locator(".ac-owing .ac-id").all_inner_texts()
    assert numbers and numbers == first_of(page, "people/wu-hao/", "#waits + .ac-list > li")
    page.reload()
    expect(me.locator("[data-ac-part=owes] .ac-owing").first).to_be_visible()
    waits.locator(".ac-record").first.click()
    expect(page.locator(".ac-eyebrow .ac-id")).to_have_text(numbers[0])


def test_the_choice_holds_in_the_other_language_and_can_be_taken_back(desk: Page) -> None:
    desk.goto("")
    choose(desk, "chen-jing")
    desk.goto("en/")
    me = desk.locator(".ac-mine")
    expect(me.get_by_role("link", name="My board")).to_have_attribute(
        "href", "./board/#person=chen-jing"
    )
    desk.get_by_role("button", name="Forget me").click()
    expect(desk.get_by_role("button", name="Choose your name")).to_be_focused()
    assert desk.evaluate("localStorage.length") == 0 or not desk.evaluate("accordMe.get()")


def test_the_index_knows_who_reads(desk: Page) -> None:
    desk.goto("records/")
    desk.get_by_role("button", name="与我有关").click()
    desk.wait_for_url("**/#me")
    choose(desk, "wu-hao")
    desk.goto("records/")
    desk.get_by_role("button", name="与我有关").click()
    expect(desk).to_have_url(re.compile("#person=wu-hao$"))
    rows = desk.locator("[data-ac-table] tbody tr:visible")
    expect(rows.first).to_be_visible()
    assert all("wu-hao" in each.get_attribute("data-person") for each in rows.all())


def test_what_waits_for_everybody_leads_to_what_waits_for_me(desk: Page) -> None:
    desk.goto("due/")
    desk.get_by_role("link", name="等我处理").click()
    desk.wait_for_url("**/#me")
    choose(desk, "wu-hao")
    desk.goto("due/")
    desk.get_by_role("link", name="等我处理").click()
    expect(desk).to_have_url(re.compile("people/wu-hao/#waits$"))
    desk.goto("due/")
    desk.get_by_role("link", name="等本部门处理").click()
    expect(desk).to_have_url(re.compile("departments/TECH/#owes$"))
    desk.goto("weekly/")
    (name,) = desk.locator("th[data-ac-own]").all_inner_texts()
    assert name.startswith("技术部")
    expect(desk.locator("tbody tr").first.locator("td[data-ac-own] a")).to_have_attribute(
        "href", re.compile("/TECH/$")
    )


def test_people_are_found_by_name_id_and_department(desk: Page) -> None:
    desk.goto("")
    desk.get_by_role("button", name="选择姓名").click()
    people = desk.locator(".ac-chooser li:visible button")
    everybody = people.count()
    technology = desk.locator(".ac-chooser section").filter(
        has=desk.get_by_role("heading", name="技术部")
    )
    some = technology.locator("li").count()
    assert 1 < some < everybody
    find = desk.get_by_role("searchbox", name="查找")
    for wanted in ("陈静", "CHEN-j"):
        find.fill(wanted)
        expect(people).to_have_count(1)
    find.fill("技术部")
    expect(people).to_have_count(some)
    find.fill("没有这个人")
    expect(desk.get_by_text("没有找到这个人。")).to_be_visible()
    desk.get_by_role("button", name="关闭").click()
    expect(desk.get_by_role("button", name="选择姓名")).to_be_focused()


def test_nothing_jumps_for_whoever_is_known(desk: Page) -> None:
    desk.goto("")
    choose(desk, "wu-hao")
    expect(desk.locator("[data-ac-part=records] .ac-card").first).to_be_visible()
    desk.add_init_script(
        """new PerformanceObserver((list) => {
          for (const each of list.getEntries()) {
            globalThis.jumped = (globalThis.jumped || 0) + (each.hadRecentInput ? 0 : each.value);
          }
        }).observe({type: "layout-shift", buffered: true});"""
    )
    desk.reload()
    expect(desk.locator("[data-ac-part=records] .ac-card").first).to_be_visible()
    drawn(desk)
    assert (desk.evaluate("globalThis.jumped") or 0) < 0.01


def test_what_is_taken_from_another_page_ages_too(
    browser: Browser, sample: Path, tmp_path: Path
) -> None:
    unpin(sample)
    publish(sample, tmp_path / "site", BUILT, "zh", ages=True)
    with served(tmp_path / "site") as address:
        page = browser.new_context(base_url=address).new_page()
        page.clock.set_fixed_time("2026-11-12T17:59+08:00")
        page.goto("")
        choose(page, "wu-hao")
        mine = page.locator("[data-ac-part=waits] .ac-owing")
        expect(mine.first).to_be_visible()
        said = mine.all_inner_texts()
        page.goto("people/wu-hao/")
        assert said == page.locator("#waits + .ac-list > li").all_inner_texts()[: len(said)]
        assert all("逾期" in each for each in said)
        page.context.close()


def test_somebody_who_is_not_here_is_nobody(desk: Page) -> None:
    desk.goto("")
    desk.evaluate("accordMe.set({id: 'long-gone', department: 'TECH'})")
    desk.reload()
    expect(desk.get_by_role("button", name="选择姓名")).to_be_visible()


def test_from_a_folder_of_files_the_headings_lead_on(browser: Browser, built: Path) -> None:
    page = browser.new_page()
    page.goto((built / "index.html").as_uri())
    page.evaluate("accordMe.set({id: 'wu-hao', department: 'TECH'})")
    me = page.locator(".ac-mine")
    expect(me.get_by_text("这里无法显示，请点标题查看。").first).to_be_visible()
    link = me.get_by_role("link", name="等我处理")
    expect(link).to_have_attribute("href", "./people/wu-hao/#waits")
    page.close()


def test_without_scripts_everybody_is_a_link_away(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("")
    expect(page.locator(".ac-mine")).to_be_hidden()
    assert page.locator("#overdue ~ .ac-list > li:visible").count() > 0
    follow(page.get_by_role("link", name="等你处理的事在你自己的页面上"))
    expect(page.locator("h1")).to_have_text("人员")
    context.close()


def test_a_figure_of_the_home_page_is_that_of_its_own_page(desk: Page) -> None:
    desk.goto("")
    lines = desk.locator(".ac-trends > li")
    assert lines.count() >= 4
    for line in lines.all():
        assert line.get_by_role("img").get_attribute("aria-label")
    number = lines.first.locator("b").inner_text()
    follow(lines.first.get_by_role("link"))
    expect(desk.locator("table tbody tr").first).to_contain_text(number)
