"""What somebody owes, in the numbers from which a page counts on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from accord.directory import Directory, Listing
from accord.ledger import Ledger
from accord.obligations import owed
from accord.site.overviews.tally import tallies
from accord.site.reader import Reader
from accord.site.records.owing import Owing, owing
from accord.survey import Case, Survey
from tests.heart.company import LEDGER, ORGANIZATION, instant
from tests.heart.tale import Tale, agreed, request

NOW = "2026-08-04T10:00"


def owings(tale: Tale, now: str, ledger: Ledger = LEDGER) -> list[Owing]:
    """What is open of one record, as pages show it."""
    story = tale.story(now)
    case = Case(story, owed(story, ledger), archived=False)
    whole = Survey(ledger, instant(now), {case.record.id: case}, Directory.of([Listing.of(story)]))
    reader = Reader("en", ledger.organization)
    return [owing(each, whole, reader) for each in case.open_obligations]


def test_what_is_late_and_what_will_be() -> None:
    first = tallies(owings(request(), "2026-07-08T10:00"))
    assert {each.code: (each.late, each.coming) for each in first} == {
        "TECH": (0, {"2026-07-09T18:00:00+08:00": 1}),
        "DESIGN": (0, {"2026-07-09T18:00:00+08:00": 1}),
    }
    then = tallies(owings(request(), "2026-07-13T10:00"))
    assert {each.code: (each.late, each.coming) for each in then} == {
        "TECH": (1, {}),
        "DESIGN": (1, {}),
    }


def test_whoever_changed_department_is_counted_by_the_calendar_of_then() -> None:
    """赵强 works in Technology from August on, which keeps days of its own."""
    tale = agreed()
    tale.at("2026-07-13T10:00").escalation("zhao-qiang")
    tale.at("2026-08-03T10:00").escalation("zhao-qiang")
    people = ORGANIZATION.people
    moved = replace(people["zhao-qiang"], department="TECH", earlier=(("BOSS", date(2026, 7, 31)),))
    ledger = replace(
        LEDGER,
        calendar=replace(LEDGER.calendar, departments={"TECH": LEDGER.calendar.of(None)}),
        organization=replace(ORGANIZATION, people={**people, "zhao-qiang": moved}),
    )
    mine = [each for each in owings(tale, NOW, ledger) if each.rule == "Respond"]
    assert [each.calendar for each in mine] == ["", "TECH"]
    assert {(each.code, each.calendar) for each in tallies(mine)} == {
        ("TECH", ""),
        ("TECH", "TECH"),
    }


def test_what_is_on_hold_without_an_end_is_not_expected_to_become_late() -> None:
    tale = agreed()
    assert any(each.ages for each in owings(tale, "2026-07-14T10:00"))
    tale.at("2026-07-13T10:00").hold()
    held = owings(tale, "2026-07-14T10:00")
    assert held and not any(each.ages or each.is_overdue for each in held)
    assert not any(each.coming for each in tallies(held))
