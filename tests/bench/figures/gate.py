"""The figure of the gate: how long a decision takes."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.figures.figure import TEN, Figure, within
from tests.bench.measure import Program, in_turn, middle
from tests.bench.proposal import propose
from tests.bench.workspace import Workspace
from tests.repository import git


def gate_figures(space: Workspace) -> Iterator[Figure]:
    """How long the gate takes to decide on a change to very many records."""
    folder, written = space.repository(TEN * space.records)
    space.told("proposing a change")
    reviews = space.root / "reviews.json"
    propose(folder, reviews)
    revisions = ("--base", "main", "--head", "work", "--reviews", str(reviews))
    program = Program("accord gate", ("accord", "gate", "-C", str(folder), *revisions), folder)
    seconds = middle(in_turn((program,), space.told), lambda ours: ours)
    git(folder, "checkout", "-q", "main")
    remark = "seconds of `accord gate`, start-up included, beside the two that it may take"
    yield within("decision", written, seconds, 2.0, remark)
