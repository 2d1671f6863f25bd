"""What somebody might try who wants to look on time: it must not work, or it must show."""

from __future__ import annotations

from accord.obligations.marks import entry_marks
from tests.heart.company import LEDGER
from tests.heart.tale import (
    DELIVERABLES,
    MILESTONES,
    Tale,
    agreed,
    delivered,
    item,
    moved,
    request,
    task,
    work_due,
)

NOW = "2026-08-31T10:00"


class TestWritingItBackInTime:
    """`at` may lie in the past; the gate refuses what then does not say when it was entered."""

    def test_what_was_entered_days_later_is_never_told_from_met(self) -> None:
        tale = agreed()
        tale.at("2026-07-15T10:00").progress("TECH", T1=100, entered_at="2026-07-20T10:00")
        assert tale.about("T1", "2026-07-21T10:00") == [
            "TECH T1 by 07-15 18:00: entered-late 07-15 10:00"
        ]

    def test_mending_a_late_report_keeps_its_place_and_instant(self) -> None:
        tale = agreed()
        late = tale.at("2026-07-16T10:00").progress("TECH", T1=100)
        tale.at("2026-07-16T11:00").progress("TECH", T1=100, supersedes=late)
        assert tale.about("T1", NOW) == ["TECH T1 by 07-15 18:00: late 07-16 10:00 (unwarned)"]

    def test_mending_an_earlier_report_into_one_that_says_it_was_done_shows(self) -> None:
        """It takes its predecessor's instant, but says in its own `at` when it was written."""
        tale = agreed()
        half = tale.at("2026-07-14T10:00").progress("TECH", T1=50)
        tale.at("2026-07-20T10:00").progress("TECH", T1=100, supersedes=half)
        assert tale.about("T1", "2026-07-21T10:00") == [
            "TECH T1 by 07-15 18:00: entered-late 07-14 10:00"
        ]

    def test_mending_its_words_alone_changes_no_verdict(self) -> None:
        tale = agreed()
        done = tale.at("2026-07-14T10:00").progress("TECH", T1=100)
        tale.at("2026-07-20T10:00").progress("TECH", covers="2026-07-14", T1=100, supersedes=done)
        assert tale.about("T1", "2026-07-21T10:00") == ["TECH T1 by 07-15 18:00: met 07-14 10:00"]

    def test_mending_takes_back_no_word_of_having_been_entered_late(self) -> None:
        tale = agreed()
        late = tale.at("2026-07-14T10:00").progress("TECH", T1=100, entered_at="2026-07-20T10:00")
        tale.at("2026-07-21T10:00").progress("TECH", covers="2026-07-14", T1=100, supersedes=late)
        assert tale.about("T1", "2026-07-22T10:00") == [
            "TECH T1 by 07-15 18:00: entered-late 07-14 10:00"
        ]

    def test_mending_within_two_working_days_is_no_news(self) -> None:
        tale = agreed()
        half = tale.at("2026-07-14T10:00").progress("TECH", T1=50)
        tale.at("2026-07-15T10:00").progress("TECH", T1=100, supersedes=half)
        assert tale.about("T1", "2026-07-21T10:00") == ["TECH T1 by 07-15 18:00: met 07-14 10:00"]

    def test_withdrawing_a_late_report_and_telling_it_anew_is_later_still(self) -> None:
        tale = agreed()
        late = tale.at("2026-07-16T10:00").progress("TECH", T1=100)
        tale.at("2026-07-17T10:00").void(late)
        assert tale.about("T1", "2026-07-20T10:00") == [
            "TECH T1 by 07-15 18:00: overdue (unwarned)"
        ]
        tale.at("2026-07-21T10:00").progress("TECH", T1=100)
        assert tale.about("T1", NOW) == ["TECH T1 by 07-15 18:00: late 07-21 10:00 (unwarned)"]


