"""Who may write for a department: forms and check agree."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from accord import ledger
from accord.trees import Folder
from tests.browser.window import IN_A_BROWSER
from tests.conftest import ROOT

pytestmark = IN_A_BROWSER

REPORT = "write/progress/#record=XLX-2026-016&department=CS"


def test_a_form_knows_who_speaks_for_whom_as_the_check_does(window: Page) -> None:
    organization = ledger.opened(Folder(ROOT)).organization
    assert organization.as_of
    day = organization.day(organization.as_of)
    window.goto(REPORT)
    pairs = [
        [person.id, code]
        for person in organization.people.values()
        if person.active_on(day)
        for code in organization.departments
    ]
    speak = window.evaluate(
        "(pairs) => pairs.filter((each) => accordSpeaking.may(...each))",
        pairs,
    )
    assert speak == [each for each in pairs if organization.speaks_for(each[0], each[1], day)]


def test_whoever_is_of_another_department_is_not_filled_in_and_is_refused(window: Page) -> None:
    window.goto("board/")
    me = json.dumps({"id": "he-jiayi", "department": "MKT"})
    window.evaluate("(me) => localStorage.setItem('accord.me', me)", me)
    window.goto(REPORT)
    writer = window.get_by_role("combobox", name="填写人", exact=True)
    expect(window.get_by_role("combobox", name="所代表部门")).to_have_value("客户服务部")
    expect(writer).to_have_value("")
    form = window.locator(".ac-filling")
    writer.fill("he-jiayi")
    writer.press("Tab")
    expect(form).to_contain_text("何佳怡 不能代表 客户服务部。 请选择 客户服务部 的人")
    expect(writer).to_have_attribute("aria-invalid", "true")
    writer.fill("fang-ke")
    writer.press("Tab")
    expect(form).not_to_contain_text("不能代表")
