"""Who speaks for which department: as many needs as possible are met, and that is found soon."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import product

import pytest

from accord.gate.matching import Candidate, assignment, met


def most(needs: Sequence[frozenset[Candidate]]) -> int:
    """How many needs can be met at all, by trying everything."""
    people = sorted({person for each in needs for person, _ in each})
    codes = [
        sorted({code for each in needs for who, code in each if who == person and code} or {""})
        for person in people
    ]
    return max(met(needs, dict(zip(people, chosen, strict=True))) for chosen in product(*codes))


@pytest.mark.parametrize("seed", range(300))
def test_as_many_needs_are_met_as_can_be(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    people, codes = "abcde"[: chance.randint(1, 5)], ["TECH", "MKT", "FIN", "HR", None]
    needs = [
        frozenset(
            (chance.choice(people), chance.choice(codes)) for _ in range(chance.randint(0, 4))
        )
        for _ in range(chance.randint(1, 7))
    ]
    assert met(needs, assignment(needs)) == most(needs)


def test_thirty_leads_who_stand_in_for_each_other_are_assigned_at_once() -> None:
    around = [frozenset((((f"p{n}", f"D{n}")), (f"p{(n + 1) % 30}", f"D{n}"))) for n in range(30)]
    assert met(around, assignment(around)) == 30
    short = [*around, frozenset({("p0", "D30")}), frozenset({("p9", "D31")}), frozenset()]
    assert met(short, assignment(short)) == 30


def test_twelve_people_who_may_speak_for_every_department_are_assigned_at_once() -> None:
    people = [f"p{n}" for n in range(12)]
    needs = [frozenset((person, f"D{n}") for person in people) for n in range(14)]
    assert met(needs[:12], assignment(needs[:12])) == 12
    assert met(needs, assignment(needs)) == 12
