"""What is changed in one place shows everywhere, without a line of Python."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from accord import ledger
from accord.commands import cli
from accord.site import Page, site
from accord.trees import Folder
from accord.workflow.fold import fold
from tests.checking import found

RECORD = "records/requests/XLX-2026-019/request.md"
BUDGET: dict[str, Any] = {
    "title": "预算编号",
    "description": "费用从哪个预算列支。",
    "x-en": {"title": "Budget code", "description": "The budget that pays."},
    "type": "string",
    "pattern": "^B[0-9]{4}$",
    "examples": ["B2026"],
}


def add_field(root: Path) -> None:
    path = root / "schema/forms/request.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    schema["properties"]["budget"] = BUDGET
    path.write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_optional_field_is_checked_shown_and_explained(sample: Path) -> None:
    add_field(sample)
    write(sample / RECORD, "priority: high\n", "priority: high\nbudget: 2026\n")
    told = found(sample)
    assert any("预算编号" in each.message.text("zh") for each in told)

    write(sample / RECORD, "budget: 2026", "budget: B2026")
    books = ledger.read(Folder(sample))
    assert found(sample) == ()
    assert books.organization.as_of
    for language, words in {"zh": "预算编号", "en": "Budget code"}.items():
        pages = site(Folder(sample), books, books.organization.as_of, language)
        for path in ("records/XLX-2026-019/index.md", "reference/request/index.md"):
            page = pages[path]
            assert isinstance(page, Page)
            assert words in page.html
            assert "B2026" in page.html


def test_an_optional_field_can_be_written_with_the_command(sample: Path) -> None:
    add_field(sample)
    made = sample / "form.md"
    made.write_bytes((sample / RECORD).read_bytes())
    write(made, "id: XLX-2026-019\n", "")
    arguments = ["new", "request", "-C", str(sample), "--from", str(made), "--set", "budget=B2027"]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    written = (sample / "records/requests/XLX-2026-021/request.md").read_text(encoding="utf-8")
    assert "budget: B2027\n" in written


def test_a_time_limit_is_changed_in_the_table_alone_and_for_the_future_only(sample: Path) -> None:
    arguments = ["due", "XLX-2026-018", "--json", "-C", str(sample)]
    before = CliRunner().invoke(cli, arguments).output
    limits = "- {since: 2026-01-01, high: {hours: 24}, medium: {working_days: 3}, low: {days: 7}}"
    later = "\n    - {since: 2026-10-30, high: {hours: 1}, otherwise: {hours: 2}}"
    write(sample / "schema/workflow.yml", limits, limits + later)
    assert CliRunner().invoke(cli, arguments).output == before


def test_a_state_is_added_in_the_table_alone(sample: Path) -> None:
    table = sample / "schema/workflow.yml"
    write(
        table,
        "    closed:\n      zh: 已闭环",
        "    signing: {zh: 签字中, en: Signing}\n    closed:\n      zh: 已闭环",
    )
    write(table, "to: accepted, when: all-passed", "to: signing, when: all-passed")
    books = ledger.read(Folder(sample))
    assert books.organization.as_of
    story = fold(books.records["XLX-2026-015"], books.workflow, books.organization.as_of)
    assert story.state.name == "signing"
    board = site(Folder(sample), books, books.organization.as_of, "zh")["board/index.md"]
    assert isinstance(board, Page)
    assert "签字中" in board.html


def test_a_kind_of_entry_is_added_in_its_schema_and_the_table(sample: Path) -> None:
    schema = json.loads((sample / "schema/entries/resume.json").read_text(encoding="utf-8"))
    schema["title"], schema["x-en"]["title"] = "现场查看", "Visit"
    schema["properties"]["kind"]["const"] = "visit"
    text = json.dumps(schema, ensure_ascii=False)
    (sample / "schema/entries/visit.json").write_text(text, encoding="utf-8")
    rule = "  retrospective:\n    request: [accepted"
    visit = "  visit: {request: [agreed], approve: open}\n"
    write(sample / "schema/workflow.yml", rule, visit + rule)
    arguments = ["add", "visit", "XLX-2026-016", "-C", str(sample), "--set", "by=lin-yue"]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    books = ledger.read(Folder(sample))
    assert found(sample) == ()
    assert books.organization.as_of
    page = site(Folder(sample), books, books.organization.as_of, "zh")[
        "records/XLX-2026-016/index.md"
    ]
    assert isinstance(page, Page)
    assert "现场查看" in page.html
