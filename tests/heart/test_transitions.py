"""Every state of a record, and every way from one to another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from accord.model import RecordKind
from tests.heart.company import WORKFLOW
from tests.heart.tale import (
    DELIVERABLES,
    Tale,
    accepted,
    agreed,
    closed,
    delivered,
    feedback,
    item,
    request,
    resolved,
    taken_on,
)

NOW = "2026-08-31T10:00"


def received() -> Tale:
    tale = request()
    tale.at("2026-07-07T10:00").receipt("TECH")
    tale.at("2026-07-07T11:00").receipt("DESIGN")
    return tale


def working() -> Tale:
    tale = agreed()
    tale.at("2026-07-10T16:00").progress("TECH", T1=20)
    return tale


def rectifying() -> Tale:
    tale = delivered()
    tale.at("2026-07-21T10:00").acceptance(
        "MKT", D1="rectify", D2="pass", items=[item("R1", "D1", "2026-07-24")]
    )
    return tale


# The states through which a request goes, each with the tale that leads to the last.
REQUESTS: dict[str, Callable[[], Tale]] = {
    "proposed": request,
    "received": received,
    "agreed": agreed,
    "in-progress": working,
    "delivered": delivered,
    "rectifying": rectifying,
    "accepted": accepted,
    "closed": closed,
}
FEEDBACK: dict[str, Callable[[], Tale]] = {
    "registered": feedback,
    "in-progress": taken_on,
    "resolved": resolved,
}


def cancelled(tale: Tale) -> Tale:
    tale.at("2026-07-30T10:00").cancel()
    return tale


def objected_after_all() -> Tale:
    tale = received()
    tale.at("2026-07-08T10:00").receipt("DESIGN", "objected")
    return tale


def everybody_declined() -> Tale:
    tale = request()
    tale.at("2026-07-07T10:00").decline("TECH")
    tale.at("2026-07-08T10:00").decline("DESIGN")
    return tale


def declined_by_the_only_one_asked(after_receipt: bool) -> Tale:
    tale = request(to=["TECH"])
    if after_receipt:
        tale.at("2026-07-07T10:00").receipt("TECH")
    tale.at("2026-07-08T10:00").decline("TECH")
    return tale


def agreed_after_receipts() -> Tale:
    tale = received()
    tale.at("2026-07-08T10:00").consensus()
    return tale


def rework_on_the_last_open() -> Tale:
    """D1 is sent back while D2 is open; then D2 is delivered, and only the rework is left."""
    tale = working()
    tale.at("2026-07-20T10:00").delivery("TECH", "D1")
    tale.at("2026-07-21T10:00").acceptance(
        "MKT", D1="rectify", items=[item("R1", "D1", "2026-07-24")]
    )
    tale.at("2026-07-22T10:00").delivery("DESIGN", "D2")
    return tale


def rework_ordered() -> Tale:
    return rectifying()


def failed(tale: Tale) -> Tale:
    tale.at("2026-07-23T10:00").acceptance("MKT", D1="fail")
    return tale


def mended() -> Tale:
    tale = rectifying()
    tale.at("2026-07-22T10:00").delivery("TECH", "D1", rectified=["R1"])
    return tale


def rework_dropped() -> Tale:
    """A new round gives up the deliverable that was to be mended; the other has passed."""
    tale = rectifying()
    tale.at("2026-07-22T10:00").amendment(deliverables=DELIVERABLES[1:])
    tale.at("2026-07-23T10:00").consensus()
    return tale


def open_one_dropped() -> Tale:
    """A new round gives up the deliverable that is still open; the other has passed."""
    tale = working()
    tale.at("2026-07-20T10:00").delivery("TECH", "D1")
    tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass")
    tale.at("2026-07-22T10:00").amendment(deliverables=DELIVERABLES[:1])
    tale.at("2026-07-23T10:00").consensus()
    return tale


def not_solved() -> Tale:
    tale = resolved()
    tale.at("2026-07-15T10:00").confirmation("MKT", result="not-solved")
    return tale


def solved() -> Tale:
    tale = resolved()
    tale.at("2026-07-15T10:00").confirmation("MKT", result="solved")
    return tale


def feedback_declined(tale: Tale) -> Tale:
    tale.at("2026-07-08T10:00").decline("TECH")
    return tale


WAYS: dict[tuple[RecordKind, str, str], Callable[[], Tale]] = {
    ("request", "proposed", "received"): received,
    ("request", "proposed", "agreed"): agreed,
    ("request", "proposed", "declined"): everybody_declined,
    ("request", "received", "proposed"): objected_after_all,
    ("request", "received", "agreed"): agreed_after_receipts,
    ("request", "received", "declined"): lambda: declined_by_the_only_one_asked(True),
    ("request", "agreed", "in-progress"): working,
    ("request", "in-progress", "delivered"): delivered,
    ("request", "in-progress", "rectifying"): rework_on_the_last_open,
    ("request", "in-progress", "accepted"): open_one_dropped,
    ("request", "delivered", "rectifying"): rework_ordered,
    ("request", "delivered", "in-progress"): lambda: failed(delivered()),
    ("request", "delivered", "accepted"): accepted,
    ("request", "rectifying", "delivered"): mended,
    ("request", "rectifying", "in-progress"): lambda: failed(rectifying()),
    ("request", "rectifying", "accepted"): rework_dropped,
    ("request", "accepted", "closed"): closed,
    ("feedback", "registered", "in-progress"): taken_on,
    ("feedback", "registered", "declined"): lambda: feedback_declined(feedback()),
    ("feedback", "in-progress", "declined"): lambda: feedback_declined(taken_on()),
    ("feedback", "in-progress", "resolved"): resolved,
    ("feedback", "resolved", "in-progress"): not_solved,
    ("feedback", "resolved", "closed"): solved,
    **{
        ("request", state, "cancelled"): lambda tell=tell: cancelled(tell())  # type: ignore[misc]
        for state, tell in REQUESTS.items()
        if state not in ("accepted", "closed")
    },
    **{
        ("feedback", state, "cancelled"): lambda tell=tell: cancelled(tell())  # type: ignore[misc]
        for state, tell in FEEDBACK.items()
    },
}


@pytest.mark.parametrize(("state", "tell"), (REQUESTS | FEEDBACK).items())
def test_a_tale_leads_to_every_state_and_every_entry_of_it_counts(
    state: str, tell: Callable[[], Tale]
) -> None:
    tale = tell()
    assert tale.state(NOW) == state
    assert tale.refused() == []


@pytest.mark.parametrize(("way", "tell"), WAYS.items(), ids=["-".join(way) for way in WAYS])
def test_every_way_from_one_state_to_another(
    way: tuple[RecordKind, str, str], tell: Callable[[], Tale]
) -> None:
    kind, source, target = way
    tale = tell()
    last = tale.story(NOW).steps[-1]
    assert (tale.kind, last.before, last.after) == (kind, source, target)
    assert tale.state(NOW) == target
    assert tale.refused() == []


def test_no_way_of_the_table_is_left_out() -> None:
    told = {
        (kind, source, each.target)
        for kind, course in WORKFLOW.courses.items()
        for each in course.transitions
        for source in each.sources
    }
    assert set(WAYS) == told


@pytest.mark.parametrize("kind", WORKFLOW.courses)
def test_a_record_starts_in_the_first_state_at_the_instant_it_was_raised(kind: RecordKind) -> None:
    story = {"request": request, "feedback": feedback}[kind]().story("2026-07-06T09:30")
    assert story.state.name == WORKFLOW.courses[kind].initial
    assert f"{story.since:%m-%d %H:%M}" == "07-06 09:30"


def test_since_is_when_the_state_was_entered_not_when_something_last_happened() -> None:
    tale = working()
    tale.at("2026-07-17T16:00").progress("TECH", T1=60)
    assert f"{tale.story(NOW).since:%m-%d %H:%M}" == "07-10 16:00"


def test_a_final_state_is_never_left() -> None:
    for tale in (closed(), everybody_declined(), cancelled(agreed()), solved()):
        ended = tale.state(NOW)
        before = len(tale.refused())
        moment = tale.at("2026-08-10T10:00")
        moment.receipt("TECH")
        moment.escalation()
        moment.cancel()
        assert tale.state(NOW) == ended
        assert len(tale.refused()) == before + 3


class TestReceipts:
    """The latest receipt of a department counts, and every department must take it on."""

    def test_one_department_is_not_enough(self) -> None:
        tale = request()
        tale.at("2026-07-07T10:00").receipt("TECH")
        assert tale.state(NOW) == "proposed"

    @pytest.mark.parametrize("answer", ["needs-information", "objected"])
    def test_an_answer_that_takes_nothing_on(self, answer: str) -> None:
        tale = request(to=["TECH"])
        tale.at("2026-07-07T10:00").receipt("TECH", answer)
        assert tale.state(NOW) == "proposed"
        tale.at("2026-07-08T10:00").receipt("TECH")
        assert tale.state(NOW) == "received"

    def test_whoever_declined_may_take_it_on_after_all(self) -> None:
        tale = request()
        tale.at("2026-07-07T10:00").decline("TECH")
        tale.at("2026-07-08T10:00").receipt("DESIGN")
        assert tale.state(NOW) == "proposed"
        tale.at("2026-07-09T10:00").receipt("TECH")
        assert tale.state(NOW) == "received"

    def test_a_department_that_was_not_asked_is_not_waited_for(self) -> None:
        tale = request(to=["TECH"])
        tale.at("2026-07-07T10:00").receipt("OPS", "objected")
        tale.at("2026-07-07T11:00").receipt("TECH")
        assert tale.state(NOW) == "received"


class TestConsensus:
    """A consensus counts if it names the form as it stands and everybody involved signs."""

    def test_one_that_names_other_words_does_not_count(self) -> None:
        tale = request()
        tale.at("2026-07-08T10:00").consensus(digest=f"v1:sha256:{'0' * 64}")
        assert tale.state(NOW) == "proposed"

    @pytest.mark.parametrize("missing", ["MKT", "TECH", "DESIGN"])
    def test_one_that_a_department_did_not_sign_does_not_count(self, missing: str) -> None:
        tale = request()
        signers = [each for each in ("MKT", "TECH", "DESIGN") if each != missing]
        tale.at("2026-07-08T10:00").consensus(*signers)
        assert tale.state(NOW) == "proposed"

    def test_whoever_only_delivers_is_involved(self) -> None:
        tale = request(
            deliverables=[*DELIVERABLES, {**DELIVERABLES[1], "id": "D3", "department": "OPS"}]
        )
        tale.at("2026-07-08T10:00").consensus("MKT", "TECH", "DESIGN")
        assert tale.state(NOW) == "proposed"
        tale.at("2026-07-08T11:00").consensus("MKT", "TECH", "DESIGN", "OPS")
        assert tale.state(NOW) == "agreed"

    def test_it_implies_the_receipts(self) -> None:
        tale = request()
        tale.at("2026-07-07T10:00").receipt("TECH", "objected")
        tale.at("2026-07-08T10:00").consensus()
        assert tale.state(NOW) == "agreed"


class TestConfirmation:
    def test_both_sides_may_sign_one_after_another(self) -> None:
        tale = accepted()
        for day, department in (("22", "MKT"), ("23", "TECH")):
            tale.at(f"2026-07-{day}T10:00").confirmation(department)
            assert tale.state(NOW) == "accepted"
        tale.at("2026-07-24T10:00").confirmation("DESIGN")
        assert tale.state(NOW) == "closed"


class TestFeedback:
    def test_every_department_takes_it_on_by_a_receipt_or_by_a_plan(self) -> None:
        tale = feedback(to=["TECH", "OPS"])
        tale.at("2026-07-07T10:00").receipt("TECH")
        assert tale.state(NOW) == "registered"
        tale.at("2026-07-08T10:00").plan(
            "OPS", {"id": "T1", "title": "查", "owner": "xu-fang", "due": "2026-07-10"}
        )
        assert tale.state(NOW) == "in-progress"

    def test_every_department_resolves_its_part(self) -> None:
        tale = taken_on(to=["TECH", "OPS"])
        tale.at("2026-07-09T10:00").resolution("TECH")
        assert tale.state(NOW) == "in-progress"
        tale.at("2026-07-10T10:00").resolution("OPS")
        assert tale.state(NOW) == "resolved"

    def test_not_solved_wants_a_new_resolution_of_every_department(self) -> None:
        tale = not_solved()
        tale.at("2026-07-17T10:00").resolution("TECH")
        assert tale.state(NOW) == "resolved"
        tale.at("2026-07-18T10:00").confirmation("MKT", result="solved")
        assert tale.state(NOW) == "closed"

    def test_whoever_declined_is_not_waited_for(self) -> None:
        tale = feedback(to=["TECH", "OPS"])
        tale.at("2026-07-07T10:00").decline("OPS")
        tale.at("2026-07-07T11:00").receipt("TECH")
        assert tale.state(NOW) == "in-progress"
        tale.at("2026-07-08T10:00").resolution("TECH")
        assert tale.state(NOW) == "resolved"

    def test_a_referral_asks_another_department_instead(self) -> None:
        tale = feedback()
        tale.at("2026-07-07T10:00").referral("TECH", add="OPS", remove="TECH")
        tale.at("2026-07-08T10:00").receipt("TECH")
        assert tale.state(NOW) == "registered"
        tale.at("2026-07-09T10:00").receipt("OPS")
        assert tale.state(NOW) == "in-progress"

    def test_a_referral_during_the_work_asks_one_more_before_it_is_resolved(self) -> None:
        tale = taken_on()
        tale.at("2026-07-08T10:00").referral("TECH", add="OPS")
        tale.at("2026-07-09T10:00").resolution("TECH")
        assert tale.state(NOW) == "in-progress"

    def test_whoever_is_asked_again_answers_again(self) -> None:
        tale = feedback(to=["TECH", "OPS"])
        tale.at("2026-07-07T09:00").receipt("TECH")
        tale.at("2026-07-07T10:00").referral("TECH", remove="TECH")
        tale.at("2026-07-08T10:00").referral("OPS", add="TECH")
        tale.at("2026-07-08T11:00").receipt("OPS")
        assert tale.state(NOW) == "registered"
        tale.at("2026-07-09T10:00").receipt("TECH")
        assert tale.state(NOW) == "in-progress"


def test_states_follow_one_another_without_a_gap() -> None:
    for tell in WAYS.values():
        steps = tell().story(NOW).steps
        assert all(one.after == other.before for one, other in pairwise(steps))
