"""Pushes count as known only if none can be missing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from accord.forge.history import Activity, pushes
from accord.forge.snapshot import Account

LIN, CHEN = Account(1, "lin-yue", human=True), Account(2, "chen-jing", human=True)
START = datetime(2026, 7, 10, tzinfo=UTC)


def told(*moves: str) -> list[Activity]:
    """`told("0a", "ab")`: a branch is made at a, then moved to b; 0 is no branch."""
    return [
        Activity(LIN, before * 40, after * 40, START + timedelta(minutes=number))
        for number, (before, after) in enumerate(moves)
    ]


@pytest.mark.parametrize(
    ("moves", "known"),
    [
        (["0a"], "a"),
        (["0a", "ab", "bc"], "abc"),
        (["0a", "ac"], "ac"),
        (["0a", "a0"], "a"),  # the branch went after the merge
        (["0a", "ab", "b0", "0c"], "c"),  # another branch took its name
        (["0a", "a0", "0b", "b0"], "b"),
    ],
)
def test_a_whole_history_is_known(moves: list[str], known: str) -> None:
    found = pushes(told(*moves), known[-1] * 40)
    assert found
    assert [each.commit[0] for each in found] == list(known)


@pytest.mark.parametrize(
    ("moves", "head"),
    [
        ([], "a"),
        (["ab"], "b"),  # how it began was forgotten
        (["0a", "bc"], "c"),  # somebody moved it from a to b
        (["0a"], "b"),  # the latest is not told yet
        (["0a", "ab"], "a"),
        (["0a", "a0", "ab"], "b"),  # how it came back
        (["0a", "a0"], "0"),
    ],
)
def test_a_gap_leaves_it_unknown(moves: list[str], head: str) -> None:
    assert pushes(told(*moves), head * 40) is None


def test_whose_push_it_was_is_kept() -> None:
    made, moved = told("0a", "ab")
    theirs = Activity(CHEN, moved.before, moved.after, moved.at)
    found = pushes([made, theirs], "b" * 40)
    assert found
    assert [each.account for each in found] == [LIN, CHEN]
