"""A ledger of 500 rows with every kind of mess: good rows come in, each bad one is explained."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.spreadsheets.conftest import GOOD, HEADINGS, Clerk
from tests.spreadsheets.messes import IMPORTED, PASSED, REFUSED, Mess

KINDS = (*IMPORTED, *REFUSED, *PASSED)
COUNT = 500
FIRST = 3  # below a title and the headings
WITH = ("--year", "2026", "--set", "impact=单个团队")


def rows() -> list[tuple[Mess, list[object]]]:
    """As many rows as there shall be, each of the next kind; titles differ."""
    found: list[tuple[Mess, list[object]]] = []
    for number in range(COUNT):
        mess = KINDS[number % len(KINDS)]
        cells = {**GOOD, "序号": number, "问题名称": f"问题{number}", "环节": f"环节{number}"}
        cells |= mess.cells
        if mess.cells.get("问题名称"):
            cells["问题名称"] = f"{number}{mess.cells['问题名称']}"
        values = [cells.get(name) for name in HEADINGS]
        if mess.name == "a note":
            values = ["说明：以上由各部门填写", *[None] * (len(HEADINGS) - 1)]
        elif mess.name == "the headings once more":
            values = [*HEADINGS]
        elif mess.name == "the row before once more":
            values = [*found[number - 5 - len(REFUSED)][1]]
        found.append((mess, values))
    return found


@pytest.fixture
def ledger(clerk: Clerk, tmp_path: Path) -> Path:
    registry = clerk.root / "records" / "organization.yml"
    namesake = "  - {id: chen-jing-2, name: 陈静, department: OPS, from: 2026-01-01}\nstewards:"
    registry.write_text(registry.read_text("utf-8").replace("stewards:", namesake), "utf-8")
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["市场部问题台账（2026 年）"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADINGS))
    sheet.append([*HEADINGS])
    for mess, values in rows():
        sheet.append(values)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str) and not mess.formula:
                cell.data_type = "s"
    book.save(tmp_path / "台账.xlsx")
    return tmp_path / "台账.xlsx"


def test_good_rows_come_in_and_each_bad_one_is_explained(clerk: Clerk, ledger: Path) -> None:
    told = clerk.told("import", ledger, *WITH, "--write")
    outcomes = {each["row"]: each for each in told["rows"]}
    assert len(outcomes) == COUNT
    files = clerk.files()
    for number, (mess, _) in enumerate(rows()):
        outcome = outcomes[FIRST + number]
        assert outcome["outcome"] == mess.fate, (mess.name, outcome)
        assert outcome["written"] is (mess.fate in ("fine", "warned")), mess.name
        if mess.column:
            first = outcome["remarks"][0]
            assert first["column"] == mess.column, (mess.name, outcome)
            assert first["cell"].endswith(str(FIRST + number))
            assert first["message"] and (first["help"] or mess.fate == "warned")
        if outcome["written"]:
            assert mess.says in files[outcome["path"]].decode(), mess.name
        else:
            assert outcome["why"] or outcome["remarks"], mess.name
    assert len(files) == told["summary"]["written"]
    assert clerk.run("check").exit_code == 0
    again = clerk.told("import", ledger, *WITH, "--write", at="2026-11-03T10:00")
    assert again["summary"]["written"] == 0
    assert clerk.files() == files
    counts = Counter(each["outcome"] for each in again["rows"])
    assert counts["refused"] == told["summary"]["refused"]
