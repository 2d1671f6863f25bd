"""A change to a few records of the sample, as tree values, and what people said of it."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from accord import ledger
from accord.change.races import Races
from accord.consensus import digest
from accord.forge.snapshot import Account, Commit, Push, Review, Snapshot, Verdict
from accord.gate import Decision, Landing, Made, Signed, decide
from accord.language import Message
from accord.ledger import Ledger
from accord.model import folder_of
from accord.trees import Memory
from accord.trees.revision import Held
from accord.workflow.fold import fold

ROOT = Path(__file__).parents[2]
POLICY = ("records/organization.yml", "records/calendar.yml")
BASE, HEAD = "ba5e" * 10, "4ead" * 10
NOW = "2026-10-30T10:00:00+08:00"
Contents = Mapping[str, bytes]


@cache
def sample() -> Contents:
    """The files of the project's own schemas and records."""
    paths = (path for part in ("schema", "records") for path in (ROOT / part).rglob("*"))
    found = {
        path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }
    registry = found["records/organization.yml"].decode()
    return {**found, "records/organization.yml": _with_accounts(registry).encode()}


def _with_accounts(registry: str) -> str:
    """The registry with an account for everybody who has none."""
    numbers = itertools.count(9100000001)
    return re.sub(
        r"(?m)^(  - \{id: (\S+), .*)\}$",
        lambda found: (
            f"{found[1]}, accounts: [{{forge: github, id: {next(numbers)}, login: {found[2]}}}]}}"
        ),
        registry,
    )


def base_of(*ids: str) -> dict[str, bytes]:
    """The policy, and some records."""
    return {
        path: data
        for path, data in sample().items()
        if path.startswith("schema/") or path in POLICY or folder_of(path).split("/")[-1] in ids
    }


_OPENED: dict[tuple[tuple[str, bytes], ...], Ledger] = {}


def opened(contents: Contents) -> Ledger:
    """The ledger of a tree before its records are read; of each policy only once."""
    policy = {
        path: data
        for path, data in contents.items()
        if path.startswith("schema/") or path in POLICY
    }
    key = tuple(sorted(policy.items()))
    if key not in _OPENED:
        _OPENED[key] = ledger.opened(Memory(policy))
    return _OPENED[key]


def account(person: str, contents: Contents | None = None) -> Account:
    """The account of somebody in the sample's registry."""
    known = opened(contents or base_of()).organization.people[person].accounts[0]
    return Account(known.id, known.login or person, human=True)


def digest_of(contents: Contents, id: str) -> str:
    """What a consensus on a request must name."""
    books = ledger.filled(opened(contents), Memory(contents))
    end = datetime.max.replace(tzinfo=books.organization.timezone)
    facts = fold(books.records[id], books.workflow, end).facts
    return digest(facts.form, facts.course.agreed_fields)


@dataclass(frozen=True)
class Scene:
    """What would land, and everything that was said; immutable, each step makes another one."""

    base: Contents
    head: Contents
    fork: Contents | None = None
    result: Contents | None = None
    commits: tuple[Made, ...] | None = None
    told: tuple[Commit, ...] | None = None
    earlier: Mapping[str, Contents] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    pushes: tuple[Push, ...] | None = None
    author: Account | None = None
    signatures: tuple[Signed, ...] = ()
    taken: Mapping[str, Message] = field(default_factory=dict)
    opened: str = "2026-10-01T09:00:00+08:00"
    now: str = NOW

    @classmethod
    def of(cls, *ids: str) -> Scene:
        base = base_of(*ids)
        return cls(base, base, author=Account(1, "stranger", human=True))

    def by(self, person: str) -> Scene:
        return replace(self, author=account(person, self.base))

    def with_file(self, path: str, text: str | bytes) -> Scene:
        data = text.encode() if isinstance(text, str) else text
        return replace(self, head={**self.head, path: data})

    def with_base_file(self, path: str, text: str | bytes) -> Scene:
        data = text.encode() if isinstance(text, str) else text
        return replace(self, base={**self.base, path: data}, head={**self.head, path: data})

    def without(self, path: str) -> Scene:
        return replace(self, head={key: data for key, data in self.head.items() if key != path})

    def review(
        self,
        who: str | Account | None,
        verdict: Verdict = Verdict.APPROVED,
        *,
        commit: str | None = HEAD,
        at: str | None = "2026-10-30T09:00:00+08:00",
    ) -> Scene:
        """Somebody reviews; `who` is a person of the registry, or any account."""
        whose = account(who, self.base) if isinstance(who, str) else who
        instant = datetime.fromisoformat(at) if at else None
        number = len(self.reviews) + 1
        return replace(
            self, reviews=(*self.reviews, Review(number, whose, verdict, commit, instant))
        )

    def approve(self, *people: str) -> Scene:
        scene = self
        for person in people:
            scene = scene.review(person)
        return scene

    def decide(self, *, forge: bool = True) -> Decision:
        now = datetime.fromisoformat(self.now)
        return decide(self.landing(), self.snapshot() if forge else None, opened(self.base), now)

    def landing(self) -> Landing:
        base, head = Memory(self.base), Memory(self.head)
        result = Memory(self.result) if self.result is not None else head
        touched = frozenset(path for path, _, _ in base.differing(head))
        stood = {HEAD: head.held, **{id: Memory(each).held for id, each in self.earlier.items()}}
        return Landing(
            base_id=BASE,
            head_id=HEAD,
            base=base,
            fork=Memory(self.fork) if self.fork is not None else base,
            head=head,
            result=result,
            commits=self.commits if self.commits is not None else (Made(HEAD, touched),),
            stood=dict[str, Mapping[str, Held]](stood),
            signatures=self.signatures,
            ids=Races(self.taken, {}),
        )

    def snapshot(self) -> Snapshot:
        taken = datetime.fromisoformat(self.now)
        told = self.told if self.told is not None else (Commit(HEAD, self.author, verified=True),)
        return Snapshot(
            forge="github",
            repository="xinglan/accord",
            pull=7,
            url="https://github.com/xinglan/accord/pull/7",
            title="A change",
            taken_at=taken,
            opened_at=datetime.fromisoformat(self.opened),
            base_ref="main",
            base_commit=BASE,
            head_commit=HEAD,
            author=self.author,
            commits=told,
            pushes=self.pushes,
            reviews=self.reviews,
        )


def document(**fields: object) -> str:
    """An entry or a form, from its fields; JSON is YAML."""
    lines = (f"{name}: {_written(value)}" for name, value in fields.items())
    return "\n".join(("---", *lines, "---", ""))


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
