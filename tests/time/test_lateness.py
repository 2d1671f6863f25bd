"""How late something is, or how near."""

from __future__ import annotations

import pytest

from accord.lateness import lateness
from tests.time.calendars import CHINA, at

# Friday 25 to Sunday 27 September 2026 are off, so are 1 to 7 October; Sunday 20 September and
# Saturday 10 October are worked.
CASES = """
2026-09-18T18:00  2026-09-18T18:00:01  late      1 hour late
2026-09-18T18:00  2026-09-18T18:00     today     1 hour left
2026-09-18T18:00  2026-09-18T15:30     today     3 hours left
2026-09-18T18:00  2026-09-18T15:30:01  today     2 hours left
2026-09-18T18:00  2026-09-19T23:59     late      30 hours late
2026-09-18T18:00  2026-09-20T00:00     late      1 working day late
2026-09-22T18:00  2026-09-20T12:00     soon      2 working days left
2026-09-22T18:00  2026-09-18T12:00     later     3 working days left
2026-09-28T18:00  2026-09-24T09:00     tomorrow  1 working day left
2026-09-28T18:00  2026-09-26T12:00     tomorrow  1 working day left
2026-09-26T10:00  2026-09-25T12:00     tomorrow  22 hours left
2026-10-08T18:00  2026-09-30T23:59:59  tomorrow  1 working day left
2026-10-09T18:00  2026-09-30T23:59:59  soon      2 working days left
2026-10-10T18:00  2026-09-30T23:59:59  later     3 working days left
2026-09-30T18:00  2026-10-07T23:59:59  late      174 hours late
2026-09-30T18:00  2026-10-11T09:00     late      3 working days late
"""


@pytest.mark.parametrize("row", CASES.strip().splitlines())
def test_how_late_or_how_near(row: str) -> None:
    due, now, nearness, words = row.split(maxsplit=3)
    found = lateness(at(due), at(now), CHINA, 2)
    assert (found.nearness, found.words.text("en")) == (nearness, words)
    assert found.is_late == (nearness == "late")


def test_it_is_said_in_chinese_too() -> None:
    found = lateness(at("2026-09-18T18:00"), at("2026-09-22T09:00"), CHINA, 2)
    assert found.words.text("zh") == "已逾期 3 个工作日"


def test_how_far_ahead_is_soon_may_be_said() -> None:
    due, now = at("2026-09-24T18:00"), at("2026-09-21T09:00")
    assert lateness(due, now, CHINA, 2).nearness == "later"
    assert lateness(due, now, CHINA, 3).nearness == "soon"
