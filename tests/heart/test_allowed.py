"""Which entries are allowed when: the table, kind by kind and state by state."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from accord.model import RecordKind
from tests.heart.company import LEDGER, WORKFLOW
from tests.heart.tale import MILESTONES, Moment, Tale, item, moved, task
from tests.heart.test_transitions import (
    FEEDBACK,
    REQUESTS,
    cancelled,
    everybody_declined,
    feedback_declined,
    solved,
)

NOW = "2026-08-31T10:00"
LATER = "2026-08-03T10:00"
TABLE = LEDGER.policy["workflow"].fields["entries"]

STATES: dict[tuple[RecordKind, str], Callable[[], Tale]] = {
    **{("request", state): tell for state, tell in REQUESTS.items()},
    ("request", "declined"): everybody_declined,
    ("request", "cancelled"): lambda: cancelled(REQUESTS["agreed"]()),
    **{("feedback", state): tell for state, tell in FEEDBACK.items()},
    ("feedback", "closed"): solved,
    ("feedback", "declined"): lambda: feedback_declined(FEEDBACK["registered"]()),
    ("feedback", "cancelled"): lambda: cancelled(FEEDBACK["registered"]()),
}
OPEN = [each for each in STATES if not WORKFLOW.state(*each).final]

ENTRIES: Mapping[str, Callable[[Moment], str]] = {
    "referral": lambda moment: moment.referral("TECH", add="OPS"),
    "receipt": lambda moment: moment.receipt("TECH"),
    "decline": lambda moment: moment.decline("TECH"),
    "minutes": lambda moment: moment.minutes(),
    "amendment": lambda moment: moment.amendment(title="新名称"),
    "consensus": lambda moment: moment.entry(
        "consensus", departments=["MKT"], digest=f"v1:sha256:{'0' * 64}", round=9
    ),
    "plan": lambda moment: moment.plan("TECH", task("T1.1", "2026-08-07", under="T1")),
    "progress": lambda moment: moment.progress("TECH", T1=100),
    "risk": lambda moment: moment.risk("TECH", "T1"),
    "escalation": lambda moment: moment.escalation(),
    "response": lambda moment: moment.response("MKT", "2026-07-10-risk-TECH.md"),
    "hold": lambda moment: moment.hold(),
    "resume": lambda moment: moment.resume(),
    "delivery": lambda moment: moment.delivery("TECH", "D1"),
    "acceptance": lambda moment: moment.acceptance("MKT", D1="pass"),
    "resolution": lambda moment: moment.resolution("TECH"),
    "confirmation": lambda moment: moment.confirmation("MKT"),
    "cancel": lambda moment: moment.cancel(),
    "retrospective": lambda moment: moment.retrospective(),
}


def allowed(tale: Tale, kind: str, at: str = LATER) -> bool:
    return ENTRIES[kind](tale.at(at)) not in tale.refused()


def test_every_state_and_every_kind_of_entry_is_tried() -> None:
    assert set(STATES) == {
        (kind, state) for kind, course in WORKFLOW.courses.items() for state in course.states
    }
    assert set(ENTRIES) == set(TABLE) == set(LEDGER.schemas.entry_kinds)


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(("kind", "state"), STATES)
def test_an_entry_counts_in_the_states_that_the_table_names(
    kind: RecordKind, state: str, entry: str
) -> None:
    tale = STATES[kind, state]()
    assert tale.state(NOW) == state
    rule = TABLE[entry]
    expected = state in rule.get(kind, ()) and not rule.get("needs")
    assert allowed(tale, entry) is expected
    if not expected:
        assert tale.state(NOW) == state


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(("kind", "state"), OPEN)
def test_hold_forbids_no_entry(kind: RecordKind, state: str, entry: str) -> None:
    tale = STATES[kind, state]()
    assert allowed(tale, "hold", "2026-07-31T10:00")
    assert allowed(tale, entry) is (state in TABLE[entry].get(kind, ()))


@pytest.mark.parametrize("state", ["agreed", "in-progress", "delivered", "rectifying"])
@pytest.mark.parametrize("entry", ENTRIES)
def test_delivery_acceptance_and_confirmation_wait_while_it_is_amended(
    state: str, entry: str
) -> None:
    tale = REQUESTS[state]()
    tale.at("2026-07-31T10:00").amendment(milestones=moved(MILESTONES, M3="2026-08-14"))
    waiting = entry in ("delivery", "acceptance", "confirmation", "resume")
    assert allowed(tale, entry) is (state in TABLE[entry].get("request", ()) and not waiting)


def test_what_is_not_allowed_changes_nothing() -> None:
    tale = REQUESTS["accepted"]()
    before = tale.story(NOW)
    moment = tale.at(LATER)
    moment.progress("TECH", T1=10)
    moment.acceptance("MKT", D1="rectify", items=[item("R1", "D1", "2026-08-07")])
    moment.cancel()
    after = tale.story(NOW)
    assert (after.state, after.since, after.facts) == (before.state, before.since, before.facts)
    assert [(each.department, each.outcome) for each in tale.obligations(NOW)] == [
        (each.department, each.outcome) for each in REQUESTS["accepted"]().obligations(NOW)
    ]
