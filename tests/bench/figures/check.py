"""The figures: each a ratio to a peer, with the bar below which it must stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tests.bench.clock import clock_in_turn
from tests.bench.measure import Program, in_turn, middle
from tests.bench.peers import check_jsonschema
from tests.bench.proposal import propose
from tests.bench.searching import Loaded, loaded
from tests.bench.sites import our_site, plain_material
from tests.bench.workspace import Workspace
from tests.repository import commit, git

TEN = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, the peer's measure, and the median of the rounds' ratios.

    `remark` says of what, against what, and how it was set up.
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

    def saying(self, remark: str) -> Figure:
        """The same with its remark."""
        return replace(self, remark=remark)

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
        bar=0.15,
        remark=f"seconds for all, beside {peer.configuration}",
    )


def check_of_many(space: Workspace) -> Figure:
    """The time for each file of ten times as many, beside the peer's with the size asked for.

    The peer runs before and after ours, which takes long enough for the machine to drift.
    """
    few, fewer = space.ledger(space.records)
    folder, written = space.ledger(TEN * space.records)
    peer = check_jsonschema(few, space.folder("check-jsonschema"))
    ours = _check(folder, f"accord check of {written.records:,}")
    rounds = in_turn((peer.program, ours, peer.program), space.told)

    def large(_before: float, seconds: float, _after: float) -> float:
        return seconds / written.files

    def small(before: float, _: float, after: float) -> float:
        return (before + after) / 2 / fewer.files

    return Figure(
        name="check, ten times as many",
        records=written.records,
        files=written.files,
        value=middle(rounds, large),
        peer=middle(rounds, small),
        ratio=middle(rounds, lambda *seconds: large(*seconds) / small(*seconds)),
        bar=0.10,
        remark="seconds for each file, beside check-jsonschema with the smaller ledger",
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
        name="check, growth",
        records=written.records,
        files=written.files,
        value=middle(rounds, large),
        peer=middle(rounds, small),
        ratio=middle(rounds, lambda *seconds: large(*seconds) / small(*seconds)),
        bar=1.25,
        remark=f"seconds for each record, start-up taken off, beside our own with {few:,} records",
    )


def check_after_an_edit(space: Workspace) -> Figure:
    """What somebody waits for before a commit, with one form of very many just edited."""
    folder, written = space.ledger(TEN * space.records)
    commit(folder)
    form = next((folder / "records" / "requests").glob("*/request.md"))

    def edit() -> None:
        with form.open("a", encoding="utf-8") as file:
            file.write("\n")
        git(folder, "add", "--all")

    program = replace(_check(folder, "accord check --cached", "--cached"), before=edit)
    program.run()  # the first has nothing to remember
    rounds = in_turn((program,), space.told)
    seconds = middle(rounds, lambda ours: ours)
    return Figure(
        name="check, after one edit",
        records=written.records,
        files=written.files,
        value=seconds,
        peer=2.0,
        ratio=seconds / 2.0,
        bar=1.0,
        remark="seconds, start-up included, beside the two that a commit may take",
    )


def decision(space: Workspace) -> Figure:
    """How long the gate takes to decide on a change to very many records."""
    folder, written = space.ledger(TEN * space.records)
    space.told("proposing a change")
    reviews = space.root / "reviews.json"
    propose(folder, reviews)
    revisions = ("--base", "main", "--head", "work", "--reviews", str(reviews))
    program = Program("accord gate", ("accord", "gate", "-C", str(folder), *revisions), folder)
    seconds = middle(in_turn((program,), space.told), lambda ours: ours)
    git(folder, "checkout", "-q", "main")
    return Figure(
        name="decision",
        records=written.records,
        files=written.files,
        value=seconds,
        peer=2.0,
        ratio=seconds / 2.0,
        bar=1.0,
        remark="seconds of `accord gate`, start-up included, beside the two that it may take",
    )


def clock(space: Workspace) -> Figure:
    """States, obligations and figures of very many records, beside reading them."""
    folder, written = space.ledger(TEN * space.records)
    rounds = clock_in_turn(folder, space.told)
    return Figure(
        name="clock",
        records=written.records,
        files=written.files,
        value=middle(rounds, lambda _, computing: computing),
        peer=middle(rounds, lambda reading, _: reading),
        ratio=middle(rounds, lambda reading, computing: computing / reading),
        bar=0.30,
        remark="seconds for states, obligations and figures, beside reading, both in one process",
    )


def memory_of_check(space: Workspace) -> Figure:
    """How much memory all processes of a check of very many have together."""
    folder, written = space.ledger(TEN * space.records)
    space.told("watching the memory of a check")
    megabytes = _check(folder, "accord check").peak()
    return Figure(
        name="check, memory",
        records=written.records,
        files=written.files,
        value=megabytes,
        peer=400.0,
        ratio=megabytes / 400.0,
        bar=1.0,
        remark="MB at the peak, all processes together, beside what is allowed",
    )


def searched_site(space: Workspace) -> Figure:
    """The site of very many records with its search, beside plain Material with its own.

    Material's finds no Chinese word then: that takes a dictionary, and longer still. Two rounds,
    for the peer takes minutes.
    """
    folder, written = space.ledger(TEN * space.records)
    space.told("preparing plain Material with its search")
    peer = plain_material(folder, space.folder("material-searched"), searched=True)
    programs = (our_site(folder, searched=True), peer.program)
    rounds = in_turn(programs, space.told, rounds=2)
    return Figure(
        name="site with search",
        records=written.records,
        files=written.files,
        value=middle(rounds, lambda ours, _: ours),
        peer=middle(rounds, lambda _, theirs: theirs),
        ratio=middle(rounds, lambda ours, theirs: ours / theirs),
        bar=0.20,
        remark=f"seconds for all, beside {peer.configuration}",
    )


def first_query(space: Workspace) -> Figure:
    """What a reader's first query loads, the dearest of many, on the site that was built last."""
    return _query(space, "search, first query", lambda found: found.first, 250.0)


def next_query(space: Workspace) -> Figure:
    """What the queries after that load."""
    return _query(space, "search, next query", lambda found: found.later, 30.0)


def _query(
    space: Workspace, name: str, which: Callable[[Loaded], Sequence[float]], allowed: float
) -> Figure:
    folder, written = space.ledger(TEN * space.records)
    space.told("asking the search")
    kilobytes = max(which(loaded(folder / "site")))
    return Figure(
        name=name,
        records=written.records,
        files=written.files,
        value=kilobytes,
        peer=allowed,
        ratio=kilobytes / allowed,
        bar=1.0,
        remark="KB compressed, at the most, beside what a phone may load",
    )


def _check(folder: Path, name: str, *more: str) -> Program:
    return Program(name, ("accord", "check", "-C", str(folder), "--lang", "zh", *more), folder)


FIGURES: tuple[Callable[[Workspace], Figure], ...] = (
    check_beside_peer,
    check_of_many,
    check_grows_evenly,
    check_after_an_edit,
    decision,
    clock,
    memory_of_check,
    searched_site,
    first_query,
    next_query,
)
