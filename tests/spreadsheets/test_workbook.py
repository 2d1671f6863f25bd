"""Files from anybody: what is no spreadsheet, or wants to burst, is one line and exit code 2."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from accord.spreadsheets import workbook as limits
from accord.spreadsheets.workbook import sheets
from tests.spreadsheets.conftest import GOOD, HEADINGS, Clerk, workbook


def _good(tmp_path: Path) -> bytes:
    return workbook(tmp_path / "good.xlsx", [GOOD]).read_bytes()


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same file with another part in the place of one."""
    found = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(found, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    return found.getvalue()


def _billion_laughs(data: bytes) -> bytes:
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
    )
    with ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    laughing = f"<!DOCTYPE worksheet [{laughs}]>{sheet.replace('林悦', '&l9;')}"
    return _with_part(data, "xl/worksheets/sheet1.xml", laughing.encode())


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda _: b"", "This is no .xlsx file"),
        (lambda _: b"not a zip at all", "This is no .xlsx file"),
        (lambda data: data[: len(data) // 2], "This is no .xlsx file"),
        (lambda _: b"\xd0\xcf\x11\xe0" + bytes(600), "has a password or is an old .xls"),
        (lambda data: _with_part(data, "xl/worksheets/sheet1.xml", b"<"), "not a whole .xlsx"),
        (lambda data: _with_part(data, "xl/workbook.xml", b"<a/>"), "not a whole .xlsx"),
        (lambda data: _with_part(data, "xl/bomb.bin", bytes(250_000_000)), "unpacks to more than"),
        (_billion_laughs, "not a whole .xlsx"),
    ],
    ids=["empty", "text", "cut off", "encrypted", "no XML", "no book", "bomb", "laughs"],
)
def test_what_is_no_spreadsheet_is_one_line(
    clerk: Clerk, tmp_path: Path, spoil: object, says: str
) -> None:
    assert callable(spoil)
    file = tmp_path / "ledger.xlsx"
    file.write_bytes(spoil(_good(tmp_path)))
    done = clerk.run("import", file)
    assert done.exit_code == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_one_line(clerk: Clerk, tmp_path: Path) -> None:
    done = clerk.run("import", tmp_path / "none.xlsx")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_cell_far_out_costs_nothing(tmp_path: Path) -> None:
    """Excel's last cell, and a claim that all between is filled."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([*HEADINGS])
    sheet.cell(1_048_576, 16_384, "far")
    sheet.cell(1_048_576, 1, "合计")
    book.save(tmp_path / "far.xlsx")
    (found,) = sheets((tmp_path / "far.xlsx").read_bytes())
    assert [row[0].row for row in found.rows] == [1, 1_048_576]
    assert max(map(len, found.rows)) <= limits.MAX_COLUMNS


def test_too_many_rows_are_refused(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 3)
    file = workbook(tmp_path / "many.xlsx", [GOOD] * 3)
    done = clerk.run("import", file)
    assert (done.exit_code, "more than 3 rows" in done.stderr) == (2, True)


def test_merged_cells_hold_what_the_first_one_does(clerk: Clerk, tmp_path: Path) -> None:
    """A department over three rows; groups of headings above the headings; other sheets."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["问题台账"])
    sheet.append(["基本信息", None, None, None, "处理", None, "说明"])
    names = ["问题名称", "提出日期", "提出部门", "提出人", "涉及部门", "紧急程度", ".", "期望"]
    sheet.append([None if name == "." else name for name in names])
    sheet.merge_cells("A1:H1")
    sheet.merge_cells("A2:D2")
    sheet.merge_cells("G2:G3")
    for number in range(3):
        sheet.append(
            [f"问题{number}", "2026-10-29", None, "林悦", "技术部", "高", f"现象{number}", "要"]
        )
    sheet["C4"] = "市场部"
    sheet.merge_cells("C4:C6")
    book.create_sheet("填表说明").append(["请各部门按时填写"])
    book.save(tmp_path / "merged.xlsx")
    told = clerk.told(
        "import", tmp_path / "merged.xlsx", "--set", "impact=团队", "--set", "where=门店"
    )
    assert [each["outcome"] for each in told["rows"]] == ["fine"] * 3
    assert all("-MKT-" in each["path"] for each in told["rows"])
