"""Every kind of obligation with every outcome it can have, for requests and for feedback.

A row is a tale that was met in time by its last entry; the others are made of it: without that
entry, with it withdrawn or mended, landed late, or told later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from accord.obligation import Obligation, Outcome
from tests.heart.company import WORKFLOW, instant
from tests.heart.tale import (
    Tale,
    accepted,
    agreed,
    delivered,
    feedback,
    item,
    line,
    request,
    resolved,
    taken_on,
)

FAR = "2026-08-31T10:00"


@dataclass(frozen=True)
class Row:
    """Who owes what by when; how it is met, and how it ceases to be wanted if it can.

    `before` tells what came before. `meet` tells at an instant the entries that meet it, and
    `waive` what happens before it is due, so that nobody owes it any more.
    """

    what: str
    due: str
    before: Callable[[], Tale]
    meet: Callable[[Tale, str], object]
    met: str
    late: str
    waive: Callable[[Tale], object] | None = None


def risky() -> Tale:
    tale = agreed()
    tale.at("2026-07-13T10:00").risk("TECH", "T1")
    return tale


def received() -> Tale:
    tale = request(to=["TECH"])
    tale.at("2026-07-07T10:00").receipt("TECH")
    return tale


def given_up() -> Tale:
    tale = risky()
    tale.at("2026-07-13T10:00").response("MKT", "2026-07-13-risk-TECH.md", decision="reschedule")
    return tale


def handed_in() -> Tale:
    tale = agreed()
    tale.at("2026-07-24T10:00").delivery("TECH", "D1")
    return tale


def rectifying() -> Tale:
    tale = delivered()
    items = [item("R1", "D1", "2026-07-23")]
    tale.at("2026-07-21T10:00").acceptance("MKT", D1="rectify", D2="pass", items=items)
    return tale


def escalated() -> Tale:
    tale = agreed()
    tale.at("2026-07-10T10:00").escalation()
    tale.at("2026-07-10T11:00").response("BOSS", "2026-07-10-escalation.md")
    tale.at("2026-07-13T10:00").cancel()
    return tale


def helped() -> Tale:
    tale = taken_on()
    tale.at("2026-07-07T12:00").progress("TECH", help=["OPS"], T1=10)
    return tale


def ended_feedback() -> Tale:
    tale = resolved()
    tale.at("2026-07-13T11:00").escalation()
    tale.at("2026-07-13T12:00").confirmation("MKT", result="solved")
    return tale


def cancel(at: str) -> Callable[[Tale], object]:
    return lambda tale: tale.at(at).cancel()


def hand_over(tale: Tale, at: str) -> None:
    tale.at(at).delivery("DESIGN", "D2")
    tale.at(at).delivery("TECH", "D1")


ROWS: Mapping[tuple[str, str], Row] = {
    ("request", "receipt"): Row(
        "TECH", "07-09 18:00",
        lambda: request(to=["TECH"]), lambda tale, at: tale.at(at).receipt("TECH"),
        "2026-07-08T10:00", "2026-07-10T10:00", cancel("2026-07-08T10:00"),
    ),
    ("request", "response"): Row(
        "MKT 2026-07-13-risk-TECH.md", "07-14 18:00",
        risky, lambda tale, at: tale.at(at).response("MKT", "2026-07-13-risk-TECH.md",
                                                     decision="accept"),
        "2026-07-14T10:00", "2026-07-15T10:00", cancel("2026-07-14T10:00"),
    ),
    ("request", "consensus"): Row(
        "MKT", "07-14 18:00",
        received, lambda tale, at: tale.at(at).consensus(),
        "2026-07-13T10:00", "2026-07-15T10:00",
        lambda tale: tale.at("2026-07-13T10:00").receipt("TECH", "objected"),
    ),
    ("request", "task"): Row(
        "TECH T1", "07-15 18:00",
        agreed, lambda tale, at: tale.at(at).progress("TECH", T1=100),
        "2026-07-14T10:00", "2026-07-16T10:00", cancel("2026-07-14T10:00"),
    ),
    ("request", "milestone"): Row(
        "TECH M2", "07-24 18:00",
        agreed, hand_over, "2026-07-20T10:00", "2026-07-27T10:00", cancel("2026-07-14T10:00"),
    ),
    ("request", "delivery"): Row(
        "TECH D1", "07-24 18:00",
        agreed, lambda tale, at: tale.at(at).delivery("TECH", "D1"),
        "2026-07-20T10:00", "2026-07-27T10:00", cancel("2026-07-14T10:00"),
    ),
    ("request", "progress"): Row(
        "TECH 2026-W29", "07-17 18:00",
        agreed, lambda tale, at: tale.at(at).progress("TECH", covers="2026-W29", T1=10),
        "2026-07-17T10:00", "2026-07-20T10:00",
    ),
    ("request", "acceptance"): Row(
        "MKT 2026-07-24-delivery-TECH.md", "07-29 18:00",
        handed_in, lambda tale, at: tale.at(at).acceptance("MKT", D1="pass"),
        "2026-07-28T10:00", "2026-07-30T10:00",
        lambda tale: tale.at("2026-07-27T10:00").delivery("TECH", "D1"),
    ),
    ("request", "rectification"): Row(
        "TECH R1", "07-23 18:00",
        rectifying, lambda tale, at: tale.at(at).delivery("TECH", "D1", rectified=["R1"]),
        "2026-07-22T10:00", "2026-07-24T10:00",
        lambda tale: tale.at("2026-07-22T10:00").acceptance("MKT", D1="fail"),
    ),
    ("request", "confirmation"): Row(
        "TECH", "07-24 18:00",
        accepted, lambda tale, at: tale.at(at).confirmation("TECH"),
        "2026-07-23T10:00", "2026-07-27T10:00",
    ),
    ("request", "retrospective"): Row(
        "MKT", "07-20 18:00",
        escalated, lambda tale, at: tale.at(at).retrospective(),
        "2026-07-17T10:00", "2026-07-21T10:00",
    ),
    ("feedback", "receipt"): Row(
        "TECH", "07-09 18:00",
        feedback, lambda tale, at: tale.at(at).receipt("TECH"),
        "2026-07-08T10:00", "2026-07-10T10:00",
        lambda tale: tale.at("2026-07-08T10:00").referral("MKT", add="OPS", remove="TECH"),
    ),
    ("feedback", "response"): Row(
        "OPS 2026-07-07-progress-TECH.md", "07-08 18:00",
        helped,
        lambda tale, at: tale.at(at).response("OPS", "2026-07-07-progress-TECH.md"),
        "2026-07-08T10:00", "2026-07-09T10:00", cancel("2026-07-08T10:00"),
    ),
    ("feedback", "task"): Row(
        "TECH T1", "07-14 18:00",
        taken_on, lambda tale, at: tale.at(at).progress("TECH", T1=100),
        "2026-07-14T10:00", "2026-07-15T10:00",
        lambda tale: tale.at("2026-07-13T10:00").resolution("TECH"),
    ),
    ("feedback", "progress"): Row(
        "TECH 2026-07-09", "07-09 18:00",
        taken_on, lambda tale, at: tale.at(at).progress("TECH", T1=10),
        "2026-07-09T10:00", "2026-07-10T10:00",
    ),
    ("feedback", "confirmation"): Row(
        "he-jiayi", "07-16 18:00",
        resolved, lambda tale, at: tale.at(at).confirmation("MKT", result="not-solved"),
        "2026-07-15T10:00", "2026-07-17T10:00", cancel("2026-07-15T10:00"),
    ),
    ("feedback", "retrospective"): Row(
        "MKT", "07-20 18:00",
        ended_feedback, lambda tale, at: tale.at(at).retrospective(),
        "2026-07-17T10:00", "2026-07-21T10:00",
    ),
}  # fmt: skip
# Feedback has neither agreement nor deliverables.
REQUESTS_ONLY = {"consensus", "milestone", "delivery", "acceptance", "rectification"}
# A report that nobody wants any more when it is due was never owed; what is accepted is not
# cancelled, and what has ended stays so.
NEVER_WAIVED = {("request", "progress"), ("feedback", "progress"), ("request", "confirmation")} | {
    (kind, "retrospective") for kind in ("request", "feedback")
}
every_row = pytest.mark.parametrize("key", ROWS, ids="-".join)
Key = tuple[str, str]


def told(key: Key, tale: Tale, now: str, entered: Mapping[str, str] | None = None) -> str:
    """The obligation of a row, without its marks, which have their own tests."""
    return line(owed_one(key, tale, now, entered)._replace(marks=frozenset()))


def owed_one(
    key: Key, tale: Tale, now: str, entered: Mapping[str, str] | None = None
) -> Obligation:
    start = f"{ROWS[key].what} by {ROWS[key].due}: "
    found = [
        each
        for each in tale.obligations(now, entered)
        if each.rule == key[1] and line(each).startswith(start)
    ]
    assert len(found) == 1, tale.owed(key[1], now, entered)
    return found[0]


def expected(key: Key, outcome: str) -> str:
    return f"{ROWS[key].what} by {ROWS[key].due}: {outcome}"


def due(key: Key) -> str:
    return f"2026-{ROWS[key].due.replace(' ', 'T')}"


def settled(at: str) -> str:
    return at.removeprefix("2026-").replace("T", " ")


def meeting(key: Key, at: str) -> tuple[Tale, list[str]]:
    """The tale with what meets the obligation, and the files of that."""
    tale = ROWS[key].before()
    before = len(tale.entries)
    ROWS[key].meet(tale, at)
    return tale, [each.name for each in tale.entries[before:]]


def test_there_is_a_row_for_every_kind_of_obligation_of_both_kinds_of_record() -> None:
    rules = set(WORKFLOW.obligations)
    assert {rule for kind, rule in ROWS if kind == "request"} == rules
    assert {rule for kind, rule in ROWS if kind == "feedback"} == rules - REQUESTS_ONLY
    assert {key for key, row in ROWS.items() if row.waive is None} == NEVER_WAIVED
    for (kind, _), row in ROWS.items():
        assert row.before().kind == kind


@every_row
def test_pending_up_to_the_instant_and_overdue_after_it(key: Key) -> None:
    tale = ROWS[key].before()
    assert told(key, tale, due(key)) == expected(key, "pending")
    assert told(key, tale, f"{due(key)}:01") == expected(key, "overdue")
    assert told(key, tale, FAR) == expected(key, "overdue")


@every_row
def test_met(key: Key) -> None:
    tale, names = meeting(key, ROWS[key].met)
    assert told(key, tale, ROWS[key].met) == expected(key, f"met {settled(ROWS[key].met)}")
    assert owed_one(key, tale, FAR).by in names


@every_row
def test_late(key: Key) -> None:
    tale, names = meeting(key, ROWS[key].late)
    assert told(key, tale, FAR) == expected(key, f"late {settled(ROWS[key].late)}")
    assert owed_one(key, tale, FAR).by in names


@every_row
def test_entered_late(key: Key) -> None:
    tale, names = meeting(key, ROWS[key].met)
    outcome = f"entered-late {settled(ROWS[key].met)}"
    entered = dict.fromkeys(names, "2026-08-10T10:00")
    assert told(key, tale, FAR, entered) == expected(key, outcome)
    assert owed_one(key, tale, "2026-08-09T10:00", entered).outcome is Outcome.MET


@every_row
def test_waived(key: Key) -> None:
    tale, waive = ROWS[key].before(), ROWS[key].waive
    if waive is None:
        assert key in NEVER_WAIVED
        return
    waive(tale)
    at = f"{tale.entries[-1].at:%m-%d %H:%M}"
    assert told(key, tale, FAR) == expected(key, f"waived {at}")


@every_row
def test_waived_after_the_date_is_late(key: Key) -> None:
    """Whoever was overdue when it ceased to be wanted stays on record with it."""
    tale = ROWS[key].before()
    refused = len(tale.refused())
    tale.at("2026-08-10T10:00").cancel()
    if len(tale.refused()) > refused:
        assert key[1] in ("confirmation", "retrospective")  # what has ended is not cancelled
    else:
        assert told(key, tale, FAR) == expected(key, "late 08-10 10:00")


@every_row
def test_what_met_it_is_withdrawn(key: Key) -> None:
    if key[1] == "consensus":
        return  # nobody withdraws what all have signed: there is another round instead
    tale, names = meeting(key, ROWS[key].met)
    for name in names:
        tale.at("2026-08-10T10:00").void(name)
    assert told(key, tale, "2026-08-09T10:00") == expected(key, f"met {settled(ROWS[key].met)}")
    assert told(key, tale, FAR) == expected(key, "overdue")


@every_row
def test_what_met_it_is_mended_and_keeps_its_instant(key: Key) -> None:
    if key[1] == "consensus":
        return
    tale, names = meeting(key, ROWS[key].met)
    for entry in [each for each in tale.entries if each.name in names]:
        tale.add({**entry.fields, "at": "2026-08-10T10:00", "supersedes": entry.name})
    assert told(key, tale, FAR) == expected(key, f"met {settled(ROWS[key].met)}")


@every_row
def test_what_was_overdue_before_a_hold_stays_so(key: Key) -> None:
    tale = ROWS[key].before()
    tale.at("2026-07-31T10:00").hold()
    if key[1] == "retrospective":
        assert tale.refused()  # what has ended is not held
    assert told(key, tale, FAR) == expected(key, "overdue")


@every_row
def test_nothing_becomes_overdue_on_hold(key: Key) -> None:
    if key[1] == "retrospective":
        return
    tale = ROWS[key].before()
    tale.at(f"{due(key)[:10]}T09:30").hold()
    found = [each for each in tale.obligations(FAR) if each.rule == key[1]]
    assert not [
        line(each)
        for each in found
        if line(each).startswith(ROWS[key].what) and each.outcome is Outcome.OVERDUE
    ]
    tale.at("2026-08-03T10:00").resume()
    if key[1] != "progress":  # of a week on hold nobody wants a report
        found = [each for each in tale.obligations(FAR) if each.rule == key[1]]
        later = [each for each in found if line(each).startswith(ROWS[key].what)]
        assert later and all(each.due > instant("2026-08-03T10:00") for each in later)


def test_feedback_that_was_given_away_is_no_longer_owed_by_whoever_had_it() -> None:
    tale = taken_on()
    tale.at("2026-07-08T10:00").referral("TECH", add="OPS", remove="TECH")
    assert [line(each) for each in tale.obligations(FAR) if each.is_open] == [
        "OPS by 07-13 18:00: overdue"
    ]
