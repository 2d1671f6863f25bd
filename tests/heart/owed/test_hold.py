"""Agreed dates stand on hold, but nothing newly becomes overdue meanwhile."""

from __future__ import annotations

from tests.heart.tale import Tale, agreed, work_due

NOW = "2026-08-31T10:00"


def held(since: str, until: str | None = None) -> Tale:
    tale = agreed()
    tale.at(since).hold(until=until)
    return tale


def test_a_date_after_the_hold_stands() -> None:
    tale = held("2026-07-13T10:00")
    tale.at("2026-07-14T10:00").resume()
    assert tale.about("T1", "2026-07-15T10:00") == ["TECH T1 by 07-15 18:00: pending"]


def test_a_date_that_passes_meanwhile_waits_for_a_new_one() -> None:
    tale = held("2026-07-13T10:00")
    assert tale.about("T1", "2026-07-17T10:00") == ["TECH T1 by 07-22 18:00: pending (new-date)"]
    tale.at("2026-07-20T10:00").resume()
    assert tale.about("T1", "2026-07-21T10:00") == ["TECH T1 by 07-23 18:00: pending (new-date)"]
    assert tale.about("T1", "2026-07-24T10:00") == [
        "TECH T1 by 07-23 18:00: overdue (new-date, unwarned)"
    ]


def test_a_hold_with_a_date_says_at_once_when_a_new_one_is_due() -> None:
    tale = held("2026-07-13T10:00", until="2026-07-20")
    for now in ("2026-07-14T10:00", "2026-07-17T10:00", "2026-07-22T10:00"):
        assert tale.about("T1", now) == ["TECH T1 by 07-23 18:00: pending (new-date)"]


def test_a_new_round_in_time_replaces_the_date() -> None:
    tale = held("2026-07-13T10:00")
    tale.at("2026-07-20T10:00").resume()
    tale.at("2026-07-21T10:00").amendment(work=work_due(T1="2026-07-29"))
    tale.at("2026-07-22T10:00").consensus()
    assert tale.about("T1", "2026-07-23T10:00") == ["TECH T1 by 07-29 18:00: pending"]


def test_a_new_round_too_late_leaves_the_old_date_late() -> None:
    tale = held("2026-07-13T10:00")
    tale.at("2026-07-20T10:00").resume()
    tale.at("2026-07-24T09:00").amendment(work=work_due(T1="2026-07-29"))
    tale.at("2026-07-24T10:00").consensus()
    assert tale.about("T1", "2026-07-27T10:00") == [
        "TECH T1 by 07-23 18:00: late 07-24 10:00 (new-date, unwarned)",
        "TECH T1 by 07-29 18:00: pending",
    ]


def test_what_was_overdue_before_stays_so() -> None:
    tale = held("2026-07-16T10:00")
    assert tale.about("T1", "2026-07-24T10:00") == ["TECH T1 by 07-15 18:00: overdue (unwarned)"]


def test_what_is_done_on_hold_is_done() -> None:
    tale = held("2026-07-13T10:00")
    tale.at("2026-07-15T10:00").progress("TECH", T1=100)
    tale.at("2026-07-20T10:00").resume()
    assert tale.about("T1", NOW) == ["TECH T1 by 07-23 18:00: met 07-15 10:00 (new-date)"]


def test_a_hold_that_ends_on_the_day_it_began_does_nothing() -> None:
    tale = held("2026-07-13T10:00", until="2026-07-13")
    assert tale.overlays("2026-07-13T10:00") == set()
    assert list(tale.obligations(NOW)) == list(agreed().obligations(NOW))


def test_a_second_hold_without_a_date_outlasts_the_first() -> None:
    tale = held("2026-07-13T10:00", until="2026-07-15")
    tale.at("2026-07-14T10:00").hold()
    assert tale.overlays("2026-07-16T10:00") == {"on-hold"}


def test_resuming_what_is_not_on_hold_is_not_allowed() -> None:
    tale = held("2026-07-13T10:00", until="2026-07-15")
    name = tale.at("2026-07-16T10:00").resume()
    assert tale.refused() == [name]
