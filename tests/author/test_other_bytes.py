"""Whatever is done on the command line, no byte changes that is not its own."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from accord import ledger
from accord.commands import cli
from accord.ledger import Ledger
from accord.model import RECORD_KINDS
from accord.trees import Tree
from tests.bench.generate import generate

EDITS = 200
RECORDS = 3
TELLS = re.compile(r"^(records/\S+?)(?:: | moves to (records/\S+)\.$)", re.MULTILINE)
SLIPS = (
    ("title: ", "title："),
    ("\n---\n", "  \n---\n"),
    ("\n## ", "\n\u200b## "),
    ("priority: ", "priority:   "),
    ("。\n", "。 \n"),
)
SAID = ["reason=三次询问都没有答复", "held_at=2026-10-29T10:00", "channel=meeting"]


class Work:
    """A generated ledger to which somebody does one thing after another."""

    def __init__(self, root: Path, seed: str) -> None:
        root.mkdir()
        generate(root, RECORDS)
        self.root = root
        self.chance = Random(seed)  # noqa: S311 - the same every time
        self.done = Counter[str]()
        registry = (root / "records" / "organization.yml").read_text("utf-8")
        self.people = re.findall(r"id: ([a-z-]+)", registry)[:40]

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}

    def run(self, *words: str) -> Result:
        done = CliRunner().invoke(cli, [*words, "-C", str(self.root), "--lang", "en"])
        assert done.exit_code in (0, 1, 2), done.output
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        self.done[words[0]] += done.exit_code == 0
        return done

    def record(self) -> str:
        return self.chance.choice(sorted(path.name for path in self.root.glob("records/*/*/")))

    def step(self) -> None:
        """One thing, and of all files only those changed that it may change."""
        before = self.files()
        may = self.chance.choices((self.add, self.new, self.fix, self.renumber), (5, 2, 2, 1))[0]()
        after = self.files()
        differ = {path for path in before | after if before.get(path) != after.get(path)}
        assert differ <= may, (may, differ)

    def add(self) -> set[str]:
        kind = self.chance.choice(("escalation", "minutes", "risk", "retrospective", "cancel"))
        people = f"attendees=[{self.chance.choice(self.people)}]"
        settings = [
            *SAID[: self.chance.randint(0, 3)],
            people,
            f"by={self.chance.choice(self.people)}",
        ]
        if kind == "escalation":
            settings = [SAID[0], settings[-1]]
        return self._written("add", kind, self.record(), *_options(settings))

    def new(self) -> set[str]:
        person = self.chance.choice(self.people)
        said = ["title=登录转圈", f"raised_by={person}", "to=[HR]", "priority=high", "impact=team"]
        said += ["where=登录"][: self.chance.randint(0, 3)]
        sections = ("--section", "具体现象=转圈", "--section", "具体诉求=恢复")
        return self._written("new", "feedback", *_options(said), *sections)

    def _written(self, *words: str) -> set[str]:
        done = self.run(*words, *["--dry-run"][: self.chance.randint(0, 4) == 0])
        path = done.stdout.strip()
        return {path} if done.exit_code == 0 and "\n" not in path else set()

    def fix(self) -> set[str]:
        """A slip in one file, and `fix`; where it is a form, the digests of its consensuses too."""
        path = self.chance.choice(sorted(self.root.glob("records/*/*/*.md")))
        old, new = self.chance.choice(SLIPS)
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8", newline="\n")
        self.run("fix", "--yes", str(path))
        beside = path.parent.glob("*-consensus*.md") if path.stem in RECORD_KINDS else ()
        return {each.relative_to(self.root).as_posix() for each in (path, *beside)}

    def renumber(self) -> set[str]:
        """The whole folder moves, and what it tells of."""
        record = self.record()
        folders = [path.relative_to(self.root) for path in self.root.glob(f"records/*/{record}")]
        inside = {each for each in self.files() if folders[0].as_posix() + "/" in each}
        done = self.run("renumber", record)
        told = {path for found in TELLS.findall(done.output) for path in found if path}
        moved = {each.replace(str(folders[0]), place) for each in inside for place in told}
        return (inside | told | moved) if done.exit_code == 0 else set()


def _options(settings: list[str]) -> list[str]:
    return [word for each in settings for word in ("--set", each)]


def edit(folder: Path, seed: str, times: int = EDITS) -> None:
    tree = Work(folder, seed)
    for number in range(times):
        try:
            tree.step()
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, edit {number}: {error}") from error
    assert min(tree.done[each] for each in ("add", "new", "fix", "renumber")) > times // 50


@pytest.fixture(autouse=True)
def policy_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no record changes is read once; that it stays as it is, is tried."""
    found: list[Ledger] = []

    def opened(tree: Tree) -> Ledger:
        found.extend([] if found else [ledger.opened(tree)])
        return found[0]

    monkeypatch.setattr("accord.ledger.ledger.opened", opened)


def test_no_byte_of_other_files_changes(tmp_path: Path) -> None:
    edit(tmp_path / "tree", os.environ["ACCORD_SEED"])


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(10_000 // EDITS))
def test_no_byte_of_other_files_changes_at_night(tmp_path: Path, part: int) -> None:
    edit(tmp_path / "tree", f"{os.environ['ACCORD_SEED']}/{part}")
