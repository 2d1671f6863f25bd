"""What a form says while it is filled in, and what it keeps."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.window import IN_A_BROWSER
from tests.browser.writing.forge import opened
from tests.browser.writing.journeys import Walk, feedback

pytestmark = IN_A_BROWSER

REPORT = "write/progress/#record=XLX-2026-016&department=CS"


def done(page: Page) -> None:
    page.get_by_role("button", name="填好了").click()


def test_limits_and_vague_words_are_told_at_once_and_the_rest_when_somebody_goes_on(
    window: Page,
) -> None:
    window.goto("write/feedback/")
    title = window.get_by_role("textbox", name="问题名称")
    said = title.locator("xpath=ancestor::div[contains(@class,'ac-ask')][1]")
    title.focus()
    expect(said.locator(".ac-ask-said p")).to_have_count(0)
    title.press("Tab")
    expect(said).to_contain_text("请填写：问题名称")
    title.fill("尽快处理" + "很" * 20)
    expect(said).to_contain_text("最多 20 个字，多了 4 个。")
    expect(said).to_contain_text("“尽快”说得不够具体。 请写明最晚哪一天")
    expect(title).to_have_attribute("aria-invalid", "true")
    title.fill("张三 13812345678\u200b")
    expect(said).to_contain_text("138******78")
    expect(said).to_contain_text("U+200B")
    title.fill("付款页打不开")
    expect(said.locator(".ac-ask-said p")).to_have_count(0)


def test_a_summary_leads_to_every_field_that_is_wrong(window: Page) -> None:
    window.goto("write/feedback/")
    done(window)
    title = window.locator("#ac-summary-title")
    expect(title).to_be_focused()
    first = window.locator(".ac-summary a").first
    expect(first).to_have_text("请填写：问题名称")
    first.click()
    expect(window.get_by_role("textbox", name="问题名称")).to_be_focused()
    expect(window.locator(".ac-ending")).to_have_count(0)
    assert not Axe().run(window).response["violations"]


def test_a_summary_says_of_which_part_it_tells_and_grows_shorter(window: Page) -> None:
    window.goto("write/request/")
    done(window)
    said = window.locator(".ac-summary")
    expect(said).to_contain_text("时间节点 M1 · 请填写：")
    title = window.get_by_role("link", name="请填写：需求名称", exact=True)
    expect(title).to_be_visible()
    number = said.locator("li").count()
    title.click()
    window.keyboard.type("秋季会员日活动")
    window.keyboard.press("Tab")
    expect(title).to_have_count(0)
    expect(said.locator("li")).to_have_count(number - 1)


def test_people_are_found_by_name_id_and_department_and_fill_in_what_follows(window: Page) -> None:
    window.goto("write/request/")
    raiser = window.get_by_role("combobox", name="提出人", exact=True)
    for typed, name in (("fangke", "方可"), ("zhao q", "赵强"), ("fk", "方可"), ("lin-y", "林悦")):
        raiser.fill(typed)
        raiser.press("Enter")
        expect(raiser).to_have_value(name)
    expect(window.get_by_role("combobox", name="发起部门")).to_have_value("市场部")
    asked = window.get_by_role("combobox", name="协作部门")
    asked.fill("市场")
    expect(window.get_by_role("option", name="市场部")).to_have_count(0)
    asked.fill("技术")
    asked.press("Enter")
    expect(window.locator(".ac-cards-asked").first.get_by_label("接口人")).to_have_value("吴昊")
    asked.fill("没有这个部门")
    asked.press("Tab")
    expect(window.locator(".ac-filling")).to_contain_text("请从列表中选择。")


def test_a_key_that_ends_the_typing_of_a_character_chooses_nobody(window: Page) -> None:
    window.goto("write/request/")
    asked = window.get_by_role("combobox", name="协作部门")
    asked.fill("ji")
    for key in ("Enter", "ArrowDown", "Escape", "Backspace"):
        asked.dispatch_event("keydown", {"key": key, "isComposing": True})
    expect(asked).to_have_value("ji")
    expect(window.locator(".ac-chips li")).to_have_count(0)
    asked.fill("技术")
    asked.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    expect(asked).to_have_value("技术")
    asked.press("Enter")
    expect(window.locator(".ac-chips li")).to_have_count(1)


def test_days_off_look_like_it_and_are_told(window: Page) -> None:
    window.goto("write/risk/#record=XLX-2026-009&department=TECH")
    day = window.get_by_role("textbox", name="建议新日期")
    day.click()
    window.locator(".flatpickr-calendar.open .flatpickr-next-month").click()
    off = window.locator(".flatpickr-calendar.open .ac-day-off", has_text="14").first
    expect(off).to_have_attribute("aria-label", "2026年11月14日 休息")
    assert not Axe().run(window).response["violations"]
    off.click()
    expect(day).to_have_value("2026-11-14")
    expect(window.locator(".ac-filling")).to_contain_text(
        "2026-11-14 不上班。 下一个工作日是 2026-11-16。"
    )
    day.fill("2026/11/16")
    day.press("Tab")
    expect(day).to_have_value("2026-11-16")
    expect(window.locator(".ac-filling")).not_to_contain_text("不上班")
    day.fill("2026-10-25")
    day.press("Tab")
    expect(window.locator(".ac-filling")).to_contain_text("2026-10-25 早于")
    expect(window.locator(".ac-filling")).not_to_contain_text("不上班")


def test_the_picker_opens_where_the_last_day_was_given_and_dims_what_is_past(window: Page) -> None:
    window.goto("write/request/")
    window.get_by_role("button", name="添加时间节点").click()
    days = window.get_by_role("textbox", name="日期", exact=True)
    days.first.fill("2026-12-18")
    days.first.press("Tab")
    days.nth(1).click()
    picker = window.locator(".flatpickr-calendar.open")
    expect(picker.locator(".cur-month")).to_have_text("12月")
    expect(picker.locator(".ac-day-before")).to_have_count(0)
    for _ in range(2):
        picker.locator(".flatpickr-prev-month").click()
    expect(picker.locator(".ac-day-before").last).to_have_text("29")


def test_a_day_is_understood_without_its_year_and_what_is_not_a_day_stays(window: Page) -> None:
    window.goto("write/risk/#record=XLX-2026-009&department=TECH")
    day = window.get_by_role("textbox", name="建议新日期")
    for typed, meant in (
        ("11月13日", "2026-11-13"),
        ("11-13", "2026-11-13"),
        ("1/8", "2027-01-08"),
        ("２月２９号", "2028-02-29"),
    ):
        day.fill(typed)
        day.press("Tab")
        expect(day).to_have_value(meant)
    day.fill("下周五")
    day.press("Tab")
    expect(day).to_have_value("下周五")
    expect(window.locator(".ac-filling")).to_contain_text("或在日历里选")


def test_the_criterion_stands_beside_what_is_judged_by_it(window: Page) -> None:
    window.goto("write/acceptance/#record=XLX-2026-013")
    row = window.locator(".ac-rows-asked > li").first
    row.get_by_label("交付物").select_option("D1")
    expect(row.locator(".ac-criterion")).to_have_text(
        "验收标准：离职生效到账号全部关闭的时长 不超过 4 小时"
    )
    expect(row.locator(".ac-with-unit")).to_have_text("小时")
    row.get_by_label("实测值").fill("90")
    expect(row.get_by_label("实测值")).to_have_value("90")


def test_a_draft_survives_and_is_thrown_away_on_request(window: Page) -> None:
    window.goto(REPORT)
    window.get_by_label("已完成").fill("接口联调")
    window.goto("board/")
    window.goto(REPORT)
    expect(window.get_by_label("已完成")).to_have_value("接口联调")
    window.get_by_role("button", name="重新开始").click()
    expect(window.get_by_label("已完成")).to_have_value("")
    expect(window.get_by_role("button", name="重新开始")).to_have_count(0)


def test_a_draft_of_an_older_form_is_shown_until_it_is_thrown_away(window: Page) -> None:
    window.goto("board/")
    window.evaluate(
        """localStorage.setItem("accord.draft.progress.XLX-2026-016", JSON.stringify(
          { fields: { tasks: 5 }, sections: { "已完成": "接口联调" }, touched: [] }))"""
    )
    window.goto(REPORT)
    before = window.get_by_label("上次填写的内容")
    expect(before).to_contain_text("接口联调")
    window.get_by_label("下一步").fill("上线")
    window.reload()
    expect(before).to_contain_text("接口联调")
    expect(window.get_by_label("下一步")).to_have_value("上线")
    window.get_by_role("button", name="丢弃").click()
    window.reload()
    expect(window.get_by_label("下一步")).to_have_value("上线")
    expect(before).to_have_count(0)


def test_code_is_closed_as_it_was_opened(window: Page) -> None:
    window.goto(REPORT)
    window.get_by_label("已完成").fill("~~~\n## 数据")
    kept = window.evaluate('JSON.parse(localStorage.getItem("accord.draft.progress.XLX-2026-016"))')
    assert kept["sections"]["已完成"] == "~~~\n## 数据\n~~~"


def test_the_address_names_nobody_who_can_not_be_chosen(window: Page) -> None:
    window.goto(REPORT.replace("=CS", "=TECH&by=ma-chao"))
    expect(window.get_by_role("combobox", name="填写人", exact=True)).to_have_value("马超")
    for page in (
        REPORT.replace("=CS", "=TECH&by=nobody"),
        "write/request/#from=NONE",
        "write/hold/#record=XLX-2026-009&department=NONE",
    ):
        window.goto("about:blank")
        window.goto(page)
        chosen = window.locator(".ac-filling input[role=combobox]")
        expect(chosen.first).to_be_visible()
        values = [each.input_value() for each in chosen.all()]
        assert not {"TECH", "NONE", "nobody"} & set(values), values


def test_two_windows_do_not_write_over_each_other(window: Page) -> None:
    window.goto(REPORT)
    window.get_by_label("已完成").fill("第一个窗口")
    other = window.context.new_page()
    other.goto(REPORT)
    other.get_by_label("已完成").fill("第二个窗口")
    expect(window.locator(".ac-filling")).to_contain_text("另一个窗口")
    window.get_by_label("下一步").fill("不会保存")
    other.reload()
    expect(other.get_by_label("已完成")).to_have_value("第二个窗口")
    expect(other.get_by_label("下一步")).to_have_value("")


def test_what_is_too_long_for_an_address_is_copied(window: Page) -> None:
    window.goto("write/feedback/#title=付款页打不开&where=付款&priority=high&impact=company")
    raiser = (
        window.get_by_role("combobox", name="反馈人", exact=True)
        .or_(window.get_by_role("combobox", name="提出人", exact=True))
        .first
    )
    raiser.fill("lin-yue")
    raiser.press("Enter")
    asked = window.get_by_role("combobox", name="涉及部门")
    asked.fill("TECH")
    asked.press("Enter")
    for body in window.locator(".ac-filling textarea").all():
        if body.is_visible():
            body.fill("付款页从昨天起打不开，" * 80)
    done(window)
    door = window.locator(".ac-ending-doors a")
    expect(window.locator(".ac-ending-steps")).to_contain_text("内容太长")
    text = window.locator(".ac-ending-text").text_content()
    given = opened(door)
    assert given.text == ""
    assert window.evaluate("navigator.clipboard.readText()") == text
    with window.expect_download() as coming:
        window.get_by_role("button", name="下载文件").click()
    assert coming.value.path().read_text("utf-8") == text
    assert coming.value.suggested_filename == "feedback.md"


def test_what_could_not_be_copied_is_selected_and_said_so(window: Page) -> None:
    window.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false"
    )
    feedback(Walk(window, "", lambda _: None))
    window.get_by_role("button", name="复制内容").click()
    expect(window.locator(".ac-ending-status")).to_contain_text("没能复制")
    text = window.locator(".ac-ending-text").text_content()
    assert window.evaluate("getSelection().toString()").strip() == (text or "").strip()
    window.evaluate("navigator.clipboard.writeText = () => Promise.resolve()")
    window.get_by_role("button", name="复制内容").click()
    expect(window.locator(".ac-ending-status")).to_have_text("已复制。")


def test_an_address_that_plays_tricks_asks_for_nothing_and_runs_nothing(window: Page) -> None:
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    for hostile in ("../../x", "//evil.example/x", "XLX-2026-016%2F..", "%3Cimg%20onerror=1%3E"):
        window.goto("about:blank")
        window.goto(f"write/progress/#record={hostile}")
        expect(window.get_by_label("为哪份记录填写？")).to_be_visible()
    window.goto("about:blank")
    window.goto("write/progress/#record=NO-SUCH-RECORD")
    expect(window.locator("#ac-form")).to_contain_text("NO-SUCH-RECORD")
    window.goto("about:blank")
    window.goto(
        "write/hold/#record=XLX-2026-009&reason=<img src=x onerror=hacked=1>&by=x'%22&kind=cancel"
    )
    expect(window.get_by_label("原因", exact=True)).to_have_value("<img src=x onerror=hacked=1>")
    assert window.evaluate("globalThis.hacked") is None
    assert not [url for url in asked if "evil" in url or "/x" in url]


def test_a_record_that_cannot_be_fetched_is_not_called_missing(window: Page) -> None:
    window.route("**/records/XLX-2026-016/", lambda route: route.abort())
    window.goto(REPORT)
    expect(window.locator("#ac-form")).to_contain_text("暂时无法读取 XLX-2026-016")
    window.unroute("**/records/XLX-2026-016/")
    window.route("**/records/XLX-2026-016/", lambda route: route.fulfill(status=503))
    window.get_by_role("button", name="重试").click()
    expect(window.locator("#ac-form")).to_contain_text("暂时无法读取 XLX-2026-016")
    window.unroute("**/records/XLX-2026-016/")
    window.get_by_role("button", name="重试").click()
    expect(window.get_by_label("已完成")).to_be_visible()


def test_without_scripts_the_page_says_how_to_write_it(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("write/progress/")
    expect(page.locator(".ac-writing-plain")).to_be_visible()
    expect(page.locator(".ac-skeleton")).to_contain_text("kind: progress")
    context.close()
