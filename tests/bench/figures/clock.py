"""The figure of the clock: what is computed of the records, beside reading them."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.clock import clock_in_turn
from tests.bench.figures.figure import TEN, Figure, beside_peer
from tests.bench.workspace import Workspace


def clock_figures(space: Workspace) -> Iterator[Figure]:
    """States, obligations and figures of very many records, beside reading them."""
    folder, written = space.ledger(TEN * space.records)
    yield beside_peer(
        "clock",
        written,
        clock_in_turn(folder, space.told),
        0.30,
        "seconds for states, obligations and figures, beside reading, both in one process",
        ours=lambda _, computing: computing,
        theirs=lambda reading, _: reading,
    )
