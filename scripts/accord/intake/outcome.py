"""What became of an issue, as JSON, for the program that makes the pull request of it.

That program has a token and reads nothing else, so what it may do stands here in plain values.
"""

from __future__ import annotations

from typing import Any

from accord.intake.taking import Taken
from accord.intake.telling import pull_text, reply, title

FORMAT = "accord-intake/1"


def branch_of(number: int) -> str:
    """The branch of an issue: always the same, so that an issue edited makes no second record."""
    return f"intake/issue-{number}"


def as_json(taken: Taken, repository: str) -> dict[str, Any]:
    """The keys of `accord intake`; the guide tells of them."""
    path = taken.path
    verdict = "proposed" if path else "refused" if taken.is_meant else "ignored"
    return {
        "format": FORMAT,
        "repository": repository,
        "issue": taken.issue.number,
        "verdict": verdict,
        "branch": branch_of(taken.issue.number) if path else None,
        "path": path,
        "content": taken.submission.text if path and taken.submission else None,
        "title": title(taken) if path else None,
        "body": pull_text(taken) if path else None,
        "reply": reply(taken) if taken.is_meant else None,
    }
