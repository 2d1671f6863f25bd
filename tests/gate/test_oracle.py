"""The gate and a table of facts agree on what may land."""

from __future__ import annotations

from tests.gate.oracle.comparison import compared


def test_the_gate_and_the_oracle_agree():
    """`python -m tests.gate.oracle` compares a hundred thousand histories."""
    tally = compared(range(400))
    assert not tally.differences, "\n".join(map(str, tally.differences))
