"""A mistake is mended by a new entry, which takes the place and the instant of the old one."""

from __future__ import annotations

import pytest

from tests.heart.tale import (
    accepted,
    agreed,
    delivered,
    feedback,
    line,
    request,
    resolved,
    taken_on,
)

NOW = "2026-08-31T10:00"


def test_the_new_entry_counts_from_the_instant_of_the_old_one() -> None:
    tale = request(to=["TECH"])
    wrong = tale.at("2026-07-07T10:00").receipt("TECH", "objected")
    tale.at("2026-07-20T10:00").receipt("TECH", supersedes=wrong)
    story = tale.story(NOW)
    assert story.state.name == "received"
    assert f"{story.since:%m-%d %H:%M}" == "07-07 10:00"
    assert [entry.kind for entry in story.entries] == ["receipt"]


def test_what_is_owed_is_met_at_the_instant_of_the_old_one() -> None:
    tale = request(to=["TECH"])
    wrong = tale.at("2026-07-07T10:00").receipt("TECH")
    tale.at("2026-07-20T10:00").receipt("TECH", supersedes=wrong, contact="chen-jing")
    assert tale.owed("receipt", NOW) == ["TECH by 07-09 18:00: met 07-07 10:00"]


def test_before_the_new_entry_the_old_one_counts() -> None:
    tale = request(to=["TECH"])
    wrong = tale.at("2026-07-07T10:00").receipt("TECH", "objected")
    tale.at("2026-07-20T10:00").receipt("TECH", supersedes=wrong)
    assert tale.state("2026-07-20T09:59") == "proposed"
    assert tale.state("2026-07-20T10:00") == "received"


def test_what_came_after_the_old_entry_comes_after_the_new_one() -> None:
    """TECH meant to take it on, then objected; mending the first receipt leaves the objection."""
    tale = request(to=["TECH"])
    first = tale.at("2026-07-07T10:00").receipt("TECH", "needs-information")
    tale.at("2026-07-08T10:00").receipt("TECH", "objected")
    tale.at("2026-07-09T10:00").receipt("TECH", supersedes=first)
    assert tale.state(NOW) == "proposed"


def test_a_chain_of_corrections_ends_with_the_last() -> None:
    tale = request(to=["TECH"])
    name = tale.at("2026-07-07T10:00").receipt("TECH", "objected")
    for day in ("08", "09", "10"):
        name = tale.at(f"2026-07-{day}T10:00").receipt("TECH", "objected", supersedes=name)
    tale.at("2026-07-13T10:00").receipt("TECH", supersedes=name)
    story = tale.story(NOW)
    assert (story.state.name, f"{story.since:%m-%d}") == ("received", "07-07")
    assert len(story.entries) == 1


def test_corrections_of_one_instant_are_told_apart_by_what_they_name() -> None:
    tale = request(to=["TECH"])
    first = tale.at("2026-07-07T10:00").receipt("TECH", "objected")
    second = tale.at("2026-07-07T10:00").receipt("TECH", "needs-information", supersedes=first)
    tale.at("2026-07-07T10:00").receipt("TECH", supersedes=second)
    assert tale.state(NOW) == "received"


class TestWithdrawing:
    def test_a_withdrawn_entry_counts_for_nothing(self) -> None:
        tale = request(to=["TECH"])
        wrong = tale.at("2026-07-07T10:00").receipt("TECH")
        tale.at("2026-07-08T10:00").void(wrong)
        assert tale.state("2026-07-07T12:00") == "received"
        assert tale.state(NOW) == "proposed"
        assert tale.story(NOW).entries == ()

    def test_a_withdrawn_cancel_opens_the_record_as_it_was(self) -> None:
        tale = agreed()
        wrong = tale.at("2026-07-10T10:00").cancel()
        tale.at("2026-07-13T10:00").void(wrong)
        assert tale.state("2026-07-10T12:00") == "cancelled"
        assert tale.state(NOW) == "agreed"

    def test_a_withdrawal_may_be_mended_too(self) -> None:
        tale = request(to=["TECH"])
        receipt = tale.at("2026-07-07T10:00").receipt("TECH")
        withdrawal = tale.at("2026-07-08T10:00").void(receipt)
        tale.at("2026-07-09T10:00").receipt("TECH", supersedes=withdrawal)
        story = tale.story(NOW)
        assert (story.state.name, f"{story.since:%m-%d}") == ("received", "07-07")

    def test_what_was_allowed_only_because_of_it_no_longer_counts(self) -> None:
        tale = delivered()
        wrong = tale.entries[-1].name  # the second delivery
        letter = tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass", D2="pass")
        tale.at("2026-07-22T10:00").void(wrong)
        assert letter not in tale.refused()  # it still passes D1
        assert tale.state(NOW) == "in-progress"


