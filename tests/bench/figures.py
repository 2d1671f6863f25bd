"""The figures: each a ratio to a peer, with the bar below which it must stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.bench.measure import Program, in_turn, middle
from tests.bench.peers import check_jsonschema
from tests.bench.sites import our_site, plain_material
from tests.bench.workspace import Workspace

TEN = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: our seconds, the peer's, and the median of the rounds' ratios.

    `remark` says against what, and how it was set up.
    """

    name: str
    records: int
    files: int
    value: float
    peer: float
    ratio: float
    bar: float
    remark: str

    @property
    def holds(self) -> bool:
        return self.ratio <= self.bar

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "holds": self.holds}


def check_beside_peer(space: Workspace) -> Figure:
    """The whole check, with rules and bodies, beside a plain validation of the same fields."""
    folder, written = space.ledger(space.records)
    space.told("preparing check-jsonschema")
    peer = check_jsonschema(folder, space.folder("check-jsonschema"))
    rounds = in_turn((_check(folder, "accord check"), peer.program), space.told)
    return Figure(
        name="check",
        records=written.records,
        files=written.files,
        value=middle(rounds, lambda ours, _: ours),
        peer=middle(rounds, lambda _, theirs: theirs),
        ratio=middle(rounds, lambda ours, theirs: ours / theirs),
        bar=0.25,
        remark=f"seconds for all, beside {peer.configuration}",
    )


def check_grows_evenly(space: Workspace) -> Figure:
    """The time for each record of ten times as many, beside that of the size asked for.

    The start-up (a check of no records) is taken off both; it would flatter the larger. The
    smaller runs before and after the larger, which takes long enough for the machine to drift.
    """
    few, many = space.records, TEN * space.records
    _, written = space.ledger(many)
    sizes = (0, few, many, few)
    programs = [_check(space.ledger(each)[0], f"accord check of {each:,}") for each in sizes]
    rounds = in_turn(programs, space.told)

    def small(start: float, before: float, _: float, after: float) -> float:
        return ((before + after) / 2 - start) / few

    def large(start: float, _before: float, long: float, _after: float) -> float:
        return (long - start) / many

    return Figure(
        name="check, ten times as many",
        records=written.records,
        files=written.files,
        value=middle(rounds, large),
        peer=middle(rounds, small),
        ratio=middle(rounds, lambda *seconds: large(*seconds) / small(*seconds)),
        bar=1.25,
        remark=f"seconds for each record, start-up taken off, beside our own with {few:,} records",
    )


def site_beside_material(space: Workspace) -> Figure:
    """The site, with boards and overviews, beside plain Material with the records' pages alone."""
    folder, written = space.ledger(space.records)
    space.told("preparing plain Material")
    peer = plain_material(folder, space.folder("material"))
    rounds = in_turn((our_site(folder), peer.program), space.told)
    return Figure(
        name="site",
        records=written.records,
        files=written.files,
        value=middle(rounds, lambda ours, _: ours),
        peer=middle(rounds, lambda _, theirs: theirs),
        ratio=middle(rounds, lambda ours, theirs: ours / theirs),
        bar=0.40,
        remark=f"seconds for all, beside {peer.configuration}",
    )


def _check(folder: Path, name: str) -> Program:
    return Program(name, ("accord", "check", "-C", str(folder), "--lang", "zh"), folder)


FIGURES: tuple[Callable[[Workspace], Figure], ...] = (
    check_beside_peer,
    check_grows_evenly,
    site_beside_material,
)
