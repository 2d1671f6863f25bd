"""`accord import`: what is told first, what is written, and what is not written twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spreadsheets.conftest import GOOD, Clerk, workbook


def test_it_tells_first_and_writes_when_told_to(clerk: Clerk, tmp_path: Path) -> None:
    file = workbook(tmp_path / "台账.xlsx", [GOOD], ["市场部问题台账"])
    told = clerk.told("import", file)
    assert told["header"] == 2
    assert [each["outcome"] for each in told["rows"]] == ["fine"]
    assert clerk.files() == {}
    written = clerk.told("import", file, "--write")
    assert written["rows"][0]["path"] == "records/feedback/20261029-MKT-001/feedback.md"
    assert [*clerk.files()] == ["records/feedback/20261029-MKT-001/feedback.md"]
    assert clerk.run("check").exit_code == 0


def test_a_second_run_writes_nothing_more(clerk: Clerk, tmp_path: Path) -> None:
    file = workbook(tmp_path / "台账.xlsx", [GOOD, GOOD | {"序号": 2, "问题名称": "另一个问题"}])
    clerk.told("import", file, "--write")
    before = clerk.files()
    assert len(before) == 2
    again = clerk.told("import", file, "--write", at="2026-11-04T10:00")
    assert {each["outcome"] for each in again["rows"]} == {"passed"}
    assert clerk.files() == before


def test_old_records_count_as_raised_now_and_tell_their_day(clerk: Clerk, tmp_path: Path) -> None:
    row = GOOD | {"提出日期": "2026年3月2日", "状态": "处理中", "编号": "WT-7"}
    file = workbook(tmp_path / "台账.xlsx", [row])
    told = clerk.told("import", file, "--write")
    assert told["rows"][0]["old"] == "WT-7"
    text = clerk.files()["records/feedback/20261030-MKT-001/feedback.md"].decode()
    assert "raised_at: 2026-10-30T10:00" in text
    for line in ("台账中的编号：WT-7", "台账中的提出时间：2026-03-02", "台账中的状态：处理中"):
        assert f"- {line}\n" in text
    assert "WT-7: 20261030-MKT-001" in (tmp_path / "台账.xlsx.ids.yml").read_text("utf-8")
    assert clerk.told("import", file, "--write", at="2026-11-09T10:00")["summary"]["passed"] == 1


def test_a_ledger_without_titles_takes_the_beginning(clerk: Clerk, tmp_path: Path) -> None:
    row = {name: value for name, value in GOOD.items() if name != "问题名称"}
    long = {**row, "问题描述": "首页打不开，等了三分钟仍然是白屏，重启以后也一样。共 3 次。"}
    file = workbook(tmp_path / "台账.xlsx", [long], names=[*row])
    told = clerk.told("import", file, "--write")
    assert (told["missing"], told["rows"][0]["outcome"]) == ([], "warned")
    form = next(iter(clerk.files().values())).decode()
    assert "title: 首页打不开，等了三分钟仍然是白屏，重启…" in form
    assert "共 3 次。" in form


def test_a_default_makes_no_title(clerk: Clerk, tmp_path: Path) -> None:
    row = {name: value for name, value in GOOD.items() if name not in ("问题名称", "问题描述")}
    told = clerk.told("import", workbook(tmp_path / "台账.xlsx", [row], names=[*row]))
    assert told["missing"] == ["title"]
    errors = [each for each in told["rows"][0]["remarks"] if each["severity"] == "error"]
    assert [each["message"] for each in errors] == ["Title is missing."]


def test_columns_that_nobody_decided_about_stop_the_writing(clerk: Clerk, tmp_path: Path) -> None:
    file = workbook(tmp_path / "台账.xlsx", [GOOD | {"门店": "南京路店"}])
    assert clerk.told("import", file)["undecided"] == ["门店"]
    refused = clerk.run("import", file, "--write")
    assert refused.exit_code == 2
    assert "门店" in refused.stderr
    assert clerk.files() == {}
    clerk.told("import", file, "--write", "--keep")
    assert "- 门店：南京路店" in next(iter(clerk.files().values())).decode()


@pytest.mark.parametrize(
    ("column", "default"), [("环节", f"where={'长' * 200}"), ("提出人", "raised_by=林悦、何佳怡")]
)
def test_a_default_that_does_not_fit_is_told_of_the_row(
    clerk: Clerk, tmp_path: Path, column: str, default: str
) -> None:
    file = workbook(tmp_path / "台账.xlsx", [GOOD | {column: None}])
    (row,) = clerk.told("import", file, "--set", default)["rows"]
    assert (None, column) in [(each["cell"], each["column"]) for each in row["remarks"]]


def test_a_report_is_written_over_nothing(clerk: Clerk, tmp_path: Path) -> None:
    file = workbook(tmp_path / "台账.xlsx", [GOOD])
    before = file.read_bytes()
    done = clerk.run("import", file, "--write", "--report", file)
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
    assert file.read_bytes() == before
    assert clerk.files() == {}


def test_a_report_that_cannot_be_written_is_one_line_after_all_else(
    clerk: Clerk, tmp_path: Path
) -> None:
    file = workbook(tmp_path / "台账.xlsx", [GOOD | {"编号": "WT-7"}])
    done = clerk.run("import", file, "--write", "--report", tmp_path / "none" / "r.xlsx")
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
    assert len(clerk.files()) == 1
    assert (tmp_path / "台账.xlsx.ids.yml").exists()
