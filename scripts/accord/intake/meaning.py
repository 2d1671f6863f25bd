"""One answer, as people type it -> the value that it means, and what is wrong with it.

Dates may be written 2026/7/17 or 2026年7月17日, and shares 60 %: what nobody can take for
anything else.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.author.answers import problems, readings
from accord.frontmatter import times
from accord.intake.refusing import refused
from accord.intake.trouble import Trouble
from accord.language import Label
from accord.organization import Organization
from accord.schema.schemas import Node

_READ = {"date": times.day, "instant": times.instant, "period": times.period}


@dataclass(frozen=True, slots=True)
class Meaning:
    """Reads answers by the registry as of `day`."""

    organization: Organization
    day: date

    def of(
        self, text: str, name: str, node: Node, place: tuple[Label, int]
    ) -> tuple[Any, tuple[Trouble, ...]]:
        """The first reading of which nothing is wrong, or the likeliest with its faults.

        `place` is the question, and the line of its answer.
        """
        read = [*readings(_plain(text, node), node, self.organization)]
        judged = [(each, problems(name, each, node, self.organization, self.day)) for each in read]
        value, findings = next((each for each in judged if not each[1]), judged[0])
        return value, refused(text, node, findings, self.organization, place) if findings else ()


def _plain(text: str, node: Node) -> str:
    text = " ".join(text.split())
    if node.get("type") in ("integer", "number"):
        return unicodedata.normalize("NFKC", text).removesuffix("%").strip()
    if read := _READ.get(str(node.get("format"))):
        return read(text) or times.day(text) or text
    return text
