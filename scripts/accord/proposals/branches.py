"""Where open changes left the branch on which they are to land, and what they changed since.

Git is asked about all of them at once. Where it fails, since an object of one is missing, it
is asked about each alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.gate.landing import Made
from accord.trees import TreeError, git
from accord.trees.commits import commits
from accord.trees.revision import Held, read_difference

Differing = tuple[str, Held | None, Held | None]


@dataclass(frozen=True, slots=True)
class Branch:
    """A change from `fork` to `head`: its commits, and every path with what either holds there."""

    fork: str
    head: str
    commits: tuple[Made, ...]
    differing: tuple[Differing, ...]


def branches(root: Path, tip: str, heads: Sequence[str]) -> Mapping[str, Branch | None]:
    """The branch of each head; None where it can't be read.

    A head that `tip` contains already is left out.
    """
    try:
        return dict(_read(root, tip, heads))
    except TreeError:
        if len(heads) == 1:
            return {heads[0]: None}
    alone = (branches(root, tip, [head]) for head in heads)
    return {head: branch for each in alone for head, branch in each.items()}


def _read(root: Path, tip: str, heads: Sequence[str]) -> Iterator[tuple[str, Branch | None]]:
    history = _History.read(root, tip, heads)
    forks = {head: history.fork(root, tip, head) for head in heads if head in history.made}
    told = _differing(root, {head: fork for head, fork in forks.items() if fork})
    for head, fork in forks.items():
        if fork is None:
            yield head, None
        else:
            yield head, Branch(fork, head, history.commits(head), told.get(head, ()))


@dataclass(frozen=True, slots=True)
class _History:
    """All commits that are not in the tip, with the parents of each."""

    made: Mapping[str, Made]
    parents: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, root: Path, tip: str, heads: Iterable[str]) -> _History:
        found = commits(root, *heads, f"^{tip}")
        made = {id: Made(id, each.touched) for id, each in found.items()}
        parents = {id: each.parents for id, each in found.items()}
        return cls(made, parents)

    def commits(self, head: str) -> tuple[Made, ...]:
        """The commits of one change, the latest first."""
        return tuple(self.made[each] for each in self._reached(head) if each in self.made)

    def fork(self, root: Path, tip: str, head: str) -> str | None:
        """The commit that the change has in common with the tip."""
        common = [each for each in self._reached(head) if each not in self.made]
        if len(common) < 2:
            return common[0] if common else None
        return git(root, "merge-base", tip, head).decode().strip()

    def _reached(self, head: str) -> Iterable[str]:
        found, waiting = {head: None}, [head]
        while waiting:
            for each in self.parents.get(waiting.pop(), ()):
                if each not in found:
                    found[each] = None
                    waiting.append(each)
        return found


def _differing(root: Path, forks: Mapping[str, str]) -> dict[str, tuple[Differing, ...]]:
    form = ("-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--relative")
    options = (*form, "--ignore-submodules=none", "--stdin")
    wanted = "".join(f"{head} {fork}\n" for head, fork in forks.items())
    found: dict[str, list[Differing]] = {head: [] for head in forks}
    parts = iter(git(root, "diff-tree", *options, text=wanted).split(b"\0")[:-1])
    head = ""
    for part in parts:
        if part.startswith(b":"):
            found[head].append(read_difference(part, next(parts)))
        else:
            head = part.decode()
    return {head: tuple(each) for head, each in found.items()}
