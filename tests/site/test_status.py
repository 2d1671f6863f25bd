"""What the site tells a monitor, beside what its pages are made of."""

from __future__ import annotations

import json
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from accord import ledger, site
from accord.site.status import checked_out
from accord.survey import survey
from accord.trees import Folder, Memory
from tests.repository import commit

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(
    (resources.files("accord") / "templates/assets/status.schema.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    opened = ledger.opened(Folder(ROOT))
    now = opened.organization.instant("2026-10-30T10:00")
    made = site.site(Folder(ROOT), opened, now, "en", pinned=True)["status.json"]
    assert isinstance(made, bytes)
    return dict(json.loads(made))


def test_it_is_what_its_schema_says(told: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(told)
    assert told.keys() == SCHEMA["properties"].keys()


def test_its_numbers_are_those_of_the_records(told: dict[str, Any]) -> None:
    book = ledger.read(Folder(ROOT))
    whole = survey(book, book.organization.instant("2026-10-30T10:00"))
    owed = list(whole.open_obligations())
    assert told["overdue"] == sum(str(each.outcome) == "overdue" for each in owed)
    assert told["open"] == sum(not each.story.state.final for each in whole.cases.values())
    assert sum(sum(each.values()) for each in told["records"].values()) == len(whole.cases)
    after = [each.due for each in owed if each.due > whole.now]
    assert datetime.fromisoformat(told["next"]) == min(after)
    assert (told["pinned"], told["as_of"]) == (True, "2026-10-30T02:00:00Z")


def test_it_names_the_commit_where_there_is_one(tmp_path: Path) -> None:
    assert checked_out(Memory({})) is None
    assert checked_out(Folder(tmp_path)) is None
    (tmp_path / "a.md").write_text("a", "utf-8")
    made = commit(tmp_path)
    assert checked_out(Folder(tmp_path)) == made
