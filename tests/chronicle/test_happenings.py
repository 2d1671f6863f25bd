"""What the chronicle tells of small tales, line by line."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accord.chronicle.chronicle import developments
from accord.chronicle.words import told
from accord.obligation import Outcome
from accord.survey import look_at
from tests.heart.company import LEDGER, instant
from tests.heart.tale import (
    Tale,
    agreed,
    closed,
    delivered,
    item,
    request,
    taken_on,
    task,
    work_due,
)

T1, MOVED = "Complete the task · T1 接口", "from 2026-07-15 18:00 to 2026-07-17 18:00"
PLANNED, PUT_OFF = "Complete the task · T1 计划 T1", "from 2026-07-14 18:00 to 2026-07-16 18:00"


def lines(tale: Tale, since: str, until: str) -> list[str]:
    """Each happening as `when: what`, in English; the day without its year."""
    record = tale.record
    case = look_at(record, LEDGER, instant(until))
    found = developments(case, LEDGER, instant(since))
    return [
        f"{each.at:%m-%d %H:%M} {told(each, case.story, LEDGER, 'en').text('en')}" for each in found
    ]


def test_a_new_record_and_its_first_answers() -> None:
    tale = request()
    tale.at("2026-07-07T10:00").receipt("TECH")
    tale.at("2026-07-07T11:00").receipt("DESIGN")
    assert lines(tale, "2026-07-06T00:00", "2026-07-07T12:00") == [
        "07-06 09:30 Raised.",
        "07-07 10:00 Done in time: Answer whether it is taken on (Technology).",
        "07-07 11:00 State: Proposed → Received",
        "07-07 11:00 Done in time: Answer whether it is taken on (Design).",
    ]


def test_from_the_instant_on_and_up_to_the_other() -> None:
    tale = request()
    tale.at("2026-07-07T10:00").receipt("TECH")
    assert lines(tale, "2026-07-06T09:30", "2026-07-07T09:59") == []
    assert len(lines(tale, "2026-07-06T09:29", "2026-07-06T09:30")) == 1
    assert len(lines(tale, "2026-07-07T09:59", "2026-07-07T10:00")) == 1
    assert lines(tale, "2026-07-07T10:00", "2026-07-07T10:00") == []


def test_something_is_late_from_its_due_instant_on() -> None:
    late = "07-09 18:00 Overdue: Answer whether it is taken on (Design)."
    tale = request()
    tale.at("2026-07-07T10:00").receipt("TECH")
    assert lines(tale, "2026-07-08T00:00", "2026-07-09T18:00") == []
    assert lines(tale, "2026-07-09T18:00", "2026-07-09T18:01") == [late]
    tale.at("2026-07-10T10:00").receipt("DESIGN")
    assert lines(tale, "2026-07-08T00:00", "2026-07-10T10:00") == [
        late,
        "07-10 10:00 State: Proposed → Received",
        "07-10 10:00 Ended late: Answer whether it is taken on (Design), due 2026-07-09 18:00.",
    ]


def test_agreement_and_a_moved_date() -> None:
    tale = agreed()
    assert "07-08 10:00 A consensus was reached." in lines(tale, "2026-07-08", "2026-07-08T10:00")
    tale.at("2026-07-13T10:00").amendment(work=work_due(T1="2026-07-17"))
    tale.at("2026-07-13T11:00").consensus()
    assert lines(tale, "2026-07-13", "2026-07-13T12:00") == [
        "07-13 10:00 Now: Amended.",
        "07-13 11:00 A consensus was reached.",
        "07-13 11:00 No longer: Amended.",
        f"07-13 11:00 Date moved: {T1} (Technology · 吴昊), {MOVED}.",
    ]


def test_a_date_moved_when_it_had_passed_ends_late_and_moves() -> None:
    tale = agreed()
    tale.at("2026-07-16T10:00").amendment(work=work_due(T1="2026-07-22"))
    tale.at("2026-07-16T11:00").consensus()
    found = lines(tale, "2026-07-16T10:30", "2026-07-16T12:00")
    assert [line.split(":")[1][3:] for line in found] == [
        "A consensus was reached.",
        "No longer",
        "Date moved",
        "Ended late",
    ]


def test_a_hold_that_ends_by_an_entry_and_one_that_ends_by_itself() -> None:
    tale = agreed()
    tale.at("2026-07-09T10:00").hold()
    tale.at("2026-07-10T10:00").resume()
    tale.at("2026-07-13T10:00").hold(until="2026-07-15")
    assert lines(tale, "2026-07-09", "2026-07-15T00:00") == [
        "07-09 10:00 Now: On hold.",
        "07-10 10:00 No longer: On hold.",
        "07-13 10:00 Now: On hold.",
        "07-15 00:00 No longer: On hold.",
    ]


def test_nothing_that_a_hold_puts_off_is_late_meanwhile() -> None:
    tale = agreed()
    tale.at("2026-07-13T10:00").hold(until="2026-07-20")
    assert lines(tale, "2026-07-14", "2026-07-22") == ["07-20 00:00 No longer: On hold."]


def test_the_end_and_the_archive() -> None:
    assert lines(closed(), "2026-07-22", "2026-08-31") == [
        "07-22 10:00 State: Accepted → Closed",
        "07-22 10:00 Done in time: Confirm (Design).",
        "07-22 10:00 Done in time: Confirm (Marketing).",
        "07-22 10:00 Done in time: Confirm (Technology).",
        "08-05 18:00 Archived.",
    ]
    assert lines(closed(), "2026-07-22T10:00", "2026-08-05T17:59") == []
    assert lines(closed(), "2026-08-05T18:00", "2026-08-31") == []


def test_a_verdict_that_sends_something_back() -> None:
    tale = delivered()
    tale.at("2026-07-21T10:00").acceptance(
        "MKT", D1="rectify", D2="pass", items=[item("R1", "D1", "2026-07-24")]
    )
    found = lines(tale, "2026-07-21", "2026-07-21T12:00")
    assert found[0] == "07-21 10:00 State: Delivered → Rectifying"


def test_a_mended_entry_tells_what_it_changed_when_it_was_written() -> None:
    tale = request()
    tale.at("2026-07-07T10:00").receipt("TECH")
    wrong = tale.at("2026-07-07T11:00").receipt("DESIGN", answer="objected")
    tale.at("2026-07-08T09:00").receipt("DESIGN", supersedes=wrong)
    assert lines(tale, "2026-07-08", "2026-07-08T12:00") == [
        "07-08 09:00 State: Proposed → Received"
    ]


def test_an_entry_that_counts_for_nothing_changes_nothing() -> None:
    tale = closed()
    tale.at("2026-07-23T10:00").progress("TECH", T1=10)
    assert lines(tale, "2026-07-23", "2026-07-23T12:00") == []


@pytest.mark.parametrize(
    "tale", [delivered(), closed(), taken_on()], ids=["delivered", "closed", "f"]
)
def test_what_became_so_is_so_in_the_end(tale: Tale) -> None:
    """Against the plain comparison of two instants, day by day."""
    tale.at("2026-07-14T12:00").escalation(to="zhao-qiang", reason="拖延")
    record = tale.record
    begin = instant("2026-07-06T00:00")
    for first in range(0, 30, 3):
        for second in range(first, 30, 4):
            since, until = begin + timedelta(days=first), begin + timedelta(days=second)
            if since < record.raised_at:
                continue
            before, after = (look_at(record, LEDGER, at) for at in (since, until))
            found = developments(after, LEDGER, since)
            late = {(each.obligation.topic, each.obligation.due) for each in found
                    if each.what == "late" and each.obligation}  # fmt: skip
            overdue = [
                {(each.topic, each.due) for each in case.obligations
                 if each.outcome is Outcome.OVERDUE}
                for case in (before, after)
            ]  # fmt: skip
            assert overdue[1] - overdue[0] <= late
            moves = [each for each in found if each.what == "moved"]
            ends = (moves[0].before, moves[-1].after) if moves else ()
            states = (before.story.state.name, after.story.state.name)
            assert ends == states if moves else states[0] == states[1]


def test_a_task_of_feedback_by_the_plan() -> None:
    tale = taken_on()
    tale.at("2026-07-08T10:00").plan("TECH", task("T1", "2026-07-16"))
    assert lines(tale, "2026-07-08", "2026-07-08T12:00") == [
        f"07-08 10:00 Date moved: {PLANNED} (Technology · 吴昊), {PUT_OFF}."
    ]
