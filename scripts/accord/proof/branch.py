"""The branch on which the gate keeps its signed statements: files are only ever added to it.

It is read and written as git objects; nothing is checked out, and two that write at the same
time can't lose each other's statements.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from accord.language import Message, say
from accord.trees import Revision, TreeError, git

NAME = "accord-proof"
LOCAL = f"refs/heads/{NAME}"
PUBLISHED = f"refs/remotes/origin/{NAME}"
_ABSENT = "0" * 40
_WRITER = ("-c", "user.name=accord", "-c", "user.email=accord@localhost")


class BranchError(Exception):
    """The branch can't be added to; the message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Branch:
    """What a clone knows of the branch: the files by path, and what was done to it.

    `diverged` is whether the clone's own branch and the published one each have what the other
    has not; `rewritten` are the paths that a commit edited or deleted, with the commit.
    """

    files: Mapping[str, bytes]
    rewritten: Mapping[str, str]
    diverged: bool = False

    def only(self, records: Collection[str]) -> Branch:
        """The same of some records alone, each of which has a folder."""
        files = {path: data for path, data in self.files.items() if _folder(path) in records}
        paths = [path for path in self.rewritten if _folder(path) in records]
        return replace(self, files=files, rewritten={path: self.rewritten[path] for path in paths})


def read(root: Path) -> Branch | None:
    """The branch as far as this clone has it; None if it was not fetched, or there is none.

    Raises:
        TreeError: git failed.
    """
    folder = git_folder(root)
    tips = [tip(folder, name) for name in (LOCAL, PUBLISHED)] if folder else []
    if folder is None or not any(tips):
        return None
    newest = _newest(folder, *tips)
    files: dict[str, bytes] = {}
    for each in newest:
        files |= _files(folder, each)
    return Branch(files, _rewritten(folder, newest), diverged=len(newest) > 1)


def _folder(path: str) -> str:
    return path.partition("/")[0]


def _newest(folder: Path, own: str | None, published: str | None) -> list[str]:
    """Of the two tips the one that holds all that the other holds; both if neither does."""
    if own is None or published is None or own == published:
        return [each for each in (own or published,) if each]
    if is_ancestor(folder, published, own):
        return [own]
    return [published] if is_ancestor(folder, own, published) else [own, published]


def _rewritten(folder: Path, tips: Sequence[str]) -> dict[str, str]:
    """The paths that a commit did not add, but edit or delete, with the latest such commit."""
    options = ("--format=%x01%h", "--name-only", "--no-renames", "--diff-filter=a", "-m")
    told = git(folder, "log", "--no-color", "--no-show-signature", *options, *tips).decode()
    found: dict[str, str] = {}
    for commit, *paths in (part.split() for part in told.split("\1")[1:]):
        for path in paths:
            found.setdefault(path, commit)
    return found


def append(root: Path, files: Mapping[str, bytes], subject: str) -> str | None:
    """Add files, each in the folder of its record, in one commit on top of the branch.

    Gives its id, or None if all were there already. A clone that is behind what was published
    catches up with it.

    Raises:
        BranchError: a file of that name holds something else, the clone's branch has grown
            apart from the published one, or somebody has added something in this very moment.
        TreeError: git failed.
    """
    folder = git_folder(root)
    if folder is None:
        raise BranchError(say("{root} is in no git repository.", root=root))
    own, published = tip(folder, LOCAL), tip(folder, PUBLISHED)
    newest = _newest(folder, own, published)
    if len(newest) > 1:
        raise BranchError(
            say(
                "This clone's {branch} and the published one have grown apart. Delete this one, "
                "`git branch -D {branch}`, and do again what was done here.",
                branch=NAME,
            )
        )
    old = newest[0] if newest else None
    held = _files(folder, old) if old else {}
    if taken := [path for path, data in files.items() if held.get(path, data) != data]:
        raise BranchError(
            say(
                "On {branch} stands another {path}; nothing there is ever replaced.",
                branch=NAME,
                path=taken[0],
            )
        )
    new = {path: data for path, data in files.items() if path not in held}
    if not new:
        return None
    made = _commit(folder, old, new, subject)
    try:
        git(folder, "update-ref", LOCAL, made, own or _ABSENT)
    except TreeError:
        raise BranchError(
            say("Somebody else has just added to {branch}; try again.", branch=NAME)
        ) from None
    return made


def _commit(folder: Path, old: str | None, new: Mapping[str, bytes], subject: str) -> str:
    parent = ("-p", old) if old else ()
    tree = _tree(folder, old, new)
    return git(folder, *_WRITER, "commit-tree", *parent, "-m", subject, tree).decode().strip()


def _tree(folder: Path, old: str | None, new: Mapping[str, bytes]) -> str:
    """The tree of a commit with more files in it, each in a folder of the first level."""
    inside: dict[str, dict[str, str]] = {}
    for path, data in new.items():
        record, _, name = path.partition("/")
        blob = git(folder, "hash-object", "-w", "--stdin", text=data.decode()).decode().strip()
        inside.setdefault(record, {})[name] = f"100644 blob {blob}"
    whole = _listed(folder, old)
    for record, added in inside.items():
        before = _listed(folder, whole[record].split(" ")[2]) if record in whole else {}
        whole[record] = f"040000 tree {_made(folder, {**before, **added})}"
    return _made(folder, whole)


def _listed(folder: Path, tree: str | None) -> dict[str, str]:
    """What stands in a tree, by name: its mode, its type and its id."""
    lines = git(folder, "ls-tree", "-z", tree).decode().split("\0")[:-1] if tree else []
    return {name: facts for facts, _, name in (line.partition("\t") for line in lines)}


def _made(folder: Path, entries: Mapping[str, str]) -> str:
    text = "".join(f"{facts}\t{name}\0" for name, facts in entries.items())
    return git(folder, "mktree", "-z", text=text).decode().strip()


def _files(folder: Path, commit: str) -> dict[str, bytes]:
    """Every file of a commit; of what is no plain file, nothing."""
    revision = Revision(folder, commit)
    return {**dict.fromkeys(revision.held, b""), **revision.read_all(revision.held)}


def git_folder(root: Path) -> Path | None:
    """The folder in which git keeps its own files, where paths lead from the top."""
    try:
        return Path(git(root, "rev-parse", "--absolute-git-dir").decode().strip())
    except TreeError as error:
        if "not a git repository" in str(error):
            return None
        raise


def tip(folder: Path, name: str) -> str | None:
    """The commit to which a reference leads, if there is such a reference."""
    try:
        return git(folder, "rev-parse", "--verify", "--quiet", name).decode().strip()
    except TreeError:
        return None


def is_ancestor(folder: Path, old: str, new: str) -> bool:
    """Whether a commit holds all that an earlier one held."""
    try:
        git(folder, "merge-base", "--is-ancestor", old, new)
    except TreeError:
        return False
    return True
