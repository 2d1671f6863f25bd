"""The effective form, rounds of consensus, and how far each deliverable is."""

from __future__ import annotations

import pytest

from tests.heart.tale import (
    DELIVERABLES,
    MILESTONES,
    WORK,
    Tale,
    agreed,
    delivered,
    item,
    moved,
    request,
)

NOW = "2026-08-31T10:00"


def standings(tale: Tale, now: str = NOW) -> dict[str, str]:
    return {name: str(each) for name, each in tale.story(now).facts.standings.items()}


def faster() -> list[dict[str, object]]:
    """The deliverables with a sharper criterion for D1."""
    criterion = {"metric": "首屏时间", "comparison": "at-most", "value": 1.5, "unit": "秒"}
    return [{**DELIVERABLES[0], "criterion": criterion}, DELIVERABLES[1]]


class TestAmendments:
    def test_the_effective_form_has_the_whole_new_values_from_then_on(self) -> None:
        tale = agreed()
        tale.at("2026-07-13T10:00").amendment(title="新名称", priority="high")
        tale.at("2026-07-14T10:00").amendment(title="更新的名称")
        titles = [
            tale.story(now).facts.form["title"]
            for now in ("2026-07-13T09:59", "2026-07-13T10:00", NOW)
        ]
        assert titles == ["会员日页面改版", "新名称", "更新的名称"]
        assert tale.story(NOW).facts.form["priority"] == "high"
        assert tale.record.title == "会员日页面改版"

    @pytest.mark.parametrize(
        "changes",
        [
            {"title": "新名称"},
            {"priority": "high"},
            {"scenario": "process"},
            {"contact": "lin-yue"},
            {"update_every": "day"},
        ],
    )
    def test_what_was_not_agreed_changes_without_a_new_round(self, changes: dict[str, str]) -> None:
        tale = agreed()
        tale.at("2026-07-13T10:00").amendment(**changes)
        assert tale.overlays(NOW) == set()

    @pytest.mark.parametrize(
        "changes",
        [
            {"to": ["TECH", "DESIGN", "OPS"]},
            {"background": "换一个目标。"},
            {"work": WORK[:2]},
            {"deliverables": DELIVERABLES[:1]},
            {"milestones": moved(MILESTONES, M3="2026-08-07")},
            {"acceptance_by": ["OPS"]},
        ],
    )
    def test_what_was_agreed_waits_for_a_new_round(self, changes: dict[str, object]) -> None:
        tale = agreed()
        tale.at("2026-07-13T10:00").amendment(**changes)
        assert tale.overlays("2026-07-13T12:00") == {"amended"}
        assert tale.state("2026-07-13T12:00") == "agreed"
        tale.at("2026-07-14T10:00").consensus()
        assert tale.overlays(NOW) == set()

    def test_amending_it_back_needs_no_new_round(self) -> None:
        tale = agreed()
        tale.at("2026-07-13T10:00").amendment(background="换一个目标。")
        tale.at("2026-07-14T10:00").amendment(background=tale.form["background"])
        assert tale.overlays(NOW) == set()

    def test_a_new_round_is_signed_by_whoever_leaves_and_whoever_joins(self) -> None:
        tale = agreed()
        tale.at("2026-07-13T10:00").amendment(
            to=["TECH", "OPS"], work=WORK[:2], deliverables=DELIVERABLES[:1]
        )
        for signers in (("MKT", "TECH", "OPS"), ("MKT", "TECH", "DESIGN")):
            tale.at("2026-07-14T10:00").consensus(*signers)
            assert tale.overlays(NOW) == {"amended"}
        tale.at("2026-07-15T10:00").consensus("MKT", "TECH", "DESIGN", "OPS")
        assert tale.overlays(NOW) == set()

    def test_the_first_consensus_does_not_fit_the_amended_form(self) -> None:
        tale = agreed()
        old = tale.entries[0].fields["digest"]
        tale.at("2026-07-13T10:00").amendment(background="换一个目标。")
        tale.at("2026-07-14T10:00").consensus(digest=old)
        assert tale.overlays(NOW) == {"amended"}


