"""What is true of the chronicle of every record: tales told at random."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as some

from accord.chronicle.chronicle import developments
from accord.obligation import Outcome
from accord.survey import look_at
from tests.heart.company import LEDGER
from tests.heart.tale import Tale
from tests.heart.test_laws import START, law, moments, tales

Row = tuple[datetime, str, str, str]


def told(tale: Tale, since: datetime, until: datetime) -> list[Row]:
    """What happened, with all that tells one happening from another."""
    if until < START:
        return []
    found = developments(look_at(tale.record, LEDGER, until), LEDGER, since)
    return [
        (each.at, str(each.what), str(each), str(each.obligation and each.obligation.topic))
        for each in found
    ]


def withdraw(tale: Tale, chance: Random) -> None:
    """Withdraw some entries of a tale, and withdrawals in turn."""
    for _ in range(chance.randrange(4)):
        last = max((each.at for each in tale.entries), default=START)
        names = [each.name for each in tale.entries if each.kind != "consensus"]
        if names:
            moment = last + timedelta(hours=1)
            tale.at(f"{moment:%Y-%m-%dT%H:%M}").void(chance.choice(names))


@law
@given(tales(), moments, moments, moments, some.randoms(use_true_random=False))
def test_it_does_not_matter_where_a_span_is_cut(
    tale: Tale, one: datetime, two: datetime, three: datetime, chance: Random
) -> None:
    withdraw(tale, chance)
    begin, middle, end = sorted((one, two, three))
    parts = told(tale, begin, middle) + told(tale, middle, end)
    assert sorted(without_obligation(parts)) == sorted(without_obligation(told(tale, begin, end)))


def without_obligation(rows: list[Row]) -> list[Row]:
    """An obligation stands otherwise at the end of a part than at that of the whole."""
    return [(at, what, text.split(", obligation=")[0], topic) for at, what, text, topic in rows]


@law
@given(tales(), moments, moments)
def test_what_is_overdue_or_in_another_state_has_been_told_of(
    tale: Tale, one: datetime, two: datetime
) -> None:
    since, until = sorted((one, two))
    before, after = (look_at(tale.record, LEDGER, at) for at in (since, until))
    found = developments(after, LEDGER, since)
    late = {each.obligation.topic for each in found if each.what == "late" and each.obligation}
    old, new = (
        {each.topic for each in case.obligations if each.outcome is Outcome.OVERDUE}
        for case in (before, after)
    )
    assert new - old <= late
    moves = [(each.before, each.after) for each in found if each.what == "moved"]
    path = [before.story.state.name, *(state for _, state in moves)]
    assert [state for state, _ in moves] == path[:-1]
    assert path[-1] == after.story.state.name
    overlays = set(before.story.overlays)
    for each in found:
        if each.what == "overlaid":
            overlays.add(each.after)
        if each.what == "cleared":
            overlays.discard(each.before)
    assert overlays == after.story.overlays
    assert before.archived or after.archived == any(each.what == "archived" for each in found)
