"""The figures of the check: beside its peer, of very many records, after an edit, its memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.bench.figures.figure import TEN, Figure, beside_peer, within
from tests.bench.measure import Program, in_turn, middle
from tests.bench.peers import check_jsonschema
from tests.bench.workspace import Workspace
from tests.repository import commit, git


def check_figures(space: Workspace) -> Iterator[Figure]:
    yield _beside_peer(space)
    yield _of_many(space)
    yield _growth(space)
    yield _after_an_edit(space)
    yield _memory(space)


def _beside_peer(space: Workspace) -> Figure:
    """The whole check, with rules and bodies, beside a plain validation of the same fields."""
    folder, written = space.ledger(space.records)
    space.told("preparing check-jsonschema")
    peer = check_jsonschema(folder, space.folder("check-jsonschema"))
    rounds = in_turn((_check(folder, "accord check"), peer.program), space.told)
    remark = f"seconds for all, beside {peer.configuration}"
    return beside_peer("check", written, rounds, 0.15, remark)


def _of_many(space: Workspace) -> Figure:
    """The time for each file of ten times as many, beside the peer's with the size asked for.

    The peer runs before and after ours, which takes long enough for the machine to drift.
    """
    few, fewer = space.ledger(space.records)
    folder, written = space.ledger(TEN * space.records)
    peer = check_jsonschema(few, space.folder("check-jsonschema"))
    ours = _check(folder, f"accord check of {written.records:,}")
    return beside_peer(
        "check, ten times as many",
        written,
        in_turn((peer.program, ours, peer.program), space.told),
        0.10,
        "seconds for each file, beside check-jsonschema with the smaller ledger",
        ours=lambda _before, seconds, _after: seconds / written.files,
        theirs=lambda before, _, after: (before + after) / 2 / fewer.files,
    )


def _growth(space: Workspace) -> Figure:
    """The time for each record of ten times as many, beside that of the size asked for.

    The start-up (a check of no records) is taken off both; it would flatter the larger. The
    smaller runs before and after the larger, which takes long enough for the machine to drift.
    """
    few, many = space.records, TEN * space.records
    _, written = space.ledger(many)
    sizes = (0, few, many, few)
    programs = [_check(space.ledger(each)[0], f"accord check of {each:,}") for each in sizes]
    return beside_peer(
        "check, growth",
        written,
        in_turn(programs, space.told),
        1.25,
        f"seconds for each record, start-up taken off, beside our own with {few:,} records",
        ours=lambda start, _before, long, _after: (long - start) / many,
        theirs=lambda start, before, _, after: ((before + after) / 2 - start) / few,
    )


def _after_an_edit(space: Workspace) -> Figure:
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
    seconds = middle(in_turn((program,), space.told), lambda ours: ours)
    remark = "seconds, start-up included, beside the two that a commit may take"
    return within("check, after one edit", written, seconds, 2.0, remark)


def _memory(space: Workspace) -> Figure:
    folder, written = space.ledger(TEN * space.records)
    space.told("watching the memory of a check")
    megabytes = _check(folder, "accord check").peak()
    remark = "MB at the peak, all processes together, beside what is allowed"
    return within("check, memory", written, megabytes, 400.0, remark)


def _check(folder: Path, name: str, *more: str) -> Program:
    return Program(name, ("accord", "check", "-C", str(folder), "--lang", "zh", *more), folder)
