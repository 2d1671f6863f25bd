"""The board in a real browser: sifted, shared, in lanes, walked by keys, on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.window import IN_A_BROWSER, SIZES, window

pytestmark = IN_A_BROWSER

CARD = ".ac-stack > .ac-card:visible"


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Page]:
    with window(browser, address, SIZES["desk"]) as page:
        yield page


def numbers(page: Page) -> list[str]:
    """The records whose cards are to be seen, column by column."""
    return page.locator(f"{CARD} .ac-id").all_text_contents()


def opened(page: Page, address: str) -> list[str]:
    """Open a board, and tell what it shows once its script has sifted it."""
    page.goto(address)
    expect(page.locator(".ac-board-page[data-ac-ready]")).to_have_count(1)
    return numbers(page)


def expect_numbers(page: Page, wanted: list[str]) -> None:
    expect(page.locator(f"{CARD} .ac-id")).to_have_text(wanted)


def expect_focused(page: Page, number: str) -> None:
    expect(page.locator(".ac-card:has(:focus) .ac-id")).to_have_text(number)


def expect_chosen(page: Page, chosen: str) -> None:
    """The address says so last, when everything else has been done."""
    expect(page).to_have_url(re.compile(f"board/#{chosen}$"))


def test_a_sifted_board_survives_a_reload_and_can_be_shared(page: Page, browser: Browser) -> None:
    everything = opened(page, "board/")
    page.get_by_role("combobox", name="部门", exact=True).select_option("TECH")
    page.get_by_role("combobox", name="优先级", exact=True).select_option("high")
    expect_chosen(page, "department=TECH&priority=high")
    some = numbers(page)
    assert 0 < len(some) < len(everything)
    page.reload()
    expect_numbers(page, some)
    shared = browser.new_page()
    shared.goto(page.evaluate("location.href"))
    expect_numbers(shared, some)
    shared.close()
    page.get_by_role("button", name="清除").click()
    expect_numbers(page, everything)
    expect(page).to_have_url(re.compile("board/$"))


def test_what_is_told_of_a_sifted_board_is_what_is_seen(desk: Page) -> None:
    shown = len(opened(desk, "board/#person=wu-hao"))
    expect(desk.locator("output[aria-live]")).to_contain_text(f"{shown} 张卡片")
    counts = desk.locator(".ac-column:visible [data-ac-total]").all_inner_texts()
    assert sum(map(int, counts)) == shown > 0
    expect(desk.get_by_role("combobox", name="人员", exact=True)).to_have_value("wu-hao")


def test_one_kind_is_seen_at_a_time(desk: Page) -> None:
    assert all(each.startswith("XLX-") for each in opened(desk, "board/"))
    desk.get_by_role("radio", name="问题反馈表").check()
    expect_chosen(desk, "kind=feedback")
    assert all(re.match(r"[0-9]{8}-", each) for each in numbers(desk))
    desk.reload()
    expect(desk.get_by_role("radio", name="问题反馈表")).to_be_checked()


def test_what_nobody_has_is_still_what_the_address_asks_for(desk: Page) -> None:
    assert opened(desk, "board/#person=nobody") == []
    expect(desk.locator("output[aria-live]")).to_contain_text("0 张卡片")


def test_overdue_cards_are_those_that_say_so(desk: Page) -> None:
    opened(desk, "board/#flag=overdue")
    said = desk.locator(f"{CARD} .ac-card-next .ac-state").all_inner_texts()
    assert said and all("逾期" in each for each in said)
    desk.goto("board/#flag=on-hold")  # the same page, which hears of it
    expect(desk.locator("[data-ac-sieve] [name=flag]")).to_have_value("on-hold")
    assert desk.locator(f"{CARD} .ac-flag", has_text="暂停").count() == len(numbers(desk)) > 0


def test_lanes_hold_the_same_cards(page: Page) -> None:
    before = opened(page, "board/")
    page.get_by_role("combobox", name="泳道", exact=True).select_option("from")
    expect_chosen(page, "lanes=from")
    assert sorted(numbers(page)) == sorted(before)
    lane = page.locator(".ac-lane", has=page.get_by_role("heading", name="技术部"))
    expect(lane.locator(f"{CARD} .ac-muted").first).to_have_text(re.compile("^技术部 →"))
    page.reload()
    expect(page.get_by_role("combobox", name="泳道", exact=True)).to_have_value("from")
    page.get_by_role("combobox", name="部门", exact=True).select_option("TECH")
    expect_chosen(page, "department=TECH&lanes=from")
    inside = lane.locator(CARD).count()
    expect(lane.get_by_role("heading", level=3)).to_have_text(re.compile(rf"\b{inside}$"))
    page.get_by_role("button", name="清除").click()
    page.get_by_role("combobox", name="泳道", exact=True).select_option("")
    expect_numbers(page, before)


def test_a_column_is_a_list_with_a_name_and_a_count(desk: Page) -> None:
    desk.goto("board/")
    column = desk.get_by_role("list", name=re.compile(r"^执行中 5$"))
    expect(column.get_by_role("listitem")).to_have_count(5)


def test_arrow_keys_go_from_card_to_card(desk: Page) -> None:
    opened(desk, "board/")
    columns = [
        stack.locator(".ac-id").all_text_contents()
        for stack in desk.locator(".ac-kind:visible .ac-stack").all()
    ]
    desk.get_by_role("button", name="清除").focus()
    desk.keyboard.press("Tab")  # the head of the first column
    desk.keyboard.press("Tab")
    expect_focused(desk, columns[0][0])
    desk.keyboard.press("ArrowDown")
    expect_focused(desk, columns[0][1])
    desk.keyboard.press("ArrowDown")
    expect_focused(desk, columns[0][1])
    for place in (1, 2, 3):
        desk.keyboard.press("ArrowRight")
        expect_focused(desk, columns[place][0])
    desk.keyboard.press("End")
    expect_focused(desk, columns[3][-1])
    desk.keyboard.press("ArrowLeft")
    expect_focused(desk, columns[2][-1])
    desk.keyboard.press("Enter")
    expect(desk.locator(".ac-eyebrow .ac-id")).to_have_text(columns[2][-1])


def test_arrow_keys_go_through_lanes(desk: Page) -> None:
    opened(desk, "board/#lanes=turn")
    column = desk.locator(".ac-kind:visible .ac-cell:first-child .ac-card:visible .ac-id")
    desk.locator(f".ac-lane {CARD} .ac-card-title").first.focus()
    for number in column.all_text_contents():
        expect_focused(desk, number)
        desk.keyboard.press("ArrowDown")
    expect_focused(desk, number)


def test_the_focus_is_seen(desk: Page) -> None:
    opened(desk, "board/")
    desk.locator(f"{CARD} .ac-card-title").first.focus()
    desk.keyboard.press("ArrowRight")
    expect(desk.locator(".ac-card:has(:focus)")).to_have_css("outline-style", "solid")


def test_a_column_closes_on_a_phone(browser: Browser, address: str) -> None:
    with window(browser, address, SIZES["phone"]) as page:
        opened(page, "board/")
        column = page.locator(".ac-column").first
        inside = column.locator(CARD).count()
        assert inside > 0
        column.locator("summary").click()
        expect(column.locator(CARD)).to_have_count(0)
        expect(column.locator("summary")).to_have_text(re.compile(rf"\b{inside}\s*$"))


def test_the_whole_board_is_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("board/")
    seen = numbers(page)
    assert any(each.startswith("XLX-") for each in seen)
    assert any(re.match(r"[0-9]{8}-", each) for each in seen)
    expect(page.locator(".ac-sieve")).to_be_hidden()
    assert page.locator(".ac-kind h2:visible").count() == 2
    context.close()


def test_mine_is_one_click_once_somebody_is_chosen(desk: Page) -> None:
    opened(desk, "board/")
    desk.evaluate("accordMe.set({id: 'wu-hao', department: 'TECH'})")
    desk.get_by_role("button", name="与我有关").click()
    expect_chosen(desk, "person=wu-hao")
    expect(desk.get_by_role("button", name="与我有关")).to_have_attribute("aria-pressed", "true")
    desk.get_by_role("button", name="与我有关").click()
    expect(desk).to_have_url(re.compile("board/$"))
    expect(desk.get_by_role("button", name="与我有关")).to_have_attribute("aria-pressed", "false")


def test_clearing_lets_go_of_what_is_mine_at_once(desk: Page) -> None:
    opened(desk, "board/")
    desk.evaluate("accordMe.set({id: 'wu-hao', department: 'TECH'})")
    pressed = desk.evaluate(
        """() => {
          const said = [];
          const mine = document.querySelector("[data-ac-mine]");
          for (const each of [mine, document.querySelector("[data-ac-sieve] [type=reset]")]) {
            each.click();
            said.push(mine.ariaPressed);
          }
          return said;
        }"""
    )
    assert pressed == ["true", "false"]
