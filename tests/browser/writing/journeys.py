"""Ways through the forms, as the guides tell them: walked by tests, photographed for the guides.

A journey starts on the home page and ends before the door to the forge. It finds its way by what
the fields are, so it can be gone in both languages; what is typed is in that of the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

Snap = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Walk:
    """A window on the site, its root in the reader's language, and what is done for a picture."""

    page: Page
    root: str
    snap: Snap

    @property
    def is_chinese(self) -> bool:
        return not self.root

    def says(self, chinese: str, english: str) -> str:
        return chinese if self.is_chinese else english

    def me(self, id: str, department: str) -> None:
        """Choose who reads, as the home page does."""
        self.page.goto(self.root)
        self.page.evaluate("(me) => accordMe.set(me)", {"id": id, "department": department})

    def follow(self, link: Locator) -> None:
        with self.page.expect_navigation():
            link.click()
        self.page.locator(".ac-filling").wait_for()

    def begin(self, kind: str) -> None:
        """From the top of any page; on a phone by way of the page of all forms."""
        door = self.page.locator(f"header a[href*='write/{kind}/']").first
        if not door.is_visible():
            with self.page.expect_navigation():
                self.page.locator("header a[href$='write/']:visible").first.click()
            door = self.page.locator(f".ac-choice[href*='write/{kind}/']")
        self.follow(door)

    def start(self, record: str, kind: str, department: str = "") -> None:
        """From the page of a record by its link to the form, of a department where many owe it."""
        self.page.goto(f"{self.root}records/{record}/")
        link = f"a[href*='write/{kind}/'][href*='department={department}']"
        self.follow(self.page.locator(link if department else f"a[href*='write/{kind}/']").first)

    def field(self, name: str, within: Locator | None = None) -> Locator:
        return (within or self.page.locator(".ac-filling")).locator(f"[data-ac-field='{name}']")

    def write(self, name: str, text: str, within: Locator | None = None) -> None:
        """Type into a field; what is typed into a list is searched in it and taken."""
        field = self.field(name, within).locator("input, textarea").first
        field.fill(text)
        if field.get_attribute("role") == "combobox":
            field.press("Enter")
        elif "ac-date" in (field.get_attribute("class") or ""):
            field.press("Tab")

    def tick(self, name: str, value: str, within: Locator | None = None) -> None:
        self.field(name, within).locator(f"input[value='{value}']").check()

    def select(self, name: str, value: str, within: Locator | None = None) -> None:
        self.field(name, within).locator("select").select_option(value)

    def item(self, name: str, place: int = 0, within: Locator | None = None) -> Locator:
        return self.field(name, within).locator("ol").first.locator(":scope > li").nth(place)

    def add(self, name: str, within: Locator | None = None) -> None:
        self.field(name, within).locator(".ac-add").last.click()

    def picture(self, name: str, field: str) -> None:
        """Take a picture of the form, a field of it at the top."""
        self.field(field).first.evaluate("(element) => element.scrollIntoView()")
        self.snap(name)

    def done(self) -> None:
        self.page.locator(".ac-form-end button").click()


def request(walk: Walk) -> None:
    """A first request, of one department to another."""
    walk.me("lin-yue", "MKT")
    walk.begin("request")
    walk.write("title", walk.says("会员日活动页改版", "Members' day page"))
    walk.tick("scenario", "project")
    walk.tick("priority", "medium")
    walk.write("to", "TECH")
    walk.write(
        "background",
        walk.says(
            "会员日报名页首屏要 6 秒，转化率 3%；改版后 2 秒内打开，转化率 5%。",
            "The page takes 6 seconds to open and 3% sign up; 2 seconds and 5% are wanted.",
        ),
    )
    part = walk.item("work")
    walk.add("tasks", part)
    task = walk.item("tasks", 0, part)
    walk.write("title", walk.says("提供会员等级查询接口", "Offer the members' level"), task)
    walk.write("due", "2026-11-20", task)
    walk.picture("form", "work")
    milestone = walk.item("milestones")
    walk.write("title", walk.says("新页面上线", "The new page is online"), milestone)
    walk.write("due", "2026-12-04", milestone)
    walk.select("ends", "delivered", milestone)
    result = walk.item("deliverables")
    walk.write("department", "TECH", result)
    walk.select("milestone", "M1", result)
    walk.tick("kind", "quality", result)
    walk.write("title", walk.says("会员日报名页", "The page to sign up"), result)
    walk.write("metric", walk.says("首屏打开时间", "Time to open"), result)
    walk.tick("comparison", "at-most", result)
    walk.write("value", "2", result)
    walk.write("unit", walk.says("秒", "s"), result)
    walk.done()
    walk.snap("end")


def progress(walk: Walk) -> None:
    """What a department did this week."""
    walk.me("fang-ke", "CS")
    walk.start("XLX-2026-016", "progress", "CS")
    for place, percent in enumerate(("60", "30")):
        walk.write("percent", percent, walk.item("tasks", place))
    walk.write("已完成", walk.says("12 条标准应答写完 8 条。", "8 of 12 answers are written."))
    walk.write("下一步", walk.says("11 月 6 日前写完其余 4 条。", "The other 4 by 6 November."))
    walk.picture("form", "tasks")
    walk.done()
    walk.snap("end")


def acceptance(walk: Walk) -> None:
    """What was delivered is accepted, or sent back."""
    walk.me("sun-mei", "MKT")
    walk.start("XLX-2026-013", "acceptance")
    for place in range(walk.field("deliverables").locator("ol > li").count()):
        walk.select("verdict", "pass", walk.item("deliverables", place))
    walk.picture("form", "deliverables")
    walk.write("验收意见", walk.says("逐条核对，符合约定。", "Each was looked at and fits."))
    walk.done()
    walk.snap("end")


def feedback(walk: Walk) -> None:
    """A problem that somebody met."""
    walk.me("lin-yue", "MKT")
    walk.begin("feedback")
    walk.write("title", walk.says("领券页提示网络错误", "Coupon page fails"))
    walk.write("to", "TECH")
    walk.tick("priority", "high")
    walk.tick("impact", "departments")
    walk.write("where", walk.says("小程序首页领券", "Coupons, mini program"))
    for heading, chinese, english in (
        ("背景", "会员日预热，10 月 30 日 8 点开始发券。", "Coupons began at 8 on 30 October."),
        ("具体现象", "领券提示“网络错误”，20 次里有 7 次。", "7 of 20 tries fail."),
        ("具体诉求", "10 月 31 日 12 点前恢复，并说明原因。", "Mend it by noon on 31 October."),
    ):
        walk.write(heading, walk.says(chinese, english))
    walk.picture("form", "where")
    walk.done()
    walk.snap("end")


JOURNEYS: Mapping[str, Callable[[Walk], None]] = {
    "request": request,
    "progress": progress,
    "acceptance": acceptance,
    "feedback": feedback,
}
ROOTS = {"zh": "", "en": "en/"}
