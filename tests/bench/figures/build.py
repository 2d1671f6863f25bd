"""The figures of the site: whole builds, cold and after an edit, memory, and serving."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.bench.figures.figure import TEN, Figure, beside_peer, within
from tests.bench.measure import ROUNDS, Program, in_turn
from tests.bench.sites import our_site, plain_material
from tests.bench.workspace import Workspace
from tests.site.serving import served

EDITS = 5


def build_figures(space: Workspace) -> Iterator[Figure]:
    """All of them; the builds of one size are measured in turn.

    Of ten times as many there is one round: the peer alone takes minutes.
    """
    yield from _builds(space, space.records, 0.25, ROUNDS)
    yield from _builds(space, TEN * space.records, 0.20, 1)
    yield _memory(space)
    yield _edit_while_serving(space)


def cold(program: Program) -> Program:
    """A build that finds nothing of what an earlier one kept."""
    return replace(
        program,
        name=f"{program.name}, cold",
        before=lambda: shutil.rmtree(program.folder / ".git" / "accord-site", ignore_errors=True),
    )


def _builds(space: Workspace, records: int, bar: float, rounds: int) -> Iterator[Figure]:
    """A cold build beside plain Material, and one after an edit beside the cold one."""
    folder, written = space.repository(records)
    space.told(f"preparing plain Material with {records:,}")
    peer = plain_material(folder, space.folder(f"material-{records}"))
    ours = our_site(folder)
    second = replace(ours, name="our site after an edit", before=lambda: _edit(folder, "once"))
    measured = in_turn((cold(ours), second, peer.program), space.told, rounds)
    size = "" if records == space.records else ", ten times as many"
    yield beside_peer(
        f"site{size}",
        written,
        [(ours, theirs) for ours, _, theirs in measured],
        bar,
        f"seconds for all, beside {peer.configuration}",
    )
    yield beside_peer(
        f"site, after one edit{size}",
        written,
        [(after, cold) for cold, after, _ in measured],
        0.25,
        "seconds of the whole build, beside a cold one",
    )


def _memory(space: Workspace) -> Figure:
    folder, written = space.repository(TEN * space.records)
    space.told("watching the memory of a build")
    megabytes = cold(our_site(folder)).peak()
    remark = "MB at the peak of a cold build, all processes together, beside what is allowed"
    return within("site, memory", written, megabytes, 500.0, remark)


def _edit_while_serving(space: Workspace) -> Figure:
    folder, written = space.repository(space.records)
    our_site(folder, watch=True)
    rounds = []
    space.told("editing while serving")
    with served(folder / "mkdocs.yml") as site:
        name = _form(folder).parent.name
        site.wait(f"records/{name}/", name)
        for number in range(EDITS):
            _edit(folder, f"served {number}")
            rounds.append((site.wait(f"records/{name}/", f"served {number}"), 2.0))
    remark = "seconds until the edit shows, beside the two that it may take"
    return beside_peer("site, edit while serving", written, rounds, 1.0, remark)


def _form(folder: Path) -> Path:
    return min((folder / "records" / "requests").glob("*/request.md"))


def _edit(folder: Path, words: str) -> None:
    with _form(folder).open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")
