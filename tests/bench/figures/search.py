"""The figures of the search: building with it, and what a reader's queries load."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.figures.build import cold
from tests.bench.figures.figure import TEN, Figure, beside_peer, within
from tests.bench.measure import in_turn
from tests.bench.searching import loaded
from tests.bench.sites import our_site, plain_material
from tests.bench.workspace import Workspace


def search_figures(space: Workspace) -> Iterator[Figure]:
    """The site of very many records with its search, beside plain Material with its own.

    Material's finds no Chinese word then: that takes a dictionary, and longer still. One round,
    for the peer takes minutes.
    """
    records = TEN * space.records
    folder, written = space.repository(records)
    space.told("preparing plain Material with its search")
    peer = plain_material(folder, space.folder(f"material-{records}"), searched=True)
    programs = (cold(our_site(folder, searched=True)), peer.program)
    rounds = in_turn(programs, space.told, rounds=1)
    remark = f"seconds for all, beside {peer.configuration}"
    yield beside_peer("site with search", written, rounds, 0.20, remark)
    space.told("asking the search")
    asked = loaded(folder / "site")
    remark = "KB compressed, at the most, beside what a phone may load"
    yield within("search, first query", written, max(asked.first), 250.0, remark)
    yield within("search, next query", written, max(asked.later), 30.0, remark)
