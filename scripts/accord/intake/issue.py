"""An event of a forge, as a JSON text -> the issue that it is about.

GitHub and Gitea write the same keys. Of the text nothing is believed but its shape.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from accord.intake.forms import kind_of
from accord.language import Message, say

_MOST_BYTES = 1 << 20
_READ = ("opened", "edited", "reopened")
_SHAPE = Path(__file__).parent / "issue.json"


class NoIssue(Exception):
    """The text is about no issue; the message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as it stands. `account` is the number of whoever wrote it, None if that is gone.

    `last` is the account that did to it what the event tells of: the text may be theirs.
    `kinds` are the documents whose labels it has. `written` says that what happened to it is
    something after which it is to be read, and not that it was closed or moved.
    """

    number: int
    title: str
    text: str
    account: int | None
    last: int | None
    login: str
    human: bool
    created_at: datetime
    kinds: tuple[str, ...]
    written: bool


def read(data: bytes) -> Issue:
    """Read an event with an issue, or the issue alone.

    Raises:
        NoIssue: it is too long, no JSON, or has another shape.
    """
    if len(data) > _MOST_BYTES:
        raise NoIssue(say("The event has {count} bytes; that is too much.", count=len(data)))
    try:
        event = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoIssue(say("The event can't be read: {why}", why=str(error))) from None
    is_event = isinstance(event, dict) and "issue" in event
    issue = event["issue"] if is_event else event
    if wrong := next(_shape().iter_errors(issue), None):
        place = "/".join(map(str, wrong.instance_path)) or "/"
        raise NoIssue(say("This is no issue: {place} is missing or wrong.", place=place))
    action = event.get("action", "edited") if is_event else "edited"
    last = event.get("sender") if is_event else issue["user"]
    return _issue(issue, last=_account(last), is_read=action in _READ)


def _issue(row: dict[str, Any], *, last: int | None, is_read: bool) -> Issue:
    user = row["user"] or {"id": None, "login": "?"}
    labels = [each["name"] for each in row["labels"]]
    return Issue(
        number=row["number"],
        title=row["title"],
        text=row.get("body") or "",
        account=user["id"],
        last=last,
        login=user["login"],
        human=user.get("type", "User") == "User",
        created_at=_instant(row["created_at"]),
        kinds=tuple(kind for each in labels if (kind := kind_of(each))),
        written=is_read and row["state"] == "open" and not row.get("pull_request"),
    )


def _account(user: object) -> int | None:
    """The number of an account, None if the forge names nobody."""
    return user.get("id") if isinstance(user, dict) else None


def _instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise NoIssue(say("The event can't be read: {why}", why=str(error))) from None


@cache
def _shape() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(_SHAPE.read_text(encoding="utf-8")))
