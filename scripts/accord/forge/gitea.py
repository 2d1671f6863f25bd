"""Gitea's REST interface, and Forgejo's, which split from it.

Where it differs from GitHub's, by its sources (`modules/structs/pull_review.go`,
`services/convert/pull_review.go`, `models/user/user_system.go`):

- A review that was dismissed keeps its state and gets `dismissed: true`.
- `commit_id` is the commit that was seen, or empty. `stale` is not relied upon: it was wrong
  for changes that were pushed to `refs/for` (go-gitea/gitea#34134).
- That a review was asked for stands among the reviews, as `REQUEST_REVIEW`; it is none yet.
- Who was deleted is there as account -1, and Gitea's own runner as -2. Accounts have no type,
  so a program with an ordinary account looks like a person: keep it out of the registry.
- Who pushed is told only for what came after the opening, so it counts as unknown. That costs
  the author's own consent, unless every commit is verified.
- The answer of a pull request has no count of commits; the lists come with their own. That of
  the reviews counts those that others have not submitted yet, which are not in it, and names
  no next page (`routers/api/v1/repo/pull_review.go`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accord.forge.alike import Alike, instant
from accord.forge.forge import Pull
from accord.forge.snapshot import Account, Push, Review, Verdict
from accord.forge.trouble import ForgeError, understood
from accord.language import say

_VERDICTS = {
    "APPROVED": Verdict.APPROVED,
    "REQUEST_CHANGES": Verdict.CHANGES_REQUESTED,
    "COMMENT": Verdict.COMMENTED,
    "PENDING": Verdict.PENDING,
    "REQUEST_REVIEW": Verdict.PENDING,
}


class Gitea(Alike):
    """One repository at an installation of Gitea or Forgejo."""

    name = "gitea"
    page = {"limit": 50}  # noqa: RUF012 - of the class, as declared

    def brought(self, commit: str) -> int | None:
        """Since Gitea 1.22 (go-gitea/gitea#29243); who has an older one is told so by none."""
        try:
            answer = self._transport.get(f"{self._root}/commits/{commit}/pull")
        except ForgeError as error:
            if error.is_refusal:
                return None
            raise
        with understood(say("the pull requests")):
            return int(answer["number"]) if answer["merge_commit_sha"] == commit else None

    def pushes(self, _pull: Pull) -> list[Push] | None:
        return None

    def login(self, account: int) -> str | None:
        answer = self._transport.get("/users/search", uid=account)
        with understood(say("an account")):
            found = {each["id"]: str(each["login"]) for each in answer["data"]}
        return found.get(account)

    def own_account(self) -> int:
        answer = self._transport.get("/user")
        with understood(say("its own account")):
            return int(answer["id"])

    def account(self, fields: Mapping[str, Any] | None) -> Account | None:
        if not fields or fields["id"] <= 0:
            return None
        return Account(fields["id"], fields["login"], human=True)

    def review(self, fields: Mapping[str, Any]) -> Review:
        known = _VERDICTS.get(fields["state"], Verdict.UNKNOWN)
        return Review(
            fields["id"],
            self.account(fields["user"]),
            Verdict.DISMISSED if fields["dismissed"] else known,
            fields["commit_id"] or None,
            _known(instant(fields["submitted_at"])),
        )


def _known(at: datetime) -> datetime | None:
    """Go writes the first day of the year 1 where there is no instant."""
    return at if at.year > 1 else None
