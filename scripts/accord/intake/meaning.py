"""One answer, as people type it -> the value that it means, and what is wrong with it.

Dates may be written 2026/7/17 or 2026年7月17日, and shares 60 %: what nobody can take for
anything else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.author.answers import problems, readings
from accord.intake.refusing import refused
from accord.intake.trouble import Trouble
from accord.language import Label
from accord.organization import Organization
from accord.schema.schemas import Node

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_TIME = re.compile(r"[\sT]*(\d{1,2})[:时](\d{2})分?")


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
    if node.get("format") in ("date", "instant", "period"):
        return _dated(unicodedata.normalize("NFKC", text))
    return text


def _dated(text: str) -> str:
    """A day, with a time or without one, as records write it; anything else as it is."""
    day = _DAY.match(text)
    if not day:
        return text
    year, month, number = day.groups()
    written, rest = f"{year}-{int(month):02}-{int(number):02}", text[day.end() :]
    if time := _TIME.fullmatch(rest):
        return f"{written}T{int(time[1]):02}:{time[2]}"
    return written + rest
