"""It does not matter where a span of time is cut in two."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from accord import ledger
from accord.chronicle.chronicle import chronicle
from accord.chronicle.happening import What
from accord.survey import survey
from accord.trees import Folder

LEDGER = ledger.read(Folder(Path(__file__).parents[2]))
BEGIN = LEDGER.organization.instant("2026-01-01")
DAYS = 310

Told = tuple[str, datetime, str, object, object]


def told(since: datetime, until: datetime) -> list[Told]:
    """Everything that happened in a span, with all that tells one happening from another."""
    found = chronicle(survey(LEDGER, until), since)
    return sorted(
        (
            (name, each.at, str(each.what), each, each.obligation and each.obligation.topic)
            for name, happenings in found.items()
            for each in happenings
        ),
        key=lambda row: (row[:3], str(row[3:])),
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_parts_make_up_the_whole(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same cuts every time
    cuts = sorted(BEGIN + timedelta(minutes=chance.randrange(DAYS * 1440)) for _ in range(5))
    parts = [row for each in pairwise(cuts) for row in told(*each)]
    assert sorted(parts, key=lambda row: (row[:3], str(row[3:]))) == told(cuts[0], cuts[-1])


def test_it_can_be_cut_at_the_very_instants() -> None:
    """Of everything that happened in October, when it happened and just before."""
    since, until = (LEDGER.organization.instant(day) for day in ("2026-10-12", "2026-10-17"))
    whole = told(since, until)
    instants = sorted({row[1] for row in whole})[::5]
    for cut in (*instants, *(at - timedelta(microseconds=1) for at in instants)):
        parts = told(since, cut) + told(cut, until)
        assert sorted(parts, key=lambda row: (row[:3], str(row[3:]))) == whole, cut


def test_a_whole_year_tells_of_everything_that_can_happen() -> None:
    assert {row[2] for row in told(BEGIN, BEGIN + timedelta(days=DAYS))} >= set(What) - {
        What.REDATED
    }


def test_nothing_happens_in_no_time() -> None:
    at = LEDGER.organization.instant("2026-07-08T10:00")
    assert not told(at, at)
