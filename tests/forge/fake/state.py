"""What a forge remembers: people, changes, reviews, pushes, comments, statuses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

ZERO = "0" * 40
# Whose signature stands on what was written on GitHub's web page.
WEB_FLOW = 19864447


@dataclass
class User:
    id: int
    login: str
    type: str = "User"
    deleted: bool = False


@dataclass
class Commit:
    """`signed`: the forge found a good signature of the committer."""

    id: str
    author: User | None
    committer: User | None
    signed: bool = False


@dataclass
class Activity:
    actor: User | None
    ref: str
    before: str
    after: str
    at: datetime
    type: str = "push"
    told: str = ""  # the branch that is named, if not the one that was asked for


@dataclass
class Review:
    id: int
    user: User | None
    state: str
    commit: str | None
    at: datetime | None
    dismissed: bool = False


@dataclass
class Comment:
    id: int
    user: User
    body: str
    edits: int = 0


@dataclass
class Pull:
    number: int
    author: User | None
    title: str
    base_ref: str
    base: str
    head_ref: str
    head: str
    fork: bool
    opened_at: datetime
    commits: list[Commit]
    state: str = "open"
    counted: int | None = None  # how many commits the pull says it has, if not those
    reviews: list[Review] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    requested: list[User] = field(default_factory=list)
    text: str = ""
    merged_as: str | None = None  # the commit on the branch


@dataclass
class Issue:
    number: int
    comments: list[Comment] = field(default_factory=list)


class State:
    """One repository; every deed takes a minute unless it is told when it happened."""

    repository = "xinglan/accord"

    def __init__(self) -> None:
        self.now = datetime(2026, 7, 10, 1, 0, tzinfo=UTC)
        self.numbers = count(1)
        self.ids = count(5001)
        self.users: dict[int, User] = {}
        self.pulls: dict[int, Pull] = {}
        self.issues: dict[int, Issue] = {}
        self.commit_of: Callable[[str], str] = lambda _branch: "a" * 40  # where a branch stands
        self.activities: list[Activity] = []
        self.statuses: list[dict[str, Any]] = []
        self.me = self.user("accord[bot]", id=900, kind="Bot")
        self.is_app = True  # the token is an app's: it has no user
        self.tells_activities = True
        self.most = 50  # items in a page of Gitea's, as its owner set it
        self.outsiders: list[User] = []  # whose review nobody can ask for

    def tick(self, at: datetime | None = None) -> datetime:
        self.now += timedelta(minutes=1)
        return at or self.now

    def user(self, login: str, *, id: int | None = None, kind: str = "User") -> User:
        user = User(id or 10_001 + len(self.users), login, kind)
        self.users[user.id] = user
        return user

    def rename(self, user: User, login: str) -> None:
        user.login = login

    def delete(self, user: User) -> None:
        user.deleted = True

    def pull(
        self,
        author: User | None,
        *,
        base: str = "b" * 40,
        head: str = "a" * 40,
        title: str = "A change",
        base_ref: str = "main",
        branch: str = "",
        fork: bool = False,
        commits: Sequence[Commit] | None = None,
        at: datetime | None = None,
    ) -> Pull:
        """Open a change; the author has pushed its branch. By default its one commit is theirs."""
        number = next(self.numbers)
        moment = self.tick(at)
        branch = branch or f"change-{number}"
        mine = [Commit(head, author, author)] if commits is None else list(commits)
        pull = Pull(number, author, title, base_ref, base, branch, head, fork, moment, mine)
        self.pulls[number] = pull
        self._act(pull, author, ZERO, moment, "branch_creation")
        return pull

    def push(
        self,
        pull: Pull,
        head: str,
        *,
        by: User | None,
        commits: Sequence[Commit] | None = None,
        at: datetime | None = None,
        kind: str = "push",
    ) -> None:
        """Move the branch. By default one commit of the pusher is added; else these are all."""
        before, pull.head = pull.head, head
        added = [*pull.commits, Commit(head, by, by)]
        pull.commits = added if commits is None else list(commits)
        self._act(pull, by, before, self.tick(at), kind)

    def _act(self, pull: Pull, actor: User | None, before: str, at: datetime, kind: str) -> None:
        if not pull.fork:
            ref = f"refs/heads/{pull.head_ref}"
            self.activities.append(Activity(actor, ref, before, pull.head, at, kind))

    def review(
        self,
        pull: Pull,
        by: User | None,
        state: str = "APPROVED",
        *,
        commit: str | None = "",
        at: datetime | None = None,
    ) -> Review:
        """Review the head, or `commit`; None says that the forge does not know which.

        `state` in GitHub's words: APPROVED, CHANGES_REQUESTED, COMMENTED, PENDING, or any other.
        """
        seen = pull.head if commit == "" else commit
        moment = self.tick(at)
        known = None if state == "PENDING" else moment
        review = Review(next(self.ids), by, state, seen, known)
        pull.reviews.append(review)
        return review

    def shows(self, review: Review) -> bool:
        """What isn't submitted yet is shown to whoever writes it."""
        return review.state != "PENDING" or review.user is self.me

    def dismiss(self, review: Review) -> None:
        review.dismissed = True

    def issue(self) -> Issue:
        """Somebody has written one."""
        number = next(self.numbers)
        self.issues[number] = Issue(number)
        return self.issues[number]

    def below(self, number: int) -> Pull | Issue:
        """That of which a number is, for what is said below it."""
        return self.pulls[number] if number in self.pulls else self.issues[number]

    def comment(self, pull: Pull | Issue, by: User, body: str) -> Comment:
        comment = Comment(next(self.ids), by, body)
        pull.comments.append(comment)
        return comment

    def retarget(self, pull: Pull, base_ref: str, base: str) -> None:
        pull.base_ref, pull.base = base_ref, base

    def close(self, pull: Pull) -> None:
        pull.state = "closed"

    def merge(self, pull: Pull, commit: str) -> None:
        """Merged, squashed or not: what stands on the branch then is `commit`."""
        pull.state, pull.merged_as = "closed", commit
