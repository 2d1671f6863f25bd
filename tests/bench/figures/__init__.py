"""The figures: each a ratio to a peer, or a measure beside what is allowed, with its bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tests.bench.figures.build import build_figures
from tests.bench.figures.check import check_figures
from tests.bench.figures.clock import clock_figures
from tests.bench.figures.figure import Figure
from tests.bench.figures.gate import gate_figures
from tests.bench.figures.search import search_figures
from tests.bench.workspace import Workspace

__all__ = ["FIGURES", "Figure"]

FIGURES: Mapping[str, Callable[[Workspace], Iterator[Figure]]] = {
    "check": check_figures,
    "gate": gate_figures,
    "clock": clock_figures,
    "build": build_figures,
    "search": search_figures,
}
