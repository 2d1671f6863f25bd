"""A file with a decision -> what to tell the forge of it.

`accord gate` and `accord decide` write such files; of theirs only what is posted is read here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from accord.forge.shaped import Misshapen, shaped
from accord.language import Message, say

UNDECIDED = "accord-undecided/1"
_STATES = {"allow": "success", "deny": "failure"}


@dataclass(frozen=True, slots=True)
class Notice:
    """What to tell of one pull request, judged when it stood at `head`.

    `state` is success, failure or error; `summary` one sentence; `comment` Markdown, or None to
    leave what was said; `ask` the numbers of accounts whose approval is missing.
    """

    repository: str
    pull: int
    head: str
    state: str
    summary: str
    comment: str | None = None
    ask: tuple[int, ...] = ()


class NoticeError(Exception):
    """The text holds no decision; the message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def notice(text: str, language: str) -> Notice:
    """Read a decision; what isn't in its author's language is in this one ("zh", "en").

    Raises:
        NoticeError: it is none, or not about a pull request.
    """
    try:
        row = shaped(text, "notice")
    except Misshapen as error:
        raise NoticeError(
            say(
                "This is no decision of the gate about a pull request: {place}: {why}.",
                place=error.place,
                why=error.why,
            )
        ) from None
    return _undecided(row, language) if row["format"] == UNDECIDED else _decided(row)


def _decided(row: dict[str, Any]) -> Notice:
    language = row["language"]
    asked = [each["account"] for need in row["needs"] if not need["met"] for each in need["ask"]]
    return Notice(
        repository=row["repository"],
        pull=row["pull"],
        head=row["head"],
        state=_STATES[row["verdict"]],
        summary=row["summary"][language],
        comment=row["comment"][language],
        ask=tuple(dict.fromkeys(each for each in asked if each is not None)),
    )


def _undecided(row: dict[str, Any], language: str) -> Notice:
    return Notice(row["repository"], row["pull"], row["head"], "error", row["text"][language])
