"""Documents as a browser prints them: the PDF itself, read back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pdf import Sheet, sheets
from tests.browser.window import IN_A_BROWSER, SIZES, follow, window

pytestmark = IN_A_BROWSER

A4 = (595, 842)  # points
DOCUMENTS = "records/XLX-2026-001/documents/"
CONFIRMATION = f"{DOCUMENTS}#2026-03-20-confirmation"


@pytest.fixture
def printer(browser: Browser, address: str) -> Iterator[Page]:
    """A window from which somebody prints, who has turned scripts off."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield context.new_page()
    context.close()


def printed(page: Page, path: str) -> list[Sheet]:
    page.goto(path)
    return sheets(page.pdf(prefer_css_page_size=True))


def test_every_document_of_a_record_begins_a_page_of_its_own(printer: Page) -> None:
    found = printed(printer, DOCUMENTS)
    assert {each.size for each in found} == {A4}
    titles = ["协作需求表", "会议纪要", "协作共识书", "复盘报告"]
    begun = [title for each in found for title in titles if f"星澜消费科技{title}" in each.words]
    assert begun == titles


def test_the_chosen_document_is_printed_alone(printer: Page) -> None:
    (page,) = printed(printer, CONFIRMATION)
    assert page.size == A4 and "协作完成确认函" in page.words
    assert "编号:XLX-2026-001-QR-20260320日期:2026年3月20日周五" in page.words
    assert page.words.count("存证:存证未取来") == 3


def test_the_margins_say_number_instant_commit_and_page(printer: Page) -> None:
    first, second, *_ = printed(printer, f"{DOCUMENTS}#form")
    for place, page in enumerate((first, second), 1):
        margins, _, _ = page.words.partition("星澜消费科技")
        assert f"第{place}页,共2页" in margins
        assert "截至2026年10月30日周五10:00·" in page.words
        assert "XLX-2026-001" in page.words
    (page,) = printed(printer, f"en/{CONFIRMATION}")
    assert page.words.startswith("Page1of1AsofFri,Oct30,202610:00·")
    assert "XLX-2026-001-QR-20260320XinglanConsumerTechnology" in page.words


def test_the_head_of_a_table_stands_on_every_page_it_reaches(printer: Page) -> None:
    first, second = printed(printer, f"{DOCUMENTS}#form")
    head = "时间节点编号节点日期"
    assert head in first.words and head in second.words
    assert "M1" in first.words and "M4" in second.words


def test_nothing_but_the_documents_is_on_paper(printer: Page) -> None:
    (page,) = printed(printer, CONFIRMATION)
    for elsewhere in ("这是演示站点", "单据打印", "查看记录", "搜索"):
        assert elsewhere not in page.words
    printer.emulate_media(media="print")
    sheet = printer.locator(".ac-sheet:target").inner_text()
    assert printer.locator("body").inner_text().strip() == sheet.strip()


def test_paper_is_black_on_white_in_the_dark_too(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, color_scheme="dark")
    page = context.new_page()
    page.goto(DOCUMENTS)
    sheet = page.locator(".ac-sheet").first
    expect(sheet).to_have_css("color", "rgb(0, 0, 0)")
    expect(sheet).to_have_css("background-color", "rgb(255, 255, 255)")
    context.close()


@pytest.mark.parametrize("size", SIZES)
def test_documents_are_chosen_and_printed_on_a_screen(
    browser: Browser, address: str, size: str
) -> None:
    with window(browser, address, SIZES[size]) as page:
        page.goto(DOCUMENTS)
        page.get_by_role("link", name="复盘报告").click()
        expect(page.locator(".ac-sheet:target h2")).to_have_text("复盘报告")
        page.evaluate("() => { globalThis.print = () => { document.title = 'printed' } }")
        page.get_by_role("button", name="打印").click()
        expect(page).to_have_title("printed")


@pytest.mark.parametrize("size", SIZES)
def test_a_contact_finds_and_prints_the_weekly_report(
    browser: Browser, address: str, size: str
) -> None:
    with window(browser, address, SIZES[size]) as page:
        page.goto("weekly/")
        line = page.get_by_role("row", name="2026-W43")
        follow(line.locator("a[href*='W43/TECH']"))
        expect(page.locator("h1")).to_have_text("技术部 · 2026-W43")
        first, *others = sheets(page.pdf(prefer_css_page_size=True))
        assert "协作进度周报表编号:ZB-2026-W43-TECH2026年10月19日" in first.words
        assert "XLX-2026-015采购发票自动三单匹配已报T320%→100%" in first.words
        assert "问题与风险" in "".join(each.words for each in others)
        follow(page.get_by_role("link", name="2026-W44"))
        expect(page.locator(".ac-missing")).to_contain_text("部分未报")


def test_an_auditor_follows_a_letter_to_what_proves_it(browser: Browser, address: str) -> None:
    with window(browser, address, SIZES["desk"]) as page:
        page.goto("records/XLX-2026-001/")
        follow(page.get_by_role("link", name="单据打印"))
        follow(page.get_by_role("link", name="协作完成确认函"))
        letter = page.locator(".ac-sheet:target")
        expect(letter.locator(".ac-proof")).to_have_text(["存证未取来"] * 3)
        expect(letter).to_contain_text("XLX-2026-001-YS-20260318")
        expect(letter.get_by_role("link", name="签字状况")).to_be_visible()
        letter.get_by_role("link", name="查看记录").click()
        expect(page).to_have_url(f"{address}records/XLX-2026-001/#2026-03-20-confirmation")
