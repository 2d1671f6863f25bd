"""The mapping: guessed, kept beside the file, edited, and read again."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from accord import ledger
from accord.model import RECORD_KINDS
from accord.spreadsheets import mapping
from accord.spreadsheets.cell import cell
from accord.spreadsheets.headings import headings
from accord.spreadsheets.mapping import DROP, KEEP, Plan
from accord.trees import Folder
from tests.conftest import ROOT
from tests.spreadsheets.conftest import GOOD, Clerk, workbook

SCHEMAS = ledger.opened(Folder(ROOT)).schemas
KNOWN = {each: headings(each, SCHEMAS) for each in RECORD_KINDS}


def test_an_edited_mapping_is_obeyed(clerk: Clerk, tmp_path: Path) -> None:
    row = GOOD | {"涉及部门": "研发中心", "门店": "南京路店", "影响范围": None}
    file = workbook(tmp_path / "台账.xlsx", [row])
    assert clerk.told("import", file)["summary"]["refused"] == 1
    place = tmp_path / "台账.xlsx.mapping.yml"
    text = place.read_text("utf-8").replace("门店: null", "门店: drop")
    place.write_text(f"{text}defaults: {{impact: 全公司}}\nvalues: {{研发中心: TECH}}\n", "utf-8")
    clerk.told("import", file, "--write")
    form = next(iter(clerk.files().values())).decode()
    assert "to: [TECH]" in form
    assert "impact: company" in form
    assert "南京路店" not in form
    assert place.read_text("utf-8").startswith(text)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("日期 部门 反馈人 问题 责任部门 责任人 解决措施 计划完成时间 完成情况 备注", "feedback"),
        ("No. Issue Date From To Severity Description Status", "feedback"),
        ("序号 需求名称 申请部门 申请人 配合部门 完成时间 交付物 状态 备注", "request"),
        ("编号 标题 提出部门 协作部门 需求背景 验收标准 截止日期", "request"),
    ],
)
def test_headings_tell_requests_from_problems(
    clerk: Clerk, tmp_path: Path, names: str, kind: str
) -> None:
    file = workbook(tmp_path / "台账.xlsx", [], names=names.split())
    assert clerk.told("import", file)["kind"] == kind


def test_rows_that_are_over_can_be_left_out(clerk: Clerk, tmp_path: Path) -> None:
    rows = [GOOD | {"状态": state, "问题名称": f"问题{state}"} for state in ("处理中", "已完成 ")]
    file = workbook(tmp_path / "台账.xlsx", rows)
    remarks = [each["remarks"][0]["help"] for each in clerk.told("import", file)["rows"]]
    assert remarks == [None, "It seems to be over; `skip` in the mapping leaves such rows out."]
    place = tmp_path / "台账.xlsx.mapping.yml"
    place.write_text(place.read_text("utf-8") + "skip: {状态: [已完成]}\n", "utf-8")
    told = clerk.told("import", file, "--write")
    assert [each["outcome"] for each in told["rows"]] == ["warned", "passed"]
    assert told["rows"][1]["why"] == "状态 is 已完成: left out by the mapping."


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_mapping_that_the_guide_shows_is_one(language: str) -> None:
    guide = (ROOT / "docs" / language / "guide" / "spreadsheets.md").read_text("utf-8")
    shown = guide.split("```yaml\n")[1].split("```")[0]
    plan = mapping.read("guide.yml", textwrap.dedent(shown).encode(), KNOWN)
    assert plan.undecided == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("columns: {问题名称: titel}", "titel"),
        ("columns: [title]", "columns"),
        ("kind: letter", "letter"),
        ("colour: red", "colour"),
        ("year: soon", "soon"),
        ("columns: {a: title", "not closed"),
    ],
)
def test_a_mapping_that_is_none_is_told_with_its_line(
    clerk: Clerk, tmp_path: Path, line: str, says: str
) -> None:
    file = workbook(tmp_path / "台账.xlsx", [GOOD])
    place = tmp_path / "台账.xlsx.mapping.yml"
    whole = {"kind": "kind: feedback", "columns": "columns: {问题名称: title}"}
    whole[line.split(":", maxsplit=1)[0]] = line
    place.write_text("\n".join(whole.values()) + "\n", "utf-8")
    done = clerk.run("import", file)
    assert done.exit_code in (1, 2)
    assert says in done.stderr
    assert place.name in done.stderr


# Any text that may stand in a cell, as the cell is read.
SKIP = {"状态": ["已完成", "已 关闭"]}
HEADINGS = st.text(min_size=1).map(lambda text: cell(1, 1, text).line).filter(bool)


@given(
    columns=st.dictionaries(
        HEADINGS,
        st.sampled_from(["title", "具体现象", KEEP, DROP, None]),
        min_size=1,
        max_size=6,
    )
)
def test_any_headings_can_be_kept_and_read_again(columns: dict[str, str | None]) -> None:
    plan = Plan(
        "feedback", columns, "台账", 3, {"impact": "= 团队"}, {"研发：": "TECH"}, SKIP, 2026
    )
    assert mapping.read("m.yml", mapping.text(plan).encode(), KNOWN) == plan


def test_the_report_says_beside_each_row_what_to_mend(clerk: Clerk, tmp_path: Path) -> None:
    bad = GOOD | {"问题名称": "=1+1", "提出人": "王五"}
    file = workbook(tmp_path / "台账.xlsx", [GOOD, bad], ["市场部问题台账"])
    clerk.run("import", file, "--report", tmp_path / "结果.xlsx", lang="zh")
    sheet = load_workbook(tmp_path / "结果.xlsx").worksheets[0]
    rows = [[each.value for each in row] for row in sheet.iter_rows()]
    assert rows[0][:3] == ["行", "结果", "需要修改的地方"]
    assert [row[:2] for row in rows[1:]] == [["3", "没有问题"], ["4", "不能导入"]]
    assert "E4  人员名册里没有“王五”。" in rows[2][2]
    assert {each.data_type for row in sheet.iter_rows() for each in row} <= {"s", "n"}
    assert "=1+1" in rows[2]


def test_every_heading_of_the_data_goes_somewhere() -> None:
    """No spelling is given to a target that there is not."""
    for known in KNOWN.values():
        forms = {*SCHEMAS[known.kind].properties, *SCHEMAS[known.kind].headings_by_name}
        made = {"lead", "owner", "task", "due", "deliverable", "criterion", "number", "state"}
        assert set(known.spellings.values()) <= forms | made
