"""The figures of the site: whole builds, cold and after an edit, memory, and serving."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.bench.figures import TEN, Figure
from tests.bench.generate import Written
from tests.bench.measure import ROUNDS, Seconds, in_turn, middle
from tests.bench.sites import our_site, plain_material
from tests.bench.workspace import Workspace
from tests.repository import commit
from tests.site.serving import served

# The peer alone takes more than a minute a round.
FEW_ROUNDS = 2
EDITS = 5


def site_figures(space: Workspace) -> Iterator[Figure]:
    """All of them; the builds of one size are measured in turn."""
    yield from _builds(space, space.records, 0.25, ROUNDS)
    yield from _builds(space, TEN * space.records, 0.20, FEW_ROUNDS)
    yield _memory(space)
    yield _edit_while_serving(space)


def _builds(space: Workspace, records: int, bar: float, rounds: int) -> Iterator[Figure]:
    """A cold build beside plain Material, and one after an edit beside the cold one."""
    folder, written = _repository(space, records)
    space.told(f"preparing plain Material with {records:,}")
    peer = plain_material(folder, space.folder(f"material-{records}"))
    ours = our_site(folder)
    cold = replace(ours, name=f"our site of {records:,}", before=lambda: _forget(folder))
    second = replace(ours, name="our site after an edit", before=lambda: _edit(folder, "once"))
    measured = in_turn((cold, second, peer.program), space.told, rounds)
    size = "" if records == space.records else ", ten times as many"
    yield _figure(
        f"site{size}", written, [(ours, theirs) for ours, _, theirs in measured], bar
    ).saying(f"seconds for all, beside {peer.configuration}")
    yield _figure(
        f"site, after one edit{size}", written, [(after, cold) for cold, after, _ in measured], 0.25
    ).saying("seconds of the whole build, beside a cold one")


def _memory(space: Workspace) -> Figure:
    folder, written = _repository(space, TEN * space.records)
    space.told("watching the memory of a build")
    cold = replace(our_site(folder), before=lambda: _forget(folder))
    found = _figure("site, memory", written, [(cold.peak(), 500.0)], 1.0)
    return found.saying("MB at the peak of a cold build, all processes together, beside the bar")


def _edit_while_serving(space: Workspace) -> Figure:
    folder, written = _repository(space, space.records)
    our_site(folder, watch=True)
    seconds = []
    space.told("editing while serving")
    with served(folder / "mkdocs.yml") as site:
        name = _form(folder).parent.name
        site.wait(f"records/{name}/", name)
        for number in range(EDITS):
            _edit(folder, f"served {number}")
            seconds.append((site.wait(f"records/{name}/", f"served {number}"), 2.0))
    found = _figure("site, edit while serving", written, seconds, 1.0)
    return found.saying("seconds until the edit shows, beside the two that it may take")


def _figure(name: str, written: Written, rounds: list[Seconds], bar: float) -> Figure:
    return Figure(
        name=name,
        records=written.records,
        files=written.files,
        value=middle(rounds, lambda ours, _: ours),
        peer=middle(rounds, lambda _, theirs: theirs),
        ratio=middle(rounds, lambda ours, theirs: ours / theirs),
        bar=bar,
        remark="",
    )


def _repository(space: Workspace, records: int) -> tuple[Path, Written]:
    """A ledger in a clone of its own, in which a build can keep something."""
    folder, written = space.ledger(records)
    if not (folder / ".git").exists():
        commit(folder)
    return folder, written


def _forget(folder: Path) -> None:
    shutil.rmtree(folder / ".git" / "accord-site", ignore_errors=True)


def _form(folder: Path) -> Path:
    return min((folder / "records" / "requests").glob("*/request.md"))


def _edit(folder: Path, words: str) -> None:
    with _form(folder).open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")
