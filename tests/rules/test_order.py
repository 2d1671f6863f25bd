"""Rules of entries whose good or bad case takes more than one place of the sample."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.model import Finding
from tests.checking import found

REPORTS = "records/requests/XLX-2026-020/2026-09-{}-progress-OPS.md"


def _change(root: Path, file: str, *pairs: tuple[str, str]) -> None:
    path = root / file
    text = path.read_text("utf-8")
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, "utf-8")


def _told(root: Path, rule: str) -> list[Finding]:
    return [each for each in found(root) if each.rule == rule]


def test_two_entries_that_mend_each_other_are_told(sample: Path) -> None:
    folder = "records/requests/XLX-2026-002/"
    _change(sample, folder + "2026-03-12-receipt-FIN.md", ("at: 2026-03-12T", "at: 2026-03-11T"))
    _change(
        sample,
        folder + "2026-03-11-receipt-FIN.md",
        ("at: 2026-03-11T10:15", "at: 2026-03-11T09:30"),
        ("kind: receipt", "kind: receipt\nsupersedes: 2026-03-12-receipt-FIN.md\nreason: 写错"),
    )
    assert _told(sample, "supersedes")


@pytest.mark.parametrize("heading", ["问题与风险", "Problems and risks"])
def test_a_section_on_problems_says_why_a_task_falls_back(sample: Path, heading: str) -> None:
    report = REPORTS.format(11)
    _change(sample, report, ("{id: T6, percent: 40}", "{id: T6, percent: 10}"))
    assert _told(sample, "percent-falls")
    _change(sample, report, ("## 下一步", f"## {heading}\n\n五家门店换了收银机。\n\n## 下一步"))
    assert not _told(sample, "percent-falls")


def test_a_report_that_mends_another_may_cover_the_same_week(sample: Path) -> None:
    report = REPORTS.format(11)
    _change(sample, report, ("covers: 2026-W37", "covers: 2026-W36"))
    assert _told(sample, "covers-once")
    mended = "covers: 2026-W36\nsupersedes: 2026-09-10-progress-OPS.md\nreason: 写错"
    _change(sample, report, ("covers: 2026-W36", mended))
    assert not _told(sample, "covers-once")


def test_a_date_on_a_day_off_is_told_where_it_was_first_written(sample: Path) -> None:
    folder = "records/requests/XLX-2026-020/"
    off = "due: 2026-10-17"
    _change(
        sample,
        folder + "request.md",
        ("42 家门店自提单, due: 2026-10-16", f"42 家门店自提单, {off}"),
    )
    _change(
        sample,
        folder + "2026-08-26-plan-OPS.md",
        ("{id: T6.1", f"{{id: T6, title: 核对, owner: xu-fang, {off}}}\n  - {{id: T6.1"),
    )
    (told,) = _told(sample, "due-on-day-off")
    assert told.path.endswith("request.md")
    assert told.message.text("zh") == "2026-10-17 是休息日：周末。"
    assert told.help.text("zh") == "下一个工作日是 2026-10-19。"


def test_only_who_is_asked_for_help_answers(sample: Path) -> None:
    response = "records/requests/XLX-2026-020/2026-09-28-response-FIN.md"
    _change(sample, response, ("department: FIN", "department: CS"))
    (told,) = _told(sample, "answers-a-question")
    assert told.help.text("en") == "Write one of: FIN."