class TestWhatMendsNothing:
    """A correction that can't be one is told by a rule, and changes nothing."""

    def test_one_of_another_kind(self) -> None:
        tale = request(to=["TECH"])
        receipt = tale.at("2026-07-07T10:00").receipt("TECH")
        tale.at("2026-07-08T10:00").decline("TECH", supersedes=receipt)
        assert tale.state(NOW) == "received"

    def test_one_of_a_consensus(self) -> None:
        tale = agreed()
        tale.at("2026-07-13T10:00").progress("TECH", T1=10, supersedes=tale.entries[0].name)
        assert tale.state(NOW) == "agreed"

    def test_one_of_an_entry_that_is_not_there(self) -> None:
        tale = request(to=["TECH"])
        tale.at("2026-07-08T10:00").receipt("TECH", supersedes="2026-07-07-receipt-TECH.md")
        assert tale.state(NOW) == "proposed"

    def test_a_second_one_of_the_same_entry(self) -> None:
        tale = request(to=["TECH"])
        wrong = tale.at("2026-07-07T10:00").receipt("TECH", "objected")
        tale.at("2026-07-08T10:00").receipt("TECH", supersedes=wrong)
        tale.at("2026-07-09T10:00").receipt("TECH", "objected", supersedes=wrong)
        assert tale.state(NOW) == "received"

    def test_one_that_mends_what_mends_nothing(self) -> None:
        tale = request(to=["TECH"])
        receipt = tale.at("2026-07-07T10:00").receipt("TECH")
        nothing = tale.at("2026-07-08T10:00").decline("TECH", supersedes=receipt)
        tale.at("2026-07-09T10:00").receipt("TECH", "objected", supersedes=nothing)
        assert tale.state(NOW) == "received"


class TestAnswersOutliveCorrections:
    """What answered the old entry answers the new one, and the other way round."""

    @pytest.mark.parametrize("answered", ["old", "new"])
    def test_an_escalation(self, answered: str) -> None:
        tale = agreed()
        names = {"old": tale.at("2026-07-13T10:00").escalation()}
        names["new"] = tale.at("2026-07-13T11:00").escalation(supersedes=names["old"])
        tale.at("2026-07-13T15:00").response("BOSS", names[answered])
        assert tale.overlays(NOW) == set()
        assert [each.partition(": ")[2] for each in tale.owed("response", NOW)] == [
            "met 07-13 15:00"
        ]

    def test_a_risk(self) -> None:
        tale = agreed()
        risk = tale.at("2026-07-13T10:00").risk("TECH", "T1")
        tale.at("2026-07-13T15:00").response("MKT", risk, decision="accept")
        mended = tale.at("2026-07-14T10:00").risk("TECH", "T1", "T2", supersedes=risk)
        assert tale.owed("response", NOW) == [f"MKT {mended} by 07-14 18:00: met 07-13 15:00"]


def test_an_amendment_is_withdrawn_and_the_first_consensus_fits_again() -> None:
    tale = agreed()
    wrong = tale.at("2026-07-13T10:00").amendment(background="换一个目标。")
    assert tale.overlays("2026-07-13T12:00") == {"amended"}
    tale.at("2026-07-14T10:00").void(wrong)
    assert tale.overlays(NOW) == set()


def test_a_mended_resolution_and_confirmation() -> None:
    tale = resolved()
    wrong = tale.at("2026-07-14T10:00").confirmation("MKT", result="not-solved")
    tale.at("2026-07-15T10:00").confirmation("MKT", result="solved", supersedes=wrong)
    story = tale.story(NOW)
    assert (story.state.name, f"{story.since:%m-%d}") == ("closed", "07-14")


def test_a_mended_plan_replaces_its_dates_from_the_start() -> None:
    tale = feedback()
    wrong = tale.at("2026-07-07T10:00").plan(
        "TECH", {"id": "T1", "title": "查", "owner": "wu-hao", "due": "2026-07-08"}
    )
    tale.at("2026-07-13T10:00").plan(
        "TECH",
        {"id": "T1", "title": "查", "owner": "wu-hao", "due": "2026-07-18"},
        supersedes=wrong,
    )
    assert tale.owed("task", "2026-07-13T12:00") == ["TECH T1 by 07-18 18:00: pending"]


def test_a_mended_delivery_is_met_when_the_first_was_made() -> None:
    tale = accepted()
    wrong = next(each.name for each in tale.entries if each.kind == "delivery")
    tale.at("2026-07-30T10:00").delivery("TECH", "D1", supersedes=wrong)
    found = [line(each) for each in tale.obligations(NOW) if each.subject == "D1"]
    assert found == ["TECH D1 by 07-24 18:00: met 07-20 10:00"]


def test_taking_on_and_resolving_on_one_day_in_the_order_of_their_instants() -> None:
    tale = taken_on()
    tale.at("2026-07-07T10:00").resolution("TECH")
    assert tale.state(NOW) == "resolved"
