"""A tree -> findings: those of reading it, and those of every rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, Self

from accord.check.opinion import Judge, Opinion
from accord.crew import Crew
from accord.directory import Directory
from accord.frontmatter import reader as frontmatter
from accord.ledger import Ledger
from accord.ledger.shares import Share, record_folders, shares
from accord.model import Document, Finding, folder_of
from accord.rules import NEIGHBOUR_RULES, judge_policy
from accord.rules.neighbours import Clash, Neighbourhood
from accord.rules.rule import Trouble
from accord.trees import Tree


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that is wrong in a tree, by file and line; `records` is how many there are.

    `changed` are the files of the change that was checked with it, if there was one.
    """

    findings: tuple[Finding, ...]
    records: int
    changed: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, findings: Iterable[Finding], records: int, changed: frozenset[str] = frozenset()
    ) -> Self:
        return cls(tuple(sorted(findings, key=lambda each: each.sort_key)), records, changed)

    def with_change(
        self, findings: Iterable[Finding], paths: frozenset[str], shaken: Collection[str]
    ) -> Self:
        """The same with what is wrong in the change that led to the tree, and the paths it touches.

        In the files `shaken` nothing is wrong but what comes of that.
        """
        rest = (each for each in self.findings if each.path not in shaken)
        return self.of((*rest, *findings), self.records, paths)


class Memory(Protocol):
    """The opinions of an earlier check on records in which nothing was wrong, by folder."""

    def recall(self) -> Mapping[str, Opinion]:
        """Those of folders that are the same as they were."""

    def keep(self, opinions: Mapping[str, Opinion]) -> None:
        """Remember these for the next time, and no others."""


def check(tree: Tree, opened: Ledger, now: datetime, memory: Memory | None = None) -> Checked:
    """Check every record of a tree, and the files on which they depend.

    Args:
        tree: what is checked.
        opened: the ledger of the tree; its records need not have been read.
        now: the present; aware.
        memory: spares the records that have not changed.
    """
    folders = record_folders(tree)
    remembered = memory.recall() if memory else {}
    opinions = {each: remembered[each] for each in _unrivalled(folders) if each in remembered}
    findings = _judge(tree, opened, now, opinions, folders)
    spoilt = {folder_of(each.path) for each in findings}
    if memory:
        memory.keep({folder: each for folder, each in opinions.items() if folder not in spoilt})
    findings += (*opened.findings, *judge_policy(opened, now), *_clashes(opinions.values(), tree))
    return Checked.of(findings, len({each.id for each in opinions.values()}))


def _unrivalled(folders: Iterable[str]) -> Iterator[str]:
    """The folders whose id no other folder claims: which of two counts, reading decides."""
    names = [(folder, folder.rpartition("/")[2]) for folder in folders]
    count = Counter(name for _, name in names)
    return (folder for folder, name in names if count[name] == 1)


def _judge(
    tree: Tree,
    opened: Ledger,
    now: datetime,
    opinions: dict[str, Opinion],
    folders: Iterable[str],
) -> list[Finding]:
    """Form the opinions that are wanting, with as many processes as are worth it."""
    wanting = Share(frozenset(folders) - opinions.keys(), loose=True)
    crew = Crew([Judge(tree, opened, share, now) for share in shares(wanting)])
    findings: list[Finding] = []
    for answer in crew.ask(Judge.opinions):
        formed, found = answer.result()
        opinions.update((each.folder, each) for each in formed)
        findings += found
    crew.dismiss()
    return findings


def _clashes(opinions: Iterable[Opinion], tree: Tree) -> Iterator[Finding]:
    """What records say of each other that does not hold."""
    opinions = tuple(opinions)
    neighbourhood = Neighbourhood(
        Directory.of(
            (each.listing for each in opinions if each.listing),
            (each.id for each in opinions if not each.listing),
        ),
        tuple(mention for each in opinions for mention in each.mentions),
    )
    for rule in NEIGHBOUR_RULES:
        for clash in rule.judge(neighbourhood):
            yield rule.finding(_located(clash, tree))


def _located(clash: Clash, tree: Tree) -> Trouble:
    """Read again the document that a clash is about; there are few."""
    positions = frontmatter.read(tree.read(clash.path) or b"").positions
    document = Document(clash.path, {}, positions, ())
    return Trouble(document, clash.pointer, clash.message, clash.help)