class TestRounds:
    @pytest.mark.parametrize("state", ["agreed", "in-progress", "delivered", "rectifying"])
    def test_a_round_about_dates_alone_keeps_the_state(self, state: str) -> None:
        tale = {
            "agreed": agreed,
            "in-progress": in_progress,
            "delivered": delivered,
            "rectifying": rectifying,
        }[state]()
        before = standings(tale)
        tale.at("2026-07-22T10:00").amendment(milestones=moved(MILESTONES, M3="2026-08-07"))
        tale.at("2026-07-23T10:00").consensus()
        assert (tale.state(NOW), standings(tale)) == (state, before)

    @pytest.mark.parametrize("state", ["delivered", "rectifying"])
    def test_a_deliverable_that_changed_is_open_again_and_the_others_keep_their_standing(
        self, state: str
    ) -> None:
        tale = {"delivered": delivered, "rectifying": rectifying}[state]()
        tale.at("2026-07-22T10:00").amendment(deliverables=faster())
        assert tale.state("2026-07-22T12:00") == state
        tale.at("2026-07-23T10:00").consensus()
        assert tale.state(NOW) == "in-progress"
        assert standings(tale) == {"D1": "open", "D2": "delivered"}

    def test_a_deliverable_that_passed_stays_passed_unless_it_changed(self) -> None:
        tale = delivered()
        tale.at("2026-07-21T10:00").acceptance("MKT", D2="pass")
        tale.at("2026-07-22T10:00").amendment(deliverables=faster())
        tale.at("2026-07-23T10:00").consensus()
        assert standings(tale) == {"D1": "open", "D2": "passed"}
        tale.at("2026-07-24T10:00").delivery("TECH", "D1")
        tale.at("2026-07-24T11:00").acceptance("MKT", D1="pass")
        assert tale.state(NOW) == "accepted"

    def test_a_new_deliverable_is_open(self) -> None:
        tale = delivered()
        more = [*DELIVERABLES, {**DELIVERABLES[1], "id": "D3"}]
        tale.at("2026-07-22T10:00").amendment(deliverables=more)
        tale.at("2026-07-23T10:00").consensus()
        assert tale.state(NOW) == "in-progress"
        assert standings(tale) == {"D1": "delivered", "D2": "delivered", "D3": "open"}

    def test_a_verdict_of_one_acceptor_is_forgotten_when_the_deliverable_changed(self) -> None:
        tale = delivered(acceptance_by=["OPS"])
        tale.at("2026-07-21T10:00").acceptance("OPS", D1="pass", D2="pass")
        tale.at("2026-07-22T10:00").amendment(deliverables=faster())
        tale.at("2026-07-23T10:00").consensus()
        tale.at("2026-07-24T10:00").delivery("TECH", "D1")
        tale.at("2026-07-24T11:00").acceptance("MKT", D1="pass", D2="pass")
        assert standings(tale) == {"D1": "delivered", "D2": "passed"}

    def test_items_of_a_deliverable_that_changed_need_not_be_mended(self) -> None:
        tale = rectifying()
        tale.at("2026-07-22T10:00").amendment(deliverables=faster())
        tale.at("2026-07-23T10:00").consensus()
        tale.at("2026-07-24T10:00").delivery("TECH", "D1")
        assert standings(tale) == {"D1": "delivered", "D2": "delivered"}


def in_progress() -> Tale:
    tale = agreed()
    tale.at("2026-07-10T16:00").progress("TECH", T1=20)
    return tale


def rectifying() -> Tale:
    tale = delivered()
    tale.at("2026-07-21T10:00").acceptance(
        "MKT", D1="rectify", items=[item("R1", "D1", "2026-07-28"), item("R2", "D1", "2026-07-28")]
    )
    return tale


