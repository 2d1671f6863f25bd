"""Days, hours and limits until today stay: a real repository, and a change of its calendar."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from accord.commands import cli
from tests.repository import commit, git

NOW = "2026-10-30T10:00"
CALENDAR, TABLE = "records/calendar.yml", "schema/workflow.yml"
HOURS = "- {since: 2026-01-01, hours: [09:00-12:00, 13:00-18:00]}"
COMPANY_DAY = "  - {date: 2026-02-13, zh: 年会, en: Annual company day}\n"
KEPT = ("timezone-kept", "calendar-kept", "limit-kept")
REGISTRY = "records/organization.yml"


@pytest.fixture
def merged(sample: Path) -> Path:
    """The sample, landed on main; work goes on in a branch of it."""
    commit(sample)
    git(sample, "checkout", "-qb", "work")
    return sample


def found(root: Path, now: str = NOW) -> list[dict[str, Any]]:
    """What the check against the base says of the past."""
    arguments = ["check", "-C", str(root), "--base", "main", "--as-of", now, "--format", "json"]
    done = CliRunner().invoke(cli, [*arguments, "--lang", "en"])
    assert done.exit_code in (0, 1), done.output
    return [each for each in json.loads(done.stdout)["findings"] if each["rule"] in KEPT]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def day_off(day: str, more: str = "") -> str:
    return f"{COMPANY_DAY}  - {{date: {day}, {more}zh: 盘点, en: Stocktaking}}\n"


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        ("2026-10-31", []),  # tomorrow, and a Saturday
        ("2026-11-02", []),
        ("2026-10-30", ["calendar-kept"]),
        ("2026-03-05", ["calendar-kept"]),
        ("2026-03-07", []),  # a Saturday is off anyway
        ("2025-03-05", []),  # before the oldest record
    ],
)
def test_a_day_off_is_announced_beforehand(merged: Path, day: str, rules: list[str]) -> None:
    edit(merged / CALENDAR, COMPANY_DAY, day_off(day))
    assert [each["rule"] for each in found(merged)] == rules


def test_it_is_told_at_its_line_with_the_first_day_that_may_change(merged: Path) -> None:
    edit(merged / CALENDAR, COMPANY_DAY, day_off("2026-03-05"))
    told = found(merged)[0]
    text = (merged / CALENDAR).read_text("utf-8").splitlines()
    assert "2026-03-05" in text[told["line"] - 1]
    assert told["path"] == CALENDAR
    assert told["message"] == "2026-03-05 was worked, and is off here."
    assert "2026-10-31 or later" in told["help"]


def test_a_past_day_of_one_department_stays_too(merged: Path) -> None:
    edit(merged / CALENDAR, COMPANY_DAY, day_off("2026-03-05", "departments: [CS], "))
    assert [each["rule"] for each in found(merged)] == ["calendar-kept"]


def test_a_past_day_off_is_not_taken_away(merged: Path) -> None:
    edit(merged / CALENDAR, COMPANY_DAY, "")
    assert [each["message"] for each in found(merged)] == [
        "2026-02-13 was a day off, and is worked here."
    ]


def test_another_reason_for_a_past_day_off_changes_no_verdict(merged: Path) -> None:
    edit(merged / CALENDAR, "zh: 年会", "zh: 公司年会")
    assert found(merged) == []


def test_new_hours_begin_tomorrow_and_old_ones_stay(merged: Path) -> None:
    later = "  - {since: 2026-10-31, hours: [08:30-17:30]}"
    edit(merged / CALENDAR, HOURS, f"{HOURS}\n{later}")
    assert found(merged) == []
    edit(merged / CALENDAR, "since: 2026-10-31", "since: 2026-10-30")
    told = found(merged)
    assert [each["rule"] for each in told] == ["calendar-kept"]
    assert told[0]["message"] == (
        "On 2026-10-30 the office was open 09:00-12:00, 13:00-18:00, and is open 08:30-17:30 here."
    )
    text = (merged / CALENDAR).read_text("utf-8").splitlines()
    assert "2026-10-30" in text[told[0]["line"] - 1]


def test_hours_that_held_are_not_edited(merged: Path) -> None:
    edit(merged / CALENDAR, "13:00-18:00", "13:00-17:30")
    assert [each["rule"] for each in found(merged)] == ["calendar-kept"]


def test_hours_of_one_department_begin_tomorrow_too(merged: Path) -> None:
    own = "  - {since: 2026-10-31, departments: [CS], hours: [08:30-17:30]}"
    edit(merged / CALENDAR, HOURS, f"{HOURS}\n{own}")
    assert found(merged) == []
    edit(merged / CALENDAR, "since: 2026-10-31", "since: 2026-05-01")
    assert [each["rule"] for each in found(merged)] == ["calendar-kept"]


def test_how_far_the_calendar_is_confirmed_may_change(merged: Path) -> None:
    edit(merged / CALENDAR, "country: CN", "country: CN\nvalid_through: 2026-12-31")
    assert found(merged) == []


def test_a_time_limit_gets_a_new_version(merged: Path) -> None:
    old = "    - {since: 2026-01-01, otherwise: {working_days: 5}}\n"
    new = "    - {since: 2026-10-31, otherwise: {working_days: 4}}\n"
    edit(merged / TABLE, old, old + new)
    assert found(merged) == []
    edit(merged / TABLE, "since: 2026-10-31", "since: 2026-10-30")
    told = found(merged)
    assert [each["rule"] for each in told] == ["limit-kept"]
    assert told[0]["message"] == (
        "What is counted from 2026-10-30 had working_days: 5, and has working_days: 4 here."
    )
    text = (merged / TABLE).read_text("utf-8").splitlines()
    assert "2026-10-30" in text[told[0]["line"] - 1]


def test_a_time_limit_that_held_is_not_edited(merged: Path) -> None:
    edit(merged / TABLE, "high: {hours: 24}, medium", "high: {hours: 48}, medium")
    assert [each["rule"] for each in found(merged)] == ["limit-kept"]


def test_the_same_limit_in_other_words_is_the_same(merged: Path) -> None:
    old = "medium: {working_days: 3}, low: {days: 7}}"
    edit(merged / TABLE, old, "otherwise: {working_days: 3}, low: {days: 7}}")
    assert found(merged) == []


def test_the_time_zone_stays(merged: Path) -> None:
    edit(merged / REGISTRY, "timezone: Asia/Shanghai", "timezone: Europe/Berlin")
    told = found(merged)
    assert [each["rule"] for each in told] == ["timezone-kept"]
    assert told[0]["help"] == "Write timezone: Asia/Shanghai."


def test_who_founds_a_repository_writes_any_calendar(sample: Path) -> None:
    """No record has been judged by what the copy of the project came with."""
    for folder in ("requests", "feedback"):
        shutil.rmtree(sample / "records" / folder)
    commit(sample)
    git(sample, "checkout", "-qb", "work")
    edit(sample / CALENDAR, "13:00-18:00", "14:00-19:00")
    edit(sample / CALENDAR, COMPANY_DAY, day_off("2026-03-05"))
    edit(sample / TABLE, "high: {hours: 24}, medium", "high: {hours: 48}, medium")
    edit(sample / REGISTRY, "timezone: Asia/Shanghai", "timezone: Europe/Berlin")
    assert found(sample) == []
