"""Rows that ask for work: what ledgers tell of it, made into a request."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from accord.spreadsheets.criterion import criterion
from accord.spreadsheets.notes import is_counted, points
from tests.repository import commit, git
from tests.spreadsheets.conftest import Clerk, workbook

ROW: Mapping[str, object] = {
    "协作编号": "XLX-2026-030",
    "需求名称": "报名页改版",
    "需求类型": "项目",
    "优先级": "高",
    "发起部门": "市场部",
    "提出人": "何佳怡",
    "提出时间": "2026/10/29",
    "协作部门": "运营部、技术部",
    "主导部门": "技术部",
    "负责人": "吴昊",
    "协作内容": "1. 页面改版\n2. 埋点",
    "完成时间": "11月27日",
    "交付物": "活动页",
    "验收标准": "首屏时间不超过 2 秒",
    "需求描述": "报名页加载慢，转化率只有 3%。",
}
OPTIONS = ("--kind", "request", "--keep", "--year", "2026")


def _ledger(path: Path, *rows: Mapping[str, object]) -> Path:
    """A ledger with the headings of a request alone."""
    return workbook(path, [*rows], names=tuple(ROW))


def test_a_row_becomes_a_request(clerk: Clerk, tmp_path: Path) -> None:
    file = _ledger(tmp_path / "需求.xlsx", ROW)
    told = clerk.told("import", file, *OPTIONS, "--write")
    assert told["rows"][0]["outcome"] == "warned"  # Operations has no task of its own
    text = clerk.files()["records/requests/XLX-2026-030/request.md"].decode()
    for line in (
        "to: [OPS, TECH]",
        "background: 报名页加载慢，转化率只有 3%。",
        "  - department: TECH\n    role: lead\n    contact: wu-hao",
        "- {id: T2, title: 埋点, due: 2026-11-27}",
        "criterion: {metric: 首屏时间, comparison: at-most, value: 2, unit: 秒}",
        "- {id: M1, title: 交付, due: 2026-11-27, ends: delivered}",
        "- 验收标准：首屏时间不超过 2 秒",
    ):
        assert line in text
    assert clerk.run("check").exit_code == 0


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"完成时间": None}, "", "by when it is due"),
        ({"完成时间": "月底"}, "完成时间", "is no date"),
        ({"完成时间": "2026-10-01"}, "完成时间", "before the day the record was raised"),
        ({"交付物": None}, "", "what is delivered"),
        ({"验收标准": "好用"}, "验收标准", "measured or looked up"),
        ({"主导部门": "法务部"}, "主导部门", "No department is called"),
        ({"负责人": "王五"}, "负责人", "Nobody in the registry"),
        ({"需求类型": "其他"}, "需求类型", "none of the values"),
    ],
)
def test_what_a_request_lacks_is_told(
    clerk: Clerk, tmp_path: Path, cells: Mapping[str, object], column: str, says: str
) -> None:
    file = _ledger(tmp_path / "需求.xlsx", {**ROW, **cells})
    (row,) = clerk.told("import", file, *OPTIONS)["rows"]
    errors = [each for each in row["remarks"] if each["severity"] == "error"]
    assert row["outcome"] == "refused"
    assert [(each["column"] or "") for each in errors] == [column]
    assert says in errors[0]["message"]


def test_what_does_not_fit_stands_whole_in_the_body(clerk: Clerk, tmp_path: Path) -> None:
    long = "长" * 70
    cells = {"协作内容": f"埋点\n{long}", "交付物": f"《{long}》", "负责人": "吴昊、陈静"}
    file = _ledger(tmp_path / "需求.xlsx", {**ROW, **cells, "需求描述": long * 2})
    told = clerk.told("import", file, *OPTIONS, "--write")
    text = clerk.files()[told["rows"][0]["path"]].decode()
    assert all(f"- {name}：" in text for name in (*cells, "需求描述", "验收标准"))
    assert text.count(long) >= 4


@pytest.mark.parametrize(
    ("text", "meant", "counted"),
    [
        ("1. 页面改版\n2、埋点\n(3)上线", ["页面改版", "埋点", "上线"], True),
        ("- 页面改版；* 埋点", ["页面改版", "埋点"], True),
        ("1. 3.0 版本上线", ["3.0 版本上线"], True),
        ("3.0 版本上线\n2.5D 模型\n10.1 节前", ["3.0 版本上线", "2.5D 模型", "10.1 节前"], True),
        ("3、4 月上线\n-5 度可用", ["3、4 月上线", "-5 度可用"], True),
        ("11.双十一页面", ["双十一页面"], False),
    ],
)
def test_only_the_numbers_of_a_list_are_left_out(
    text: str, meant: list[str], counted: bool
) -> None:
    assert points(text) == meant
    assert is_counted(text) is counted


def test_a_number_that_may_mean_something_stays_in_the_body(clerk: Clerk, tmp_path: Path) -> None:
    file = _ledger(tmp_path / "需求.xlsx", {**ROW, "协作内容": "11.双十一页面"})
    told = clerk.told("import", file, *OPTIONS, "--write")
    text = clerk.files()[told["rows"][0]["path"]].decode()
    assert "- 协作内容：11.双十一页面" in text


def test_an_id_that_is_taken_becomes_another(clerk: Clerk, tmp_path: Path) -> None:
    file = _ledger(tmp_path / "需求.xlsx", ROW, {**ROW, "需求名称": "另一件事"})
    told = clerk.told("import", file, *OPTIONS, "--write")
    assert [each["id"] for each in told["rows"]] == ["XLX-2026-030", "XLX-2026-031"]
    assert told["rows"][1]["old"] == "XLX-2026-030"
    again = clerk.told("import", file, *OPTIONS, "--write")
    assert [each["id"] for each in again["rows"]] == ["XLX-2026-030", "XLX-2026-031"]
    assert again["summary"]["passed"] == 2


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("首屏时间不超过 2 秒", ("首屏时间", "at-most", 2, "秒")),
        ("转化率≥5%", ("转化率", "at-least", 5, "%")),
        ("转化率达到5.5%以上。", ("转化率", "at-least", 5.5, "%")),
        ("错误率低于 0.1%", ("错误率", "less-than", 0.1, "%")),
        ("response time at most 200 ms", ("response time", "at-most", 200, "ms")),
        ("合格率不得低于 95%", ("合格率", "at-least", 95, "%")),
        ("响应时间不能超过 2 秒", ("响应时间", "at-most", 2, "秒")),
        ("错误率不得高于 0.5%", ("错误率", "at-most", 0.5, "%")),
        ("性能不应低于 90 分", ("性能", "at-least", 90, "分")),
        ("转化率大于等于 5%", ("转化率", "at-least", 5, "%")),
        ("误差小于或等于 3 毫米", ("误差", "at-most", 3, "毫米")),
        ("大会到场人数超过 500 人", ("大会到场人数", "more-than", 500, "人")),
        ("error rate no more than 1 %", ("error rate", "at-most", 1, "%")),
    ],
)
def test_criteria_that_can_be_measured(text: str, meant: tuple[object, ...]) -> None:
    found = criterion(text)
    assert found and tuple(found.values()) == meant


@pytest.mark.parametrize(
    "text",
    [
        "投诉率低于 1%，返修率低于 2%",
        "3 天内上线，错误率低于 1%",
        "作为 5 个",
        "转化率没有达到 5%",
        "人数不等于 5 人",
        "error rate must not be more than 1 %",
    ],
)
def test_what_may_be_misread_is_no_criterion(text: str) -> None:
    assert criterion(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [("提交《验收报告》", "验收报告"), ("接口说明书", "接口说明书"), ("好用", None), ("快", None)],
)
def test_criteria_that_can_be_looked_up(text: str, meant: str | None) -> None:
    assert criterion(text) == ({"document": meant} if meant else None)


def test_an_id_on_another_branch_is_not_given(clerk: Clerk, tmp_path: Path) -> None:
    commit(clerk.root)
    git(clerk.root, "checkout", "-q", "-b", "mine")
    clerk.told("import", _ledger(tmp_path / "a.xlsx", ROW), *OPTIONS, "--write")
    commit(clerk.root)
    git(clerk.root, "checkout", "-q", "main")
    other = _ledger(tmp_path / "b.xlsx", {**ROW, "需求名称": "另一件事"})
    (row,) = clerk.told("import", other, *OPTIONS)["rows"]
    assert row["id"] == "XLX-2026-031"
