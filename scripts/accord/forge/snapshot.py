"""What a forge said of one change at one instant, and the file that keeps it.

The file is JSON with the keys of `snapshot.json`, the one home of its shape. Whoever
decides by such a file relies on every key of it, so what is not exactly such a file is
refused: an unknown or doubled key, a number with a fraction, an instant without an offset.
Evidence is the numeric id of an account; its login is for people to read, and may change.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from accord.forge.shaped import Misshapen, shaped
from accord.language import Message, say

FORMAT = "accord-reviews/1"


class Verdict(StrEnum):
    """What a review says; `UNKNOWN` is a word of the forge that this program doesn't know."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes-requested"
    DISMISSED = "dismissed"
    COMMENTED = "commented"
    PENDING = "pending"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the forge; `human` is false for programs, organizations and the like."""

    id: int
    login: str
    human: bool


@dataclass(frozen=True, slots=True)
class Review:
    """One review; `account` is None if it was deleted, `commit` and `at` if nobody knows."""

    id: int
    account: Account | None
    verdict: Verdict
    commit: str | None
    at: datetime | None

    @property
    def place(self) -> tuple[bool, datetime, int]:
        """The order of reviews; one without an instant comes last, where it can't be passed."""
        return (self.at is None, self.at or datetime.min.replace(tzinfo=UTC), self.id)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the change; `verified`: the forge vouches for its author by a signature."""

    id: str
    author: Account | None
    verified: bool


@dataclass(frozen=True, slots=True)
class Push:
    """Somebody moved the branch; afterwards it stood at `commit`."""

    account: Account | None
    commit: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One pull request; `pushes` is None where the forge can't tell who pushed.

    Instants are aware, commits full hexadecimal ids, reviews in the order of their `place`.
    """

    forge: str
    repository: str
    pull: int
    url: str
    title: str
    taken_at: datetime
    opened_at: datetime
    base_ref: str
    base_commit: str
    head_commit: str
    author: Account | None
    commits: tuple[Commit, ...]
    pushes: tuple[Push, ...] | None
    reviews: tuple[Review, ...]


class SnapshotError(Exception):
    """The text is no such file; the message says what is wrong with it, and where."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def written(snapshot: Snapshot) -> str:
    """The text of the file that keeps a snapshot."""
    fields = {name: _plain(getattr(snapshot, name)) for name in Snapshot.__slots__}
    return json.dumps({"format": FORMAT} | fields, ensure_ascii=False, indent=2) + "\n"


def read(text: str) -> Snapshot:
    """The snapshot that such a file keeps.

    Raises:
        SnapshotError: the text is not exactly such a file.
    """
    try:
        found = _snapshot(shaped(text, "snapshot"))
        written(found).encode()  # half of a surrogate pair is no text
    except Misshapen as error:
        raise _refusal(error.place, error.why) from None
    except (ValueError, OverflowError) as error:
        raise _refusal("/", str(error)) from None
    if list(found.reviews) != sorted(found.reviews, key=lambda each: each.place):
        raise _refusal("reviews", "they are not in the order of their instants")
    return found


def _plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Account | Review | Commit | Push):
        return {name: _plain(getattr(value, name)) for name in value.__slots__}
    return value


def _snapshot(fields: Mapping[str, Any]) -> Snapshot:
    pushes = fields["pushes"]
    rest = {
        "taken_at": _instant(fields["taken_at"]),
        "opened_at": _instant(fields["opened_at"]),
        "author": _account(fields["author"]),
        "commits": tuple(_commit(each) for each in fields["commits"]),
        "pushes": None if pushes is None else tuple(_push(each) for each in pushes),
        "reviews": tuple(_review(each) for each in fields["reviews"]),
    }
    return Snapshot(**{name: value for name, value in fields.items() if name != "format"} | rest)


def _review(fields: Mapping[str, Any]) -> Review:
    at = fields["at"]
    return Review(
        fields["id"],
        _account(fields["account"]),
        Verdict(fields["verdict"]),
        fields["commit"],
        _instant(at) if at else None,
    )


def _commit(fields: Mapping[str, Any]) -> Commit:
    return Commit(fields["id"], _account(fields["author"]), fields["verified"])


def _push(fields: Mapping[str, Any]) -> Push:
    return Push(_account(fields["account"]), fields["commit"], _instant(fields["at"]))


def _account(fields: Mapping[str, Any] | None) -> Account | None:
    return Account(**fields) if fields else None


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _refusal(place: str, why: str) -> SnapshotError:
    return SnapshotError(
        say("This is no file that `accord reviews` wrote: {place}: {why}.", place=place, why=why)
    )
