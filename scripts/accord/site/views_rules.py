"""The rules of the check: what holds, why, and how to mend it, as the rules say it themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from accord.language import Message, say
from accord.model import Severity
from accord.report.report import WORDS
from accord.rules import RULES
from accord.rules.reading import READING_RULES
from accord.rules.rule import BEGINNING
from accord.site.reader import Reader
from accord.site.shapes import Badge


class Explained(Protocol):
    """What every rule says of itself, whatever finds it broken."""

    @property
    def slug(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def since(self) -> date: ...
    @property
    def holds(self) -> Message: ...
    @property
    def why(self) -> Message: ...
    @property
    def fix(self) -> Message: ...


# The modules of the rules in the order of the page: what stops a file first, what concerns
# few people last. A module that is not named here follows with the others of its sort.
_THEMES = {
    "reading": say("Reading a file"),
    "identity": say("Names and ids"),
    "numbering": say("Numbers within a record"),
    "references": say("People, departments and what is referred to"),
    "parties": say("Who does what"),
    "dates": say("Dates"),
    "completeness": say("What must not be missing"),
    "entries": say("Entries in their order"),
    "": say("More rules"),
    "neighbours": say("Records and each other"),
    "registry": say("The registry, the calendar and the workflow"),
}


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule; in its texts every second part, between backticks, is code.

    `since` is the day from which it judges, where that is later than the first records.
    """

    slug: str
    severity: Badge
    holds: tuple[str, ...]
    why: tuple[str, ...]
    fix: tuple[str, ...]
    since: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    label: str
    rules: tuple[RuleView, ...]


def rules_view(reader: Reader) -> tuple[ThemeView, ...]:
    """Every rule by its theme."""
    found: dict[str, list[RuleView]] = {name: [] for name in _THEMES}
    for theme, rule in _all():
        found[theme if theme in found else ""].append(_rule(rule, reader))
    return tuple(
        ThemeView(reader.text(_THEMES[theme]), tuple(rules))
        for theme, rules in found.items()
        if rules
    )


def _all() -> Iterator[tuple[str, Explained]]:
    """Every rule with the theme that its module is named for."""
    yield from (("reading", each) for each in READING_RULES)
    yield from ((each.judge.__module__.rpartition(".")[2], each) for each in RULES)


def _rule(rule: Explained, reader: Reader) -> RuleView:
    return RuleView(
        rule.slug,
        Badge(reader.text(WORDS[rule.severity]), rule.severity),
        _parts(rule.holds, reader),
        _parts(rule.why, reader),
        _parts(rule.fix, reader),
        since=reader.day(rule.since) if rule.since.isoformat() > BEGINNING else "",
    )


def _parts(message: Message, reader: Reader) -> tuple[str, ...]:
    return tuple(reader.text(message).split("`"))
