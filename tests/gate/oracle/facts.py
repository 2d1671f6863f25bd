"""The facts of one history: relations, sets of plain rows, as who built the history knows them.

Days are texts such as 2026-07-16, in the organization's time zone, so that they compare as they
read; instants are aware. A tree is a mapping from paths to bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

ALWAYS = "9999-12-31"
Tree = Mapping[str, bytes]


class Role(NamedTuple):
    """`what` is active, works (in the department), lead, contact or steward; both days count."""

    what: str
    person: str
    department: str
    first: str
    last: str = ALWAYS


class StandIn(NamedTuple):
    deputy: str
    person: str
    first: str
    last: str


class Deed(NamedTuple):
    """An entry, of the base or new.

    `asks` are the departments from which it wants an answer, `asks_person` the one person; `came`
    is when it says it was entered, or else when it happened, as it is written.
    """

    record: str
    path: str
    kind: str
    department: str | None = None
    signers: tuple[str, ...] = ()
    supersedes: str | None = None
    answers: str | None = None
    asks: tuple[str, ...] = ()
    asks_person: str | None = None
    is_void: bool = False
    came: str = ""


class Party(NamedTuple):
    """A department in an effective form; `part` is asker, asked, works or accepts."""

    side: str
    record: str
    part: str
    department: str


class Origin(NamedTuple):
    """Where a record comes from, as its form says on one side."""

    side: str
    record: str
    raised_at: str
    raised_by: str
    contact: str


class Review(NamedTuple):
    id: int
    account: int | None
    verdict: str
    commit: str | None
    at: datetime | None


class Commit(NamedTuple):
    """A commit of the change on top of `parent`.

    `vouched` is the forge's word for its author, `signer` is who git says has signed it.
    """

    id: str
    parent: str
    account: int | None
    vouched: bool
    is_listed: bool = True
    signer: str | None = None


class Push(NamedTuple):
    account: int | None
    commit: str
    at: datetime


class Seal(NamedTuple):
    """A valid signature of somebody for a department, beside the document `path`.

    `at` is what the signer said of the time.
    """

    path: str
    person: str
    department: str
    at: datetime


@dataclass(slots=True)
class Facts:
    """`trees` holds those called base, fork, head and merge, and that of each commit by its id.

    `agreed` are the records with a consensus in the base, `faulty` the files of the merge result
    in which something is wrong by itself. `pushes` is None where the forge can't tell. `taken_at`
    is when the forge was asked; without a forge (`has_forge`) nobody was.
    """

    taken_at: datetime
    head: str
    roles: set[Role]
    stand_ins: set[StandIn]
    superiors: set[tuple[str, str]]
    accounts: set[tuple[str, int]]
    robots: set[int]
    trees: dict[str, Tree] = field(default_factory=dict)
    deeds: set[Deed] = field(default_factory=set)
    parties: set[Party] = field(default_factory=set)
    origins: set[Origin] = field(default_factory=set)
    agreed: set[str] = field(default_factory=set)
    faulty: set[tuple[str, str]] = field(default_factory=set)
    taken_ids: set[str] = field(default_factory=set)
    author: int | None = None
    commits: list[Commit] = field(default_factory=list)
    pushes: list[Push] | None = None
    reviews: list[Review] = field(default_factory=list)
    seals: set[Seal] = field(default_factory=set)
    has_forge: bool = True
    conflicts: bool = False
