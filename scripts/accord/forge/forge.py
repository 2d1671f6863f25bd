"""What this program wants of a forge, whichever it is: one file for each kind of forge.

GitHub and Gitea (with Forgejo) say with each review which commit was seen, so an approval
can be held against exact bytes. GitLab does not: its approvals (`GET
/projects/:id/merge_requests/:iid/approvals`) name a user and nothing else, and whether a
push takes them back is a setting of the project, made asynchronously and of the paid
editions only. A file for GitLab would have to say `commit=None` for every approval, and such
approvals count for nothing. To guess the commit from the instants of approvals and pushes
would let through what was pushed while somebody approved something else. What works on
GitLab is to sign offline, beside the entry; approvals there can be a courtesy, not evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from accord.forge.snapshot import Account, Commit, Push, Review


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull request as it stands; instants are aware.

    `head_repository` is None if it was deleted, `commits` (how many there are) if the forge
    doesn't say; `requested` are the numbers of the accounts whose review was asked for.
    """

    number: int
    url: str
    title: str
    is_open: bool
    opened_at: datetime
    base_ref: str
    base_commit: str
    head_ref: str
    head_commit: str
    head_repository: str | None
    author: Account | None
    commits: int | None
    requested: frozenset[int]
    is_merged: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment below a pull request or an issue; `account` is the number of whoever wrote it."""

    id: int
    account: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Status:
    """What is said of a commit: `state` is success, failure or error."""

    context: str
    state: str
    description: str


class Forge(Protocol):
    """One repository at a forge. Every method raises `ForgeError` if it can't be sure.

    Lists are whole, or there is none: a page that can't be read fails them.
    """

    @property
    def name(self) -> str:
        """The forge, as the registry has it: "github", "gitea"."""

    @property
    def repository(self) -> str:
        """Owner and name, such as "xinglan/accord"."""

    def pull(self, number: int) -> Pull: ...

    def open_pulls(self) -> list[int]: ...

    def pulls_of(self, branch: str) -> list[Pull]:
        """Every pull request of a branch of this repository, whatever became of it."""

    def open_pull(self, branch: str, onto: str, title: str, text: str) -> Pull: ...

    def edit_pull(self, number: int, title: str, text: str) -> None: ...

    def brought(self, commit: str) -> int | None:
        """Which pull request's merge made this commit of a branch; None if none did."""

    def reviews(self, pull: Pull) -> list[Review]: ...

    def commits(self, pull: Pull) -> list[Commit]: ...

    def pushes(self, pull: Pull) -> list[Push] | None:
        """Every push of the branch up to its head, oldest first; None if that isn't known."""

    def login(self, account: int) -> str | None:
        """What an account is called today; None if it is gone."""

    def own_account(self) -> int:
        """As whom this program speaks."""

    def comments(self, number: int) -> list[Comment]:
        """What is said below a pull request or an issue."""

    def add_comment(self, number: int, text: str) -> None: ...

    def edit_comment(self, comment: Comment, text: str) -> None: ...

    def request(self, pull: Pull, logins: Sequence[str]) -> None:
        """Ask these for their reviews."""

    def set_status(self, commit: str, status: Status) -> None: ...
