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
from accord.rules.landing import LANDING_RULES
from accord.rules.reading import READING_RULES
from accord.rules.rule import BEGINNING
from accord.site.reader import Reader
from accord.site.values.shapes import Badge


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


# The themes in the order of the page, each with the modules whose rules it has: what stops a
# file first, what concerns few people last. Rules of a module that is not named are more rules.
_MORE = say("More rules")
_THEMES = (
    (say("Reading a file"), ("reading",)),
    (say("Names and ids"), ("identity", "numbering")),
    (say("People and departments"), ("references", "parties", "speakers")),
    (say("Dates"), ("dates", "days_off", "schedule", "present")),
    (say("Words and figures"), ("wording", "measures")),
    (say("What does not belong into a record"), ("discretion",)),
    (say("Entries in their order"), ("completeness", "entries", "mending", "talk")),
    (say("Work, from the plan to the acceptance"), ("plans", "reports", "handover", "rework")),
    (_MORE, ()),
    (say("Records and each other"), ("neighbours", "links", "duplicates")),
    (say("Changes of what is there already"), ("kept", "past", "changes", "keys")),
    (say("What the gate refuses"), ("landing",)),
    (say("The registry, the calendar and the workflow"), ("registry", "calendar", "limits")),
)


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule.

    `since` is the day from which it judges, where that is later than the first records.
    """

    slug: str
    severity: Badge
    holds: str
    why: str
    fix: str
    since: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    label: str
    rules: tuple[RuleView, ...]


def rules_view(reader: Reader) -> tuple[ThemeView, ...]:
    """Every rule by its theme."""
    theme_of = {module: label for label, modules in _THEMES for module in modules}
    found: dict[Message, list[RuleView]] = {label: [] for label, _ in _THEMES}
    for module, rule in _all():
        found[theme_of.get(module, _MORE)].append(_rule(rule, reader))
    return tuple(
        ThemeView(reader.text(label), tuple(rules)) for label, rules in found.items() if rules
    )


def _all() -> Iterator[tuple[str, Explained]]:
    """Every rule with the name of its module."""
    yield from (("reading", each) for each in READING_RULES)
    yield from (("landing", each) for each in LANDING_RULES)
    yield from ((each.judge.__module__.rpartition(".")[2], each) for each in RULES)


def _rule(rule: Explained, reader: Reader) -> RuleView:
    return RuleView(
        rule.slug,
        Badge(reader.text(WORDS[rule.severity]), rule.severity),
        reader.text(rule.holds),
        reader.text(rule.why),
        reader.text(rule.fix),
        since=reader.day(rule.since) if rule.since.isoformat() > BEGINNING else "",
    )
