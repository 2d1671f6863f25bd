"""Histories on a real git repository: every tree a commit, written in one go."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.gate.oracle.facts import Facts, Tree
from tests.gate.oracle.history import History
from tests.repository import git

_TRICK = "notes.txt"


@dataclass(slots=True)
class Stream:
    """What `git fast-import` reads; a mark is a number for an object that it makes."""

    lines: list[bytes] = field(default_factory=list)
    blobs: dict[bytes, int] = field(default_factory=dict)
    marks: int = 0

    def blob(self, data: bytes) -> int:
        if data not in self.blobs:
            self.marks += 1
            self.blobs[data] = self.marks
            self.lines.append(b"blob\nmark :%d\ndata %d\n%s\n" % (self.marks, len(data), data))
        return self.blobs[data]

    def commit(self, tree: Tree, *parents: int) -> int:
        files = [
            b"M 100644 :%d %s\n" % (self.blob(data), path.encode()) for path, data in tree.items()
        ]
        self.marks += 1
        first, *others = [b":%d" % each for each in parents] or [b""]
        self.lines += [
            b"commit refs/heads/c%d\nmark :%d\n" % (self.marks, self.marks),
            b"committer t <t@example.com> 1784000000 +0800\ndata 1\n.\n",
            b"from %s\n" % first if first else b"",
            *(b"merge %s\n" % each for each in others),
            b"deleteall\n",
            *files,
            b"\n",
        ]
        return self.marks


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a history lies: its base, what would land if that was made, and its commits' ids."""

    history: History
    base: str
    head: str
    merge: str | None
    ids: Mapping[str, str]


def placed(folder: Path, histories: Iterable[History]) -> Iterator[Placed]:
    """Write histories into a new repository."""
    git(folder, "init", "-q", "--bare")
    stream, marks = Stream(), []
    for history in histories:
        marks.append((history, _write(stream, history.facts)))
    place = folder / "marks"
    command = ["git", "-C", str(folder), "fast-import", "--quiet", f"--export-marks={place}"]
    subprocess.run(command, input=b"".join(stream.lines), check=True)
    rows = (line.split() for line in place.read_text(encoding="ascii").splitlines())
    ids = {int(mark[1:]): id for mark, id in rows}
    for history, known in marks:
        base, head, merge, commits = known
        named = {symbol: ids[mark] for symbol, mark in commits.items()}
        yield Placed(history, ids[base], ids[head], ids[merge] if merge else None, named)


def _write(stream: Stream, facts: Facts) -> tuple[int, int, int | None, Mapping[str, int]]:
    """The marks of the base, the head, the merge that was made, and of every commit."""
    trees = facts.trees
    fork = base = stream.commit(trees["fork"])
    last = fork
    commits: dict[str, int] = {}
    for each in facts.commits:
        last = commits[each.id] = stream.commit(_tricked(facts, each.id), last)
    if trees["base"] != trees["fork"] or facts.conflicts:
        base = stream.commit(_tricked(facts, "base"), fork)
    union = {
        **trees["head"],
        **{p: d for p, d in trees["base"].items() if trees["fork"].get(p) != d},
    }
    is_twisted = union != trees["merge"]
    made = stream.commit(trees["merge"], base, last) if is_twisted and not facts.conflicts else None
    return base, last, made, commits


def _tricked(facts: Facts, name: str) -> Tree:
    """A tree, with a file on which base and head don't agree where they shall not merge."""
    tree = facts.trees[name]
    return {**tree, _TRICK: name.encode()} if facts.conflicts else tree