class TestMovingTheDate:
    def test_agreeing_to_a_new_date_after_the_old_one_passed_keeps_the_old_one_late(self) -> None:
        tale = agreed()
        tale.at("2026-07-16T09:00").amendment(work=work_due(T1="2026-07-31"))
        tale.at("2026-07-16T10:00").consensus()
        assert tale.about("T1", NOW)[0] == "TECH T1 by 07-15 18:00: late 07-16 10:00 (unwarned)"

    def test_an_amendment_that_nobody_agreed_to_moves_nothing(self) -> None:
        tale = agreed()
        tale.at("2026-07-14T09:00").amendment(work=work_due(T1="2026-07-31"))
        tale.at("2026-07-14T10:00").consensus("MKT", "TECH")
        assert tale.about("T1", "2026-07-16T10:00") == [
            "TECH T1 by 07-15 18:00: overdue (unwarned)"
        ]

    def test_a_plan_with_a_later_date_moves_nothing_that_was_agreed(self) -> None:
        tale = agreed()
        tale.at("2026-07-14T10:00").plan("TECH", task("T1", "2026-07-31"))
        assert tale.about("T1", "2026-07-16T10:00") == [
            "TECH T1 by 07-15 18:00: overdue (unwarned)"
        ]

    def test_another_priority_changes_no_count_that_has_begun(self) -> None:
        tale = agreed(priority="high")
        risk = tale.at("2026-07-13T10:00").risk("TECH", "T1")
        tale.at("2026-07-13T11:00").amendment(priority="low")
        assert tale.owed("response", "2026-07-14T10:01") == [f"MKT {risk} by 07-14 10:00: overdue"]


class TestHolding:
    def test_a_hold_over_the_date_asks_for_a_new_one_and_says_so(self) -> None:
        tale = agreed()
        tale.at("2026-07-14T17:00").hold()
        tale.at("2026-07-16T09:00").resume()
        assert tale.about("T1", "2026-07-17T10:00") == [
            "TECH T1 by 07-21 18:00: pending (new-date)"
        ]
        assert tale.about("T1", "2026-07-22T10:00") == [
            "TECH T1 by 07-21 18:00: overdue (new-date, unwarned)"
        ]

    def test_a_hold_after_the_date_helps_nothing(self) -> None:
        tale = agreed()
        tale.at("2026-07-15T18:01").hold()
        assert tale.about("T1", "2026-07-20T10:00") == [
            "TECH T1 by 07-15 18:00: overdue (unwarned)"
        ]

    def test_a_hold_that_is_written_back_in_time_says_when_it_was_entered(self) -> None:
        """The gate refuses it without; with it, the page marks it."""
        tale = agreed()
        name = tale.at("2026-07-15T17:00").hold(entered_at="2026-07-20T10:00")
        assert "entered-late" in marks(tale, name)


class TestGivingUp:
    def test_cancelling_what_is_late_leaves_it_late(self) -> None:
        tale = agreed()
        tale.at("2026-07-27T10:00").cancel()
        late = [each for each in tale.owed("delivery", NOW) if "late 07-27" in each]
        assert len(late) == len(DELIVERABLES)

    def test_cancelling_after_agreement_is_looked_back_on(self) -> None:
        tale = agreed()
        tale.at("2026-07-14T10:00").cancel()
        assert tale.owed("retrospective", "2026-07-15T10:00") == ["MKT by 07-21 18:00: pending"]

    def test_dropping_a_late_task_leaves_it_late(self) -> None:
        tale = agreed()
        tale.at("2026-07-08T12:00").plan("TECH", task("T9", "2026-07-10"))
        tale.at("2026-07-13T10:00").plan("TECH", task("T8", "2026-07-31"))
        assert tale.about("T9", NOW) == ["TECH T9 by 07-10 18:00: late 07-13 10:00 (unwarned)"]


