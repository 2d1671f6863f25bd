"""What is told of one run of the check, whatever the form."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from accord.language import Message, say
from accord.model import Finding, Severity
from accord.trees import Tree

RULES_PAGE = "reference/rules/"
WORDS = {Severity.ERROR: say("error"), Severity.WARNING: say("warning")}
# Where each language of the published site starts.
_BELOW = {"zh": "", "en": "en/"}


@dataclass(frozen=True, slots=True)
class Report:
    """Findings, in the order of files and lines, and what it takes to tell them.

    `records` is how many records were read, `tree` where a line can be read again that a
    finding speaks of. `site` is the address of the published site, where that is known.
    `changed` are the files of the change that is checked, if it is one.
    """

    findings: tuple[Finding, ...]
    records: int
    language: str
    tree: Tree
    site: str | None = None
    changed: frozenset[str] = frozenset()

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.severity is severity)

    @property
    def summary(self) -> Message:
        return say(
            "{records} records read: errors {errors}, warnings {warnings}.",
            records=self.records,
            errors=len(self.of(Severity.ERROR)),
            warnings=len(self.of(Severity.WARNING)),
        )

    def address(self, rule: str) -> str:
        """Where the site explains a rule: a link, or the page's name if nobody says where it is."""
        start = f"{self.site.rstrip('/')}/{_BELOW[self.language]}" if self.site else ""
        return f"{start}{RULES_PAGE}#{rule}"

    def foremost(self, severity: Severity) -> list[Finding]:
        """The most useful first: those of changed files, and of each file its first finding.

        Then come the second ones, and so on: what comes later in a file often follows from
        what comes first.
        """
        seen: Counter[str] = Counter()
        ranked: list[tuple[bool, int, Finding]] = []
        for each in self.of(severity):
            ranked.append((each.path not in self.changed, seen[each.path], each))
            seen[each.path] += 1
        return [each for _, _, each in sorted(ranked, key=lambda row: row[:2])]
