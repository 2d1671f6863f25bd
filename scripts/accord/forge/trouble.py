"""What goes wrong with a forge, as one line that holds no secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from accord.language import Message, say

# GitHub's tokens tell what they are; another's may stand in what a proxy answers.
_TOKEN = re.compile(r"\b(?:gh[a-z]_\w{16,}|github_pat_\w+)")
_LONGEST = 300


class ForgeError(Exception):
    """The forge could not be asked, or its answer can't be relied upon.

    `status` is the code of its answer over HTTP, 0 if there was none.
    """

    def __init__(self, message: Message, status: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.status = status

    @property
    def is_refusal(self) -> bool:
        """Whether the forge says that there is no such thing, or not for this token."""
        return self.status in (403, 404)


def without_secrets(message: Message, token: str | None) -> Message:
    """A message whose values are short, and hold neither our token nor what looks like one."""
    return Message(
        message.original,
        tuple((name, _blackened(str(value), token)) for name, value in message.values),
    )


def _blackened(text: str, token: str | None) -> str:
    return _TOKEN.sub("***", text.replace(token, "***") if token else text)[:_LONGEST]


@contextmanager
def understood(what: Message) -> Iterator[None]:
    """Whoever takes an answer apart does it in here: what is not as it should be is a trouble.

    Raises:
        ForgeError: a key is missing, or something is of another type.
    """
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise ForgeError(
            say(
                "What the forge says of {what} is not understood ({why}).",
                what=what,
                why=type(error).__name__,
            )
        ) from None
