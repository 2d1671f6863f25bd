"""The gate and a table of facts agree on what may land."""

from __future__ import annotations

import pytest

from tests.gate.oracle.comparison import compared

_SHARE = 50


@pytest.mark.parametrize("first", range(0, 400, _SHARE))
def test_the_gate_and_the_oracle_agree(first: int) -> None:
    """`python -m tests.gate.oracle` compares a hundred thousand histories."""
    tally = compared(range(first, first + _SHARE))
    assert not tally.differences, "\n".join(map(str, tally.differences))
