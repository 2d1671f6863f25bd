"""Open tasks out as a sheet, and what a department fills in back as reports."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from accord.spreadsheets.tasks.percents import percent
from tests.author.conftest import Author
from tests.author.samples import REPORT, REQUEST_YAML
from tests.spreadsheets.conftest import Clerk

NOW = "2026-07-08T15:00"
HEADER = 4
NAMES = ("编号", "名称", "任务编号", "任务", "截止日期", "上次", "现在", "已完成", "下一步", "问题")


@pytest.fixture
def agreed(author: Author, clerk: Clerk) -> Clerk:
    """Two requests in which Technology has two tasks each, agreed on."""
    for _ in range(2):
        path = author.writes(
            "new", "request", "--from", "-", at="2026-07-01T10:00", stdin=REQUEST_YAML
        )
        id = path.split("/")[2]
        author.writes("add", "consensus", id, at="2026-07-02T10:00", by="lin-yue")
    return clerk


def exported(clerk: Clerk, file: Path, at: str = NOW) -> Path:
    file.unlink(missing_ok=True)
    done = clerk.run("export", "tasks", file, "--department", "TECH", at=at)
    assert done.exit_code == 0, done.output
    return file


def fill_in(file: Path, rows: Mapping[int, Mapping[str, object]]) -> None:
    """Write into rows, counted from 1 below the headings, as somebody at Excel would."""
    book = load_workbook(file)
    sheet = book.worksheets[0]
    for number, cells in rows.items():
        for name, value in cells.items():
            sheet.cell(HEADER + number, NAMES.index(name) + 1).value = value  # type: ignore[assignment]
    book.save(file)


def reported(clerk: Clerk, file: Path, at: str = NOW) -> dict[str, Any]:
    return clerk.told("import", file, "--by", "wu-hao", "--write", at=at)


def test_the_sheet_lists_open_tasks_and_locks_all_but_the_answers(
    agreed: Clerk, tmp_path: Path
) -> None:
    sheet = load_workbook(exported(agreed, tmp_path / "t.xlsx")).worksheets[0]
    rows = [[each.value for each in row][:6] for row in sheet.iter_rows(min_row=HEADER + 1)]
    first = ["XLX-2026-001", "会员日活动页改版", "T1", "页面改版", "2026-07-17", 0]
    assert rows[0] == first
    assert [row[2] for row in rows] == ["T1", "T2"] * 2
    assert sheet.protection.sheet
    assert [each.protection.locked for each in sheet[HEADER + 1]] == [True] * 6 + [False] * 4


def test_what_is_filled_in_becomes_one_report_a_record(agreed: Clerk, tmp_path: Path) -> None:
    file = exported(agreed, tmp_path / "t.xlsx")
    fill_in(
        file,
        {
            1: {"现在": 60, "已完成": "首屏改完。", "下一步": "接埋点。"},
            2: {"现在": 0.3, "已完成": "## 埋点\n方案定稿。"},
        },
    )
    before = agreed.files()
    told = reported(agreed, file)
    assert [each["outcome"] for each in told["rows"]] == ["fine", "fine"]
    new = agreed.files().keys() - before.keys()
    assert new == {"records/requests/XLX-2026-001/2026-07-08-progress-TECH.md"}
    text = agreed.files()[new.pop()].decode()
    assert "covers: 2026-W28" in text
    assert "{id: T1, percent: 60}" in text
    assert "{id: T2, percent: 30}" in text
    assert "- T1：首屏改完。\n- T2：\\## 埋点\n  方案定稿。" in text
    assert agreed.run("check", at=NOW).exit_code == 0
    again = reported(agreed, file)
    assert {each["outcome"] for each in again["rows"]} == {"passed"}
    assert agreed.files().keys() - before.keys() == {
        "records/requests/XLX-2026-001/2026-07-08-progress-TECH.md"
    }


def test_what_comes_back_as_it_went_out_writes_nothing(agreed: Clerk, tmp_path: Path) -> None:
    file = exported(agreed, tmp_path / "t.xlsx")
    before = agreed.files()
    assert reported(agreed, file)["rows"] == []
    assert agreed.files() == before


def test_rows_that_were_overtaken_are_told(agreed: Clerk, author: Author, tmp_path: Path) -> None:
    file = exported(agreed, tmp_path / "t.xlsx")
    for id, percents in (("XLX-2026-001", "60"), ("XLX-2026-002", "100")):
        author.writes(
            "add", "progress", id, at="2026-07-08T16:00", by="wu-hao",
            given=[f"tasks=[{{id: T1, percent: {percents}}}]"], sections=REPORT,
        )  # fmt: skip
    words = {"现在": 80, "已完成": "做完一部分。", "下一步": "继续。"}
    fill_in(file, {1: words, 3: words})
    told = reported(agreed, file, at="2026-07-08T17:00")
    messages = [each["remarks"][0]["message"] for each in told["rows"]]
    assert messages == [
        "Somebody reported 60 % since this sheet was made.",
        "T1 is not open any more, or never was a task of yours.",
    ]


def test_what_was_told_before_may_have_been_overwritten(agreed: Clerk, tmp_path: Path) -> None:
    file = exported(agreed, tmp_path / "t.xlsx")
    fill_in(file, {1: {"上次": "²", "已完成": "首屏改完。", "下一步": "继续。"}})
    (row,) = reported(agreed, file)["rows"]
    assert row["remarks"]


def test_what_lacks_words_or_a_number_is_refused_at_its_cell(agreed: Clerk, tmp_path: Path) -> None:
    file = exported(agreed, tmp_path / "t.xlsx")
    fill_in(file, {1: {"现在": "一大半", "已完成": "首屏改完。"}, 2: {"现在": 10}})
    told = reported(agreed, file)
    assert [each["cell"] for each in told["rows"][0]["remarks"]] == ["G5", "I5"]
    assert [each["outcome"] for each in told["rows"]] == ["refused", "refused"]
    assert told["summary"]["written"] == 0


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("60", 60), ("60%", 60), ("６０％", 60), ("0.6", 60), ("六成", 60), ("七成五", 75),
        ("八成半", 85), ("已完成", 100), ("未开始", 0), ("0", 0), ("100", 100), ("100%", 100),
        ("1", None), ("1%", 1), ("约60", None), ("120", None), ("33.3", None), ("-5", None),
        ("一大半", None), ("", None), ("0.005", None),
    ],
)  # fmt: skip
def test_percents(text: str, meant: int | None) -> None:
    assert percent(text) == meant


@pytest.mark.nightly
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.dictionaries(
        st.integers(1, 4),
        st.tuples(st.integers(2, 100), st.text(min_size=1, max_size=30), st.text(max_size=30)),
    )
)
def test_whatever_is_filled_in_is_one_report_a_record_and_sound(
    agreed: Clerk, tmp_path: Path, told: Mapping[int, tuple[int, str, str]]
) -> None:
    """Each example works on a copy of the same ledger."""
    root = tmp_path / "copy"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(agreed.root, root)
    clerk = Clerk(root)
    file = exported(clerk, tmp_path / "t.xlsx")
    clean = {
        row: tuple(ILLEGAL_CHARACTERS_RE.sub("", str(each)) for each in said)
        for row, said in told.items()
    }
    fill_in(
        file,
        {
            row: {"现在": int(now), "已完成": done, "下一步": then}
            for row, (now, done, then) in clean.items()
        },
    )
    before = clerk.files()
    found = reported(clerk, file)
    new = clerk.files().keys() - before.keys()
    written = {each["path"] for each in found["rows"] if each["written"]}
    assert new == written
    assert len(new) <= 2
    assert {each["row"] - HEADER for each in found["rows"]} == set(told)
    findings = json.loads(clerk.run("check", "--format", "json", at=NOW).stdout)["summary"]
    assert findings["errors"] == 0
    assert reported(clerk, file)["summary"]["written"] == 0


def test_a_sheet_that_cannot_be_written_is_one_line(agreed: Clerk, tmp_path: Path) -> None:
    done = agreed.run(
        "export", "tasks", tmp_path / "none" / "t.xlsx", "--department", "TECH", at=NOW
    )
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
