"""What an earlier check of the same repository found in order, so that it need not look again.

Git tells what has changed: a record is remembered under the ids of its blobs, and only while
the working tree holds just these. The memory lies inside the git directory, may be deleted at
any time, and holds for exactly this program, these schemas, this registry and this table.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from accord import __file__ as package
from accord.check.opinion import Opinion
from accord.directory import Listing, Outlook
from accord.ledger import POLICY
from accord.model import ROOT, folder_of
from accord.rules.neighbours import Mention
from accord.schema.schemas import FOLDER
from accord.trees import Tree, git

# What decides, beside our own code, how a file is read and judged.
_LIBRARIES = ("PyYAML", "python-frontmatter", "jsonschema-rs", "rfc8785", "holidays")


class GitMemory:
    """The memory of the working tree at `root`.

    Raises:
        TreeError: when it is made, if git can't tell what has changed.
    """

    def __init__(self, root: Path, tree: Tree) -> None:
        self._file = (
            root / git(root, "rev-parse", "--git-path", "accord-check.json").decode().strip()
        )
        self._conditions = _conditions(tree)
        self._states = _states(root)
        self._rows = self._read()

    def recall(self) -> Mapping[str, Opinion]:
        """The opinions on the folders whose files are the same as they were."""
        return {
            folder: _opinion(folder, row)
            for folder, row in self._rows.items()
            if self._states.get(folder) == row[0]
        }

    def keep(self, opinions: Mapping[str, Opinion]) -> None:
        """Write down the opinions on folders of which git knows the state."""
        rows = {
            folder: _row(self._states[folder], each.listing, each.mentions)
            for folder, each in opinions.items()
            if folder in self._states and each.listing
        }
        if rows != self._rows:
            with contextlib.suppress(OSError):  # a check does not fail for want of a memory
                self._write({"conditions": self._conditions, "rows": rows})

    def _read(self) -> dict[str, list[Any]]:
        try:
            found = json.loads(self._file.read_bytes())
            fits = found["conditions"] == self._conditions
            return dict(found["rows"]) if fits else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def _write(self, data: Any) -> None:
        beside = self._file.with_suffix(f".{os.getpid()}")
        beside.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        beside.replace(self._file)


def _row(state: str, listing: Listing, mentions: Iterable[Mention]) -> list[Any]:
    named = [[each.path, list(each.pointer), each.target] for each in mentions]
    links = {relation: list(ids) for relation, ids in listing.links.items()}
    raised_at, parties = listing.raised_at.isoformat(), list(listing.parties)
    facts = [listing.kind, listing.title, listing.state, listing.outlook, raised_at, parties]
    return [state, *facts, links, named]


def _opinion(folder: str, row: list[Any]) -> Opinion:
    _, kind, title, state, outlook, raised_at, parties, links, named = row
    id = folder.rpartition("/")[2]
    listing = Listing(
        id=id,
        kind=kind,
        title=title,
        state=state,
        outlook=Outlook(outlook),
        raised_at=datetime.fromisoformat(raised_at),
        parties=tuple(parties),
        links={relation: tuple(ids) for relation, ids in links.items()},
    )
    mentions = (Mention(id, path, tuple(pointer), target) for path, pointer, target in named)
    return Opinion(folder, listing, tuple(mentions))


def _states(root: Path) -> dict[str, str]:
    """A digest of what git holds of each record's folder, if the working tree is the same.

    A folder with a file that was changed, that git was told not to look at, or that it does
    not hold, has none.
    """
    held, changed, others = _each_at_once(
        root,
        ("ls-files", "-z", "--stage", "-v"),
        ("diff-files", "-z", "--name-only", "--relative"),
        ("ls-files", "-z", "--others"),
    )
    unsure = {folder_of(path) for path in (*changed, *others)}
    parts: dict[str, list[str]] = {}
    for line in held:
        facts, _, path = line.partition("\t")
        folder = folder_of(path)
        parts.setdefault(folder, []).append(line)
        if not facts.startswith("H "):
            unsure.add(folder)
    return {
        folder: sha256("\n".join(lines).encode()).hexdigest()
        for folder, lines in parts.items()
        if folder not in unsure
    }


def _conditions(tree: Tree) -> str:
    """A digest of all that decides, beside a record itself, what is found in it."""
    digest = sha256(sys.version.encode())
    for name in _LIBRARIES:
        digest.update(version(name).encode())
    for path in sorted(Path(package).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    for file in tree.files(FOLDER):
        digest.update(file.path.encode() + b"\0" + (file.data or b""))
    for name in POLICY.values():
        digest.update(tree.read(name) or b"")
    return digest.hexdigest()


def _each_at_once(root: Path, *commands: tuple[str, ...]) -> Iterator[list[str]]:
    """What git says about records to several questions, asked at the same time."""
    with ThreadPoolExecutor(len(commands)) as threads:
        for said in threads.map(lambda command: git(root, *command, "--", ROOT), commands):
            yield said.decode("utf-8", "surrogateescape").split("\0")[:-1]
