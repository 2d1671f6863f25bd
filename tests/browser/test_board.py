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


def focused(page: Page) -> str:
    return page.evaluate(
        "document.activeElement.closest('.ac-card').querySelector('.ac-id').innerText"
    )


def test_a_sifted_board_survives_a_reload_and_can_be_shared(page: Page, browser: Browser) -> None:
    page.goto("board/")
    everything = numbers(page)
    page.get_by_role("combobox", name="部门", exact=True).select_option("TECH")
    page.get_by_role("combobox", name="优先级", exact=True).select_option("high")
    some = numbers(page)
    assert 0 < len(some) < len(everything)
    page.reload()
    assert numbers(page) == some
    shared = browser.new_page()
    shared.goto(page.url)
    assert numbers(shared) == some
    shared.close()
    page.get_by_role("button", name="清除").click()
    assert numbers(page) == everything
    assert "#" not in page.url


def test_what_is_told_of_a_sifted_board_is_what_is_seen(desk: Page) -> None:
    desk.goto("board/#person=wu-hao")
    shown = len(numbers(desk))
    expect(desk.locator("output[aria-live]")).to_contain_text(f"{shown} 张卡片")
    counts = desk.locator(".ac-column:visible [data-ac-total]").all_inner_texts()
    assert sum(map(int, counts)) == shown > 0
    assert desk.get_by_role("combobox", name="人员", exact=True).input_value() == "wu-hao"


def test_one_kind_is_seen_at_a_time(desk: Page) -> None:
    desk.goto("board/")
    assert all(each.startswith("XLX-") for each in numbers(desk))
    desk.get_by_role("radio", name="问题反馈表").check()
    assert all(re.match(r"[0-9]{8}-", each) for each in numbers(desk))
    assert desk.url.endswith("#kind=feedback")
    desk.reload()
    expect(desk.get_by_role("radio", name="问题反馈表")).to_be_checked()


def test_what_nobody_has_is_still_what_the_address_asks_for(desk: Page) -> None:
    desk.goto("board/#person=nobody")
    assert numbers(desk) == []
    expect(desk.locator("output[aria-live]")).to_contain_text("0 张卡片")


def test_overdue_cards_are_those_that_say_so(desk: Page) -> None:
    desk.goto("board/#flag=overdue")
    said = desk.locator(f"{CARD} .ac-card-next .ac-state").all_inner_texts()
    assert said and all("逾期" in each for each in said)
    desk.goto("board/#flag=on-hold")
    assert desk.locator(f"{CARD} .ac-flag", has_text="暂停").count() == len(numbers(desk)) > 0


def test_lanes_hold_the_same_cards(page: Page) -> None:
    page.goto("board/")
    before = numbers(page)
    page.get_by_role("combobox", name="泳道", exact=True).select_option("from")
    assert sorted(numbers(page)) == sorted(before)
    lane = page.locator(".ac-lane", has=page.get_by_role("heading", name="技术部"))
    assert lane.locator(f"{CARD} .ac-muted").first.inner_text().startswith("技术部 →")
    page.reload()
    expect(page.get_by_role("combobox", name="泳道", exact=True)).to_have_value("from")
    page.get_by_role("combobox", name="部门", exact=True).select_option("TECH")
    inside = lane.locator(CARD).count()
    expect(lane.get_by_role("heading", level=3)).to_have_text(re.compile(rf"\b{inside}$"))
    page.get_by_role("button", name="清除").click()
    page.get_by_role("combobox", name="泳道", exact=True).select_option("")
    assert numbers(page) == before


def test_a_column_is_a_list_with_a_name_and_a_count(desk: Page) -> None:
    desk.goto("board/")
    column = desk.get_by_role("list", name=re.compile(r"^执行中 5$"))
    assert column.get_by_role("listitem").count() == 5


def test_arrow_keys_go_from_card_to_card(desk: Page) -> None:
    desk.goto("board/")
    columns = [
        stack.locator(".ac-id").all_text_contents()
        for stack in desk.locator(".ac-kind:visible .ac-stack").all()
    ]
    desk.get_by_role("button", name="清除").focus()
    desk.keyboard.press("Tab")  # the head of the first column
    desk.keyboard.press("Tab")
    assert focused(desk) == columns[0][0]
    desk.keyboard.press("ArrowDown")
    assert focused(desk) == columns[0][1]
    desk.keyboard.press("ArrowDown")
    assert focused(desk) == columns[0][1]
    for place in (1, 2, 3):
        desk.keyboard.press("ArrowRight")
        assert focused(desk) == columns[place][0]
    desk.keyboard.press("End")
    assert focused(desk) == columns[3][-1]
    desk.keyboard.press("ArrowLeft")
    assert focused(desk) == columns[2][-1]
    number = focused(desk)
    desk.keyboard.press("Enter")
    expect(desk.locator(".ac-eyebrow .ac-id")).to_have_text(number)


def test_arrow_keys_go_through_lanes(desk: Page) -> None:
    desk.goto("board/#lanes=turn")
    first = desk.locator(f".ac-lane {CARD} .ac-card-title").first
    first.focus()
    seen = {focused(desk)}
    for _ in range(20):
        desk.keyboard.press("ArrowDown")
        seen.add(focused(desk))
    column = desk.locator(".ac-kind:visible .ac-cell:first-child .ac-card:visible .ac-id")
    assert seen == set(column.all_text_contents())


def test_the_focus_is_seen(desk: Page) -> None:
    desk.goto("board/")
    desk.locator(f"{CARD} .ac-card-title").first.focus()
    desk.keyboard.press("ArrowRight")
    card = desk.locator(".ac-card:has(:focus)")
    assert card.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"


def test_a_column_closes_on_a_phone(browser: Browser, address: str) -> None:
    with window(browser, address, SIZES["phone"]) as page:
        page.goto("board/")
        column = page.locator(".ac-column").first
        inside = column.locator(CARD).count()
        column.locator("summary").click()
        assert inside > 0 and column.locator(CARD).count() == 0
        assert column.locator("summary").inner_text().split()[-1] == str(inside)


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
    desk.goto("board/")
    desk.evaluate("accordMe.set({id: 'wu-hao', department: 'TECH'})")
    desk.get_by_role("button", name="与我有关").click()
    assert desk.url.endswith("#person=wu-hao")
    expect(desk.get_by_role("button", name="与我有关")).to_have_attribute("aria-pressed", "true")
    desk.get_by_role("button", name="与我有关").click()
    assert "#" not in desk.url
