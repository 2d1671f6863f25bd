"""GitHub's REST interface, as docs.github.com/en/rest has it.

What is written on GitHub's web page is committed and signed by GitHub itself (`web-flow`),
and so is the squash of other people's commits. So this signature says nothing of whose words
they are, and such a commit doesn't count as verified; the pushes tell whose it is.

Pushes are among the repository's activities (`GET /repos/{owner}/{repo}/activity`), which
tell only of this repository. For a change from a fork, or where the token may not read them
(403, 404), nobody knows who pushed. That costs the author's own consent, unless every commit is
verified: somebody else of the department has to approve.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from accord.forge.alike import Alike, instant
from accord.forge.forge import Pull
from accord.forge.history import Activity, pushes
from accord.forge.pages import pages
from accord.forge.snapshot import Account, Commit, Push, Review, Verdict
from accord.forge.trouble import ForgeError, understood
from accord.language import say

API = "https://api.github.com"
_GHOST = 10137  # the account that stands where deleted ones stood
_VERDICTS = {
    "APPROVED": Verdict.APPROVED,
    "CHANGES_REQUESTED": Verdict.CHANGES_REQUESTED,
    "DISMISSED": Verdict.DISMISSED,
    "COMMENTED": Verdict.COMMENTED,
    "PENDING": Verdict.PENDING,
}


class GitHub(Alike):
    """One repository at GitHub, or at a GitHub Enterprise Server."""

    name = "github"
    page = {"per_page": 100}  # noqa: RUF012 - of the class, as declared

    def commits(self, pull: Pull) -> list[Commit]:
        """At most 250 are told; whoever takes them compares with the pull's own count."""
        return super().commits(pull)

    def brought(self, commit: str) -> int | None:
        """The list also has pull requests that merely hold the commit, or were begun from it."""
        answer = pages(self._transport, f"{self._root}/commits/{commit}/pulls", self.page)
        with understood(say("the pull requests")):
            made = [each for each in answer if each["merge_commit_sha"] == commit]
            return next((int(each["number"]) for each in made if each["merged_at"]), None)

    def pushes(self, pull: Pull) -> list[Push] | None:
        home = pull.head_repository
        if home is None or home.lower() != self.repository.lower():
            return None
        ref = f"refs/heads/{pull.head_ref}"
        try:
            answer = pages(self._transport, f"{self._root}/activity", {"ref": ref, **self.page})
        except ForgeError as error:
            if error.is_refusal:
                return None
            raise
        with understood(say("the pushes")):
            told = [self._activity(each) for each in answer if each["ref"] == ref]
        return pushes(told[::-1], pull.head_commit)

    def login(self, account: int) -> str | None:
        try:
            answer = self._transport.get(f"/user/{account}")
        except ForgeError as error:
            if error.is_refusal:
                return None
            raise
        with understood(say("an account")):
            return str(answer["login"]) if answer["id"] == account else None

    def own_account(self) -> int:
        """An app has no user (403); GraphQL tells all the same as whom it speaks."""
        try:
            answer = self._transport.get("/user")
        except ForgeError as error:
            if not error.is_refusal:
                raise
            answer = self._transport.graphql("query { viewer { id: databaseId } }")
            with understood(say("its own account")):
                answer = answer["data"]["viewer"]
        with understood(say("its own account")):
            return int(answer["id"])

    def account(self, fields: Mapping[str, Any] | None) -> Account | None:
        if not fields or fields["id"] == _GHOST:
            return None
        return Account(fields["id"], fields["login"], fields["type"] == "User")

    def review(self, fields: Mapping[str, Any]) -> Review:
        at = fields.get("submitted_at")  # what is pending has none
        return Review(
            fields["id"],
            self.account(fields["user"]),
            _VERDICTS.get(fields["state"], Verdict.UNKNOWN),
            fields["commit_id"],
            instant(at) if at else None,
        )

    def _activity(self, fields: Mapping[str, Any]) -> Activity:
        account, at = self.account(fields["actor"]), instant(fields["timestamp"])
        return Activity(account, fields["before"], fields["after"], at)
