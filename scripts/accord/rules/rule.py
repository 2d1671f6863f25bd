"""A rule: what must hold, why, how to mend it, and the function that finds where it doesn't.

A rule is written as a generator of troubles with the decorator `rule`. Its docstring is what
people read about it, here and on the rule's page: what must hold, then `Why:`, then `Fix:`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from accord.language import Message
from accord.model import Document, Finding, Pointer, Position, Severity

Subject = TypeVar("Subject")
Found = TypeVar("Found")

# The rules that came with the first records; a later one names the day on which it was made.
BEGINNING = "2026-01-01"
_DOCSTRING = re.compile(r"(?P<holds>.+?)\s+Why: (?P<why>.+?)\s+Fix: (?P<fix>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where a rule doesn't hold: a node of a document's front matter, or a place in its body."""

    document: Document
    place: Pointer | Position
    message: Message
    help: Message

    @property
    def position(self) -> Position:
        if isinstance(self.place, Position):
            return self.place
        return self.document.position(*self.place)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject, Found]):
    """`since` is the day from which it holds: what was written before is not judged by it.

    `judge` gives the troubles of a subject, or something that becomes one when it is known
    where it is written.
    """

    slug: str
    severity: Severity
    since: date
    holds: Message
    why: Message
    fix: Message
    judge: Callable[[Subject], Iterator[Found]]

    def finding(self, trouble: Trouble) -> Finding:
        """A trouble, told in the rule's name."""
        path = trouble.document.path
        return Finding(
            self.slug, path, trouble.position, trouble.message, trouble.help, self.severity
        )


def rule(
    severity: Severity = Severity.ERROR, since: str = BEGINNING
) -> Callable[[Callable[[Subject], Iterator[Found]]], Rule[Subject, Found]]:
    """Make a rule of a function; `id_and_folder` becomes the rule `id-and-folder`."""

    def of(judge: Callable[[Subject], Iterator[Found]]) -> Rule[Subject, Found]:
        found = _DOCSTRING.fullmatch((inspect.getdoc(judge) or "").strip())
        if not found:
            raise TypeError(f"{judge.__name__} does not say what holds, Why: and Fix:")
        holds, why, fix = (_sentence(part) for part in found.groups())
        slug = judge.__name__.replace("_", "-")
        return Rule(slug, severity, date.fromisoformat(since), holds, why, fix, judge)

    return of


def _sentence(part: str) -> Message:
    line = " ".join(part.split())
    return Message(line[:1].upper() + line[1:])


@dataclass(frozen=True, slots=True)
class PlainRule:
    """A rule without a function here: it holds since ever, and others find where it does not."""

    slug: str
    holds: Message
    why: Message
    fix: Message

    @property
    def severity(self) -> Severity:
        return Severity.ERROR

    @property
    def since(self) -> date:
        return date.fromisoformat(BEGINNING)