class TestDelivery:
    def test_in_parts(self) -> None:
        tale = agreed()
        tale.at("2026-07-20T10:00").delivery("TECH", "D1")
        assert tale.state("2026-07-20T12:00") == "in-progress"
        assert standings(tale, "2026-07-20T12:00") == {"D1": "delivered", "D2": "open"}
        tale.at("2026-07-21T10:00").delivery("DESIGN", "D2")
        assert tale.state(NOW) == "delivered"

    def test_what_failed_its_own_check_is_not_delivered(self) -> None:
        tale = agreed()
        tale.at("2026-07-20T10:00").delivery("TECH", "D1", self_check="fail")
        assert standings(tale) == {"D1": "open", "D2": "open"}

    def test_what_has_passed_is_not_undone_by_delivering_it_again(self) -> None:
        tale = agreed()
        tale.at("2026-07-20T10:00").delivery("TECH", "D1")
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass")
        tale.at("2026-07-22T10:00").delivery("TECH", "D1")
        assert standings(tale) == {"D1": "passed", "D2": "open"}

    def test_what_is_delivered_anew_is_judged_anew_by_everybody(self) -> None:
        tale = agreed(acceptance_by=["OPS"])
        tale.at("2026-07-20T10:00").delivery("TECH", "D1")
        tale.at("2026-07-21T10:00").acceptance("OPS", D1="pass")
        tale.at("2026-07-22T10:00").delivery("TECH", "D1")
        tale.at("2026-07-23T10:00").acceptance("MKT", D1="pass")
        assert standings(tale)["D1"] == "delivered"
        tale.at("2026-07-24T10:00").acceptance("OPS", D1="pass")
        assert standings(tale)["D1"] == "passed"


class TestAcceptance:
    def test_passing_needs_every_acceptor(self) -> None:
        tale = delivered(acceptance_by=["OPS", "BOSS"])
        for day, department in (("21", "MKT"), ("22", "BOSS"), ("23", "OPS")):
            assert tale.state(NOW) == "delivered"
            tale.at(f"2026-07-{day}T10:00").acceptance(department, D1="pass", D2="pass")
        assert tale.state(NOW) == "accepted"

    def test_acceptors_may_sign_together(self) -> None:
        tale = delivered(acceptance_by=["OPS"])
        tale.at("2026-07-21T10:00").acceptance("MKT", "OPS", D1="pass", D2="pass")
        assert tale.state(NOW) == "accepted"

    @pytest.mark.parametrize("acceptor", ["MKT", "OPS"])
    def test_any_one_of_them_may_order_rework_or_fail(self, acceptor: str) -> None:
        for verdict, state in (("rectify", "rectifying"), ("fail", "in-progress")):
            tale = delivered(acceptance_by=["OPS"])
            tale.at("2026-07-21T10:00").acceptance(acceptor, D1=verdict)
            assert tale.state(NOW) == state

    def test_whoever_does_not_accept_can_neither_pass_nor_fail(self) -> None:
        for verdict in ("pass", "rectify", "fail"):
            tale = delivered()
            tale.at("2026-07-21T10:00").acceptance("TECH", "DESIGN", D1=verdict, D2=verdict)
            assert standings(tale) == {"D1": "delivered", "D2": "delivered"}

    def test_rework_wipes_out_what_others_had_passed(self) -> None:
        tale = delivered(acceptance_by=["OPS"])
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass", D2="pass")
        tale.at("2026-07-22T10:00").acceptance(
            "OPS", D1="rectify", D2="pass", items=[item("R1", "D1", "2026-07-24")]
        )
        tale.at("2026-07-23T10:00").delivery("TECH", "D1", rectified=["R1"])
        tale.at("2026-07-24T10:00").acceptance("OPS", D1="pass")
        assert standings(tale) == {"D1": "delivered", "D2": "passed"}

    def test_what_was_not_delivered_can_not_be_judged(self) -> None:
        tale = agreed()
        tale.at("2026-07-20T10:00").delivery("TECH", "D1")
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass", D2="pass")
        assert standings(tale) == {"D1": "passed", "D2": "open"}

    def test_one_acceptor_may_fail_what_another_ordered_to_be_mended(self) -> None:
        tale = delivered(acceptance_by=["OPS"])
        tale.at("2026-07-21T10:00").acceptance(
            "MKT", D1="rectify", items=[item("R1", "D1", "2026-07-24")]
        )
        tale.at("2026-07-22T10:00").acceptance("OPS", D1="fail")
        assert standings(tale) == {"D1": "open", "D2": "delivered"}
        assert tale.state(NOW) == "in-progress"
        tale.at("2026-07-23T10:00").delivery("TECH", "D1")
        assert tale.state(NOW) == "delivered"

    def test_passing_what_another_ordered_to_be_mended_changes_nothing(self) -> None:
        tale = delivered(acceptance_by=["OPS"])
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="rectify")
        tale.at("2026-07-22T10:00").acceptance("OPS", D1="pass")
        assert standings(tale)["D1"] == "rectify"

    def test_two_acceptors_may_each_order_items(self) -> None:
        tale = delivered(acceptance_by=["OPS"])
        for day, department, id in (("21", "MKT", "R1"), ("22", "OPS", "R2")):
            tale.at(f"2026-07-{day}T10:00").acceptance(
                department, D1="rectify", items=[item(id, "D1", "2026-07-24")]
            )
        tale.at("2026-07-23T10:00").delivery("TECH", "D1", rectified=["R1"])
        assert standings(tale)["D1"] == "rectify"
        tale.at("2026-07-24T10:00").delivery("TECH", "D1", rectified=["R2"])
        assert standings(tale)["D1"] == "delivered"