class TestAnsweringWithoutSayingAnything:
    def test_asking_for_more_each_time_is_an_answer_but_takes_nothing_on(self) -> None:
        """Each question is owed a response, and the record stays where everybody sees it wait."""
        tale = request(to=["TECH"])
        first = tale.at("2026-07-07T10:00").receipt("TECH", "needs-information")
        tale.at("2026-07-08T10:00").response("MKT", first)
        second = tale.at("2026-07-09T10:00").receipt("TECH", "needs-information")
        assert tale.state(NOW) == "proposed"
        assert tale.owed("response", "2026-07-09T12:00") == [
            f"MKT {first} by 07-08 18:00: met 07-08 10:00",
            f"MKT {second} by 07-10 18:00: pending",
        ]

    def test_answering_oneself_answers_nothing(self) -> None:
        tale = request(to=["TECH"])
        question = tale.at("2026-07-07T10:00").receipt("TECH", "objected")
        tale.at("2026-07-07T11:00").response("TECH", question)
        assert tale.owed("response", "2026-07-10T10:00") == [
            f"MKT {question} by 07-08 18:00: overdue"
        ]


class TestDeliveringSomethingElse:
    def test_what_failed_its_own_check_is_not_delivered(self) -> None:
        tale = agreed()
        tale.at("2026-07-24T10:00").delivery("TECH", "D1", self_check="fail")
        assert tale.about("D1", "2026-07-27T10:00") == ["TECH D1 by 07-24 18:00: overdue"]

    def test_delivering_again_every_day_puts_no_rectification_off(self) -> None:
        tale = delivered()
        items = [item("R1", "D1", "2026-07-23")]
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="rectify", D2="pass", items=items)
        tale.at("2026-07-23T10:00").delivery("TECH", "D1")
        assert tale.owed("rectification", "2026-07-24T10:00") == ["TECH R1 by 07-23 18:00: overdue"]
        assert tale.state("2026-07-24T10:00") == "rectifying"

    def test_what_failed_is_owed_again_by_the_date_of_the_new_round(self) -> None:
        tale = delivered()
        tale.at("2026-07-27T10:00").acceptance("MKT", D1="fail")
        tale.at("2026-07-28T09:00").amendment(milestones=moved(MILESTONES, M2="2026-07-31"))
        tale.at("2026-07-28T10:00").consensus()
        assert tale.about("D1", "2026-08-03T10:00")[1] == "TECH D1 by 07-31 18:00: overdue"

    def test_what_failed_without_a_new_date_keeps_the_record_where_it_is(self) -> None:
        """What was delivered in time stays so; what everybody waits for then is the acceptance."""
        tale = delivered()
        tale.at("2026-07-27T10:00").acceptance("MKT", D1="fail")
        tale.at("2026-07-28T10:00").consensus(round=2)
        assert tale.state("2026-08-03T10:00") == "in-progress"
        assert tale.about("M3", "2026-08-03T10:00") == ["MKT M3 by 07-31 18:00: overdue (unwarned)"]


class TestReporting:
    def test_reports_after_the_fact_end_the_missed_ones_late(self) -> None:
        tale = agreed()
        tale.at("2026-07-20T10:00").progress("TECH", covers="2026-W29", T1=10)
        weekly = [each for each in tale.owed("progress", NOW) if "W29" in each and "TECH" in each]
        assert weekly == ["TECH 2026-W29 by 07-17 18:00: late 07-20 10:00"]

    def test_a_report_of_a_week_that_has_not_begun_is_none_of_it(self) -> None:
        tale = agreed()
        tale.at("2026-07-13T10:00").progress("TECH", covers="2026-W30", T1=10)
        weekly = [each for each in tale.owed("progress", "2026-07-20T10:00") if "TECH" in each]
        assert weekly == [
            "TECH 2026-W29 by 07-17 18:00: overdue",
            "TECH 2026-W30 by 07-24 18:00: pending",
        ]


def marks(tale: Tale, name: str) -> frozenset[str]:
    """What a record's page marks of an entry."""
    return entry_marks(tale.story(NOW), LEDGER)[name]
