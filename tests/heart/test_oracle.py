"""What is owed, worked out twice: by the program, and by an oracle that knows nothing of it."""

from __future__ import annotations

import pytest

from tests.heart.oracle.comparison import compared

_SHARE = 50


@pytest.mark.parametrize("first", range(0, 300, _SHARE))
def test_the_obligations_and_the_oracle_agree(first: int) -> None:
    """`python -m tests.heart.oracle` compares as many lives as one likes."""
    tally = compared(range(first, first + _SHARE))
    assert not tally.differences, "\n".join(map(str, tally.differences))


def test_there_is_something_to_agree_on() -> None:
    """Lives that hardly owe anything would agree on anything."""
    owed = compared(range(1000, 1060)).debts
    rules = {what.split()[0] for what in owed}
    outcomes = {what.split()[1] for what in owed}
    assert rules >= {"receipt", "response", "consensus", "task", "milestone", "delivery"}
    assert rules >= {"progress", "acceptance", "rectification", "confirmation", "retrospective"}
    assert outcomes == {"pending", "met", "entered-late", "late", "overdue", "waived"}
