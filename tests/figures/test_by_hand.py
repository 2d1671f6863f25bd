"""Every figure of the dozen, worked out with a pencil from what stands beside each record."""

from __future__ import annotations

import pytest

from accord.figures import FIGURES, Figure
from accord.figures.figure import Counted
from accord.figures.sums import Lens, row, spread
from accord.model import RecordKind
from tests.figures.dozen import DOZEN, tallies_of
from tests.heart.company import WORKFLOW

TALLIES = tallies_of([tell() for tell in DOZEN])
MONTHS = ("2026-06", "2026-07", "2026-08")
NAMED = {figure.name: figure for figure in FIGURES}

Numbers = dict[str, float | None]


def points(name: str, month: str, lens: Lens) -> list[Counted]:
    return list(spread(NAMED[name], TALLIES, MONTHS, lens)[month])


def numbers(name: str, month: str = "2026-07", **lens: str) -> Numbers:
    """What a figure says of a month; of a figure of states, those in which anything stands."""
    figure: Figure = NAMED[name]
    kind: RecordKind = "feedback" if lens.get("kind") == "feedback" else "request"
    cells = row(figure.measures(WORKFLOW, kind), points(name, month, Lens(**lens)))
    return {what: cell.value for what, cell in cells.items() if not figure.by_kind or cell.points}


def on_time(met: int, entered_late: int, late: int, overdue: int) -> Numbers:
    due = met + entered_late + late + overdue
    return {
        "rate": met / due, "due": due, "met": met,
        "entered-late": entered_late, "late": late, "overdue": overdue,
    }  # fmt: skip


def test_what_was_done_in_time() -> None:
    # Feedback: 2 (quick), 2 (twice), 1 (declined), 1 (held), 2 (referred), 2 (june) in time.
    assert numbers("on-time", kind="feedback") == on_time(10, 1, 1, 2)
    # Requests: 17 (well_done) and 14 (sent_back) in time; R1 and the milestone M3 overdue.
    assert numbers("on-time", kind="request") == on_time(31, 0, 0, 2)
    assert numbers("on-time") == on_time(41, 1, 1, 4)
    assert numbers("on-time", department="TECH") == on_time(17, 0, 1, 2)
    assert numbers("on-time", priority="high") == on_time(2, 0, 1, 1)


def test_where_nothing_was_due_there_is_no_rate() -> None:
    empty = {"due": 0, "met": 0, "entered-late": 0, "late": 0, "overdue": 0}
    assert numbers("on-time", "2026-08") == {"rate": None, **empty}


def test_the_first_response() -> None:
    # In hours 1, 2, 9, 9, 9, 12, 18.5, 18.5, 18.5, 18.5, 20; silent and fresh (twice) wait.
    assert numbers("first-response") == {
        "median": 720, "ninth-tenth": 1110, "answered": 11, "waiting": 3,
    }  # fmt: skip
    assert numbers("first-response", department="OPS") == {
        "median": 540, "ninth-tenth": 540, "answered": 2, "waiting": 0,
    }  # fmt: skip
    assert numbers("first-response", "2026-06")["median"] == 120


def test_how_long_records_took() -> None:
    # 3 (quick), 3 (june), 8 (twice), 12 (well_done).
    assert numbers("cycle-time") == {"median": 5.5, "ninth-tenth": 12, "closed": 4}
    assert numbers("cycle-time", department="DESIGN") == {
        "median": 7.5, "ninth-tenth": 12, "closed": 2,
    }  # fmt: skip
    assert numbers("cycle-time", "2026-08") == {"median": None, "ninth-tenth": None, "closed": 0}


def test_how_long_they_spent_in_each_state() -> None:
    states = {"proposed": 2, "agreed": 4, "in-progress": 4, "delivered": 1, "accepted": 1}
    slow = {f"{name}-ninth-tenth": days for name, days in states.items()}
    assert numbers("time-in-state", kind="request") == {**states, **slow}
    # Registered: 0, 1, 1, 1, 1, 1, 1, 2. In progress: 1, 2, 2, 3. Resolved: 1, 1, 1, 1.
    assert numbers("time-in-state", kind="feedback") == {
        "registered": 1, "in-progress": 2, "resolved": 1,
        "registered-ninth-tenth": 2, "in-progress-ninth-tenth": 3, "resolved-ninth-tenth": 1,
    }  # fmt: skip
    assert len(points("time-in-state", "2026-07", Lens(kind="feedback"))) == 8 + 4 + 4


def test_what_came_back() -> None:
    # Seven parts: quick, twice, june; well_done and sent_back of two departments each.
    assert numbers("rework") == {"rate": 2 / 7, "judged": 7, "sent-back": 2}
    assert numbers("rework", department="TECH") == {"rate": 2 / 4, "judged": 4, "sent-back": 2}
    assert numbers("rework", department="DESIGN") == {"rate": 0, "judged": 3, "sent-back": 0}


def test_how_old_the_open_ones_are() -> None:
    # 1 (fresh), 8 (referred), 13 (held), 20 (silent, entered_late, sent_back).
    assert numbers("ageing", "2026-08") == {
        "open": 6, "up-to-5": 1, "up-to-10": 1, "up-to-20": 4, "up-to-40": 0, "over-40": 0,
        "median": 16.5, "oldest": 20,
    }  # fmt: skip


def test_how_many_came_and_went() -> None:
    assert numbers("throughput", "2026-06") == {"raised": 1, "closed": 0, "dropped": 0}
    assert numbers("throughput", "2026-07") == {"raised": 11, "closed": 4, "dropped": 2}
    assert numbers("throughput", "2026-08") == {"raised": 0, "closed": 0, "dropped": 0}


@pytest.mark.parametrize("month", ["2026-07", "2026-08"])
def test_where_they_stood_at_the_end_of_the_month(month: str) -> None:
    assert numbers("flow", month, kind="feedback") == {
        "registered": 1, "in-progress": 3, "closed": 3, "declined": 1, "cancelled": 1,
    }  # fmt: skip
    assert numbers("flow", month, kind="request") == {"proposed": 1, "rectifying": 1, "closed": 1}


def test_where_they_stood_before() -> None:
    assert numbers("flow", "2026-06", kind="feedback") == {"registered": 1}
    assert numbers("flow", "2026-06", kind="request") == {}
