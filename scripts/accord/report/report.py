"""What is told of one run of the check, whatever the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accord.language import Message, say
from accord.model import Finding, Severity
from accord.tree import Tree

RULES_PAGE = "reference/rules/"
WORDS = {Severity.ERROR: say("error"), Severity.WARNING: say("warning")}
# Where each language of the published site starts.
_BELOW = {"zh": "", "en": "en/"}


@dataclass(frozen=True, slots=True)
class Report:
    """Findings, in the order of files and lines, and what it takes to tell them.

    `records` is how many records were read, `tree` where a line can be read again that a
    finding speaks of. `site` is the address of the published site, where that is known.
    """

    findings: tuple[Finding, ...]
    records: int
    language: str
    tree: Tree
    site: str | None = None

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


def foremost(findings: Iterable[Finding]) -> list[Finding]:
    """The most useful first: of every file its first finding, then its second, and so on.

    What comes later in a file often follows from what comes first.
    """
    seen: dict[str, int] = {}
    ranked: list[tuple[int, Finding]] = []
    for each in findings:
        rank = seen[each.path] = seen.get(each.path, 0) + 1
        ranked.append((rank, each))
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])]
