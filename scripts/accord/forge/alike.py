"""What GitHub and Gitea have in common: Gitea's interface was made in the likeness of GitHub's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

from accord.forge.forge import Comment, Pull, Status
from accord.forge.pages import pages
from accord.forge.snapshot import Account, Commit, Review
from accord.forge.transport import Query, Transport
from accord.forge.trouble import understood
from accord.language import say


class Alike(ABC):
    """One repository at a forge of this family; the method names are those of `Forge`."""

    page: ClassVar[Mapping[str, int]]  # how to ask for the longest pages

    def __init__(self, transport: Transport, repository: str) -> None:
        self.repository = repository
        self._transport = transport
        self._root = f"/repos/{repository}"

    @abstractmethod
    def account(self, fields: Mapping[str, Any] | None) -> Account | None:
        """An account as the forge tells of it; None if it was deleted."""

    @abstractmethod
    def review(self, fields: Mapping[str, Any]) -> Review:
        """A review as the forge tells of it."""

    def pull(self, number: int) -> Pull:
        answer = self._transport.get(f"{self._root}/pulls/{number}")
        with understood(say("the pull request")):
            return self._pull(answer)

    def open_pulls(self) -> list[int]:
        answer = pages(self._transport, f"{self._root}/pulls", {"state": "open", **self.page})
        with understood(say("the pull requests")):
            return [int(each["number"]) for each in answer]

    def reviews(self, pull: Pull) -> list[Review]:
        """What others have begun and not submitted is not told, though Gitea counts it."""
        path = f"{self._root}/pulls/{pull.number}/reviews"
        answer = pages(self._transport, path, self.page, is_filtered=True)
        with understood(say("the reviews")):
            return [self.review(each) for each in answer]

    def commits(self, pull: Pull) -> list[Commit]:
        path = f"{self._root}/pulls/{pull.number}/commits"
        answer = pages(self._transport, path, self.page)
        with understood(say("the commits")):
            return [self._commit(each) for each in answer]

    def pulls_of(self, branch: str) -> list[Pull]:
        """Gitea gives those of all branches; a fork may have a branch of the same name."""
        owner = self.repository.partition("/")[0]
        query: Query = {"state": "all", "head": f"{owner}:{branch}", **self.page}
        answer = pages(self._transport, f"{self._root}/pulls", query)
        with understood(say("the pull requests")):
            found = [self._pull(each) for each in answer]
        home = self.repository.lower()
        return [
            each
            for each in found
            if each.head_ref == branch and (each.head_repository or "").lower() == home
        ]

    def open_pull(self, branch: str, onto: str, title: str, text: str) -> Pull:
        body = {"head": branch, "base": onto, "title": title, "body": text}
        answer = self._transport.send("POST", f"{self._root}/pulls", body, repeatable=False)
        with understood(say("the pull request")):
            return self._pull(answer)

    def edit_pull(self, number: int, title: str, text: str) -> None:
        body = {"title": title, "body": text}
        self._transport.send("PATCH", f"{self._root}/pulls/{number}", body, repeatable=True)

    def comments(self, number: int) -> list[Comment]:
        path = f"{self._root}/issues/{number}/comments"
        answer = pages(self._transport, path, self.page)
        with understood(say("the comments")):
            return [_comment(each) for each in answer]

    def add_comment(self, number: int, text: str) -> None:
        path = f"{self._root}/issues/{number}/comments"
        self._transport.send("POST", path, {"body": text}, repeatable=False)

    def edit_comment(self, comment: Comment, text: str) -> None:
        path = f"{self._root}/issues/comments/{comment.id}"
        self._transport.send("PATCH", path, {"body": text}, repeatable=True)

    def request(self, pull: Pull, logins: Sequence[str]) -> None:
        path = f"{self._root}/pulls/{pull.number}/requested_reviewers"
        self._transport.send("POST", path, {"reviewers": [*logins]}, repeatable=True)

    def set_status(self, commit: str, status: Status) -> None:
        body = {
            "context": status.context,
            "state": status.state,
            "description": status.description,
        }
        path = f"{self._root}/statuses/{commit}"
        self._transport.send("POST", path, body, repeatable=True)

    def _pull(self, fields: Mapping[str, Any]) -> Pull:
        head, base = fields["head"], fields["base"]
        return Pull(
            number=fields["number"],
            url=fields["html_url"],
            title=fields["title"],
            is_open=fields["state"] == "open",
            opened_at=instant(fields["created_at"]),
            base_ref=base["ref"],
            base_commit=base["sha"],
            head_ref=head["ref"],
            head_commit=head["sha"],
            head_repository=head["repo"]["full_name"] if head["repo"] else None,
            author=self.account(fields["user"]),
            commits=fields.get("commits"),
            requested=frozenset(each["id"] for each in fields["requested_reviewers"] or () if each),
            is_merged=bool(fields.get("merged_at")),
        )

    def _commit(self, fields: Mapping[str, Any]) -> Commit:
        """Verified for the author only where author and committer are one.

        A forge holds the signature against the *committer*; the author's e-mail address is
        whatever somebody wrote.
        """
        author, committer = self.account(fields["author"]), self.account(fields["committer"])
        is_signed = fields["commit"]["verification"]["verified"] is True
        is_theirs = author is not None and author == committer
        return Commit(fields["sha"], author, is_signed and is_theirs)


def instant(text: str) -> datetime:
    """An instant with its offset.

    Raises:
        ValueError: it has none.
    """
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found


def _comment(fields: Mapping[str, Any]) -> Comment:
    user = fields["user"]
    return Comment(fields["id"], user["id"] if user else None, fields["body"] or "")