class TestRectification:
    def test_a_deliverable_is_delivered_once_all_its_items_are_mended(self) -> None:
        tale = rectifying()
        tale.at("2026-07-22T10:00").delivery("TECH", "D1", rectified=["R1"])
        assert tale.state(NOW) == "rectifying"
        tale.at("2026-07-23T10:00").delivery("TECH", "D1", rectified=["R2"])
        assert tale.state(NOW) == "delivered"

    def test_delivering_without_naming_the_items_mends_nothing(self) -> None:
        tale = rectifying()
        tale.at("2026-07-22T10:00").delivery("TECH", "D1")
        assert tale.state(NOW) == "rectifying"

    def test_rework_without_items_ends_with_the_next_delivery(self) -> None:
        tale = delivered()
        tale.at("2026-07-21T10:00").acceptance("MKT", D1="rectify")
        tale.at("2026-07-22T10:00").delivery("TECH", "D1")
        assert tale.state(NOW) == "delivered"

    def test_only_an_acceptor_adds_items(self) -> None:
        tale = rectifying()
        tale.at("2026-07-22T10:00").acceptance(
            "TECH", D1="rectify", items=[item("R3", "D1", "2026-07-28")]
        )
        tale.at("2026-07-23T10:00").delivery("TECH", "D1", rectified=["R1", "R2"])
        assert tale.state(NOW) == "delivered"

    def test_it_may_be_ordered_twice(self) -> None:
        tale = rectifying()
        tale.at("2026-07-22T10:00").delivery("TECH", "D1", rectified=["R1", "R2"])
        tale.at("2026-07-23T10:00").acceptance(
            "MKT", D1="rectify", items=[item("R3", "D1", "2026-07-28")]
        )
        assert tale.state("2026-07-23T12:00") == "rectifying"
        tale.at("2026-07-24T10:00").delivery("TECH", "D1", rectified=["R3"])
        tale.at("2026-07-24T11:00").acceptance("MKT", D1="pass", D2="pass")
        assert tale.state(NOW) == "accepted"


class TestProgress:
    def test_it_starts_the_work(self) -> None:
        assert in_progress().state(NOW) == "in-progress"

    def test_before_the_agreement_it_starts_nothing(self) -> None:
        tale = request()
        tale.at("2026-07-07T10:00").progress("TECH", T1=10)
        assert tale.state(NOW) == "proposed"
