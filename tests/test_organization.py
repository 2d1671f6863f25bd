"""Who belongs to a department, and who speaks for it, depends on the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accord.organization import Organization
from accord.registry import organization

DAY = date(2026, 7, 1)


def company(**changes: object) -> Organization:
    tenure = {"from": "2026-01-01"}
    fields = {
        "name": {"zh": "公司", "en": "Company"},
        "timezone": "Asia/Shanghai",
        "ids": {},
        "departments": [
            {
                "code": code,
                "zh": code,
                "en": code,
                "leads": [{"person": lead, **tenure}],
                "contacts": [{"person": contact, **tenure}],
            }
            for code, lead, contact in (("OPS", "lead", "contact"), ("MKT", "other", "guest"))
        ],
        "people": [
            {"id": "boss", "name": "a", "department": "MKT", **tenure},
            {"id": "lead", "name": "b", "department": "OPS", "superior": "boss", **tenure},
            {"id": "contact", "name": "c", "department": "OPS", "superior": "lead", **tenure},
            {"id": "other", "name": "d", "department": "MKT", "superior": "boss", **tenure},
            {"id": "guest", "name": "e", "department": "OPS", **tenure},
            {
                "id": "mover",
                "name": "f",
                "department": "MKT",
                "earlier": [{"department": "OPS", "until": "2026-06-30"}],
                **tenure,
            },
        ],
        "stand_ins": [
            {"person": "lead", "deputy": "other", "from": "2026-07-01", "until": "2026-07-02"}
        ],
        "stewards": [],
        **changes,
    }
    return organization(fields)


@pytest.mark.parametrize(
    ("person", "code", "day", "belongs", "speaks"),
    [
        ("contact", "OPS", DAY, True, True),
        ("contact", "MKT", DAY, False, False),
        ("boss", "OPS", DAY, False, True),  # above its lead
        ("boss", "MKT", DAY, True, True),
        ("guest", "MKT", DAY, True, True),  # its contact, who works elsewhere
        ("other", "OPS", DAY, True, True),  # stands in for its lead
        ("other", "OPS", date(2026, 7, 3), False, False),
        ("mover", "OPS", date(2026, 6, 30), True, True),
        ("mover", "OPS", DAY, False, False),
        ("mover", "MKT", date(2026, 6, 30), False, False),
        ("mover", "MKT", DAY, True, True),
        ("nobody", "OPS", DAY, False, False),
    ],
)
def test_who_belongs_and_who_speaks(
    person: str, code: str, day: date, belongs: bool, speaks: bool
) -> None:
    assert company().belongs(person, code, day) is belongs
    assert company().speaks_for(person, code, day) is speaks


def test_superiors_in_a_circle_end() -> None:
    tenure = {"from": "2026-01-01", "department": "MKT"}
    people = [
        {"id": "lead", "name": "a", "superior": "boss", **tenure},
        {"id": "boss", "name": "b", "superior": "lead", **tenure},
    ]
    assert company(people=people).speaks_for("boss", "OPS", DAY)
    assert not company(people=people).speaks_for("other", "OPS", date(2026, 8, 1))


def test_an_account_speaks_for_one_person_on_one_forge() -> None:
    tenure = {"name": "a", "department": "OPS", "from": "2026-01-01"}
    people = [
        {"id": "one", **tenure, "accounts": [{"forge": "github", "id": 7, "login": "eins"}]},
        {"id": "two", **tenure, "accounts": [{"forge": "gitea", "id": 7}], "language": "en"},
        {"id": "three", **tenure, "accounts": [{"forge": "github", "id": 8}]},
        {"id": "four", **tenure, "accounts": [{"forge": "github", "id": 8}]},
    ]
    found = company(people=people)
    assert found.person_of("github", 7) == "one"
    assert found.person_of("gitea", 7) == "two"
    assert found.person_of("gitlab", 7) is None
    assert found.person_of("github", 8) is None, "two claim it"
    assert [each.language for each in found.people.values()] == ["zh", "en", "zh", "zh"]
    assert found.people["one"].accounts[0].login == "eins"


def test_a_key_covers_its_first_and_its_last_day() -> None:
    keys = [
        {"key": "ssh-ed25519 AAAA", "from": "2026-01-01", "until": "2026-06-30"},
        {"key": "ssh-ed25519 BBBB", "from": "2026-07-01"},
    ]
    old, new = company(gate_keys=keys).gate_keys
    assert old.covers(date(2026, 1, 1)) and old.covers(date(2026, 6, 30))
    assert not old.covers(date(2025, 12, 31)) and not old.covers(DAY)
    assert new.covers(DAY) and not new.covers(date(2026, 6, 30))


def test_instants_of_the_hour_that_comes_twice_stay_in_order() -> None:
    """In Berlin the clocks go back from 3:00 to 2:00 on 25 October 2026."""
    instant = company(timezone="Europe/Berlin").instant
    told = ("01:59", "02:10+02:00", "02:30", "02:05+01:00", "02:40+01:00", "03:00")
    moments = [instant(f"2026-10-25T{each}") for each in told]
    assert moments == sorted(moments)
    assert moments[4] - moments[1] == timedelta(hours=1, minutes=30)
    assert instant("2026-10-25T02:30") == instant("2026-10-25T00:30Z")
