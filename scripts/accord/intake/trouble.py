"""What is wrong with an answer, for whoever gave it: they see questions, and no file or field."""

from __future__ import annotations

from dataclasses import dataclass

from accord.language import Label, Message
from accord.model import Finding


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, and what to write instead.

    `about` is the question, where it is about one, and `line` the line of its answer, 0 for all.
    """

    message: Message
    help: Message
    about: Label | None = None
    line: int = 0


def trouble_of(finding: Finding, about: Label | None = None, line: int = 0) -> Trouble:
    return Trouble(finding.message, finding.help, about, line)
