"""Findings for people at a terminal, in the manner of a compiler that teaches."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from accord.language import say
from accord.model import Finding, Severity
from accord.report.excerpt import Excerpt, excerpts
from accord.report.harmless import harmless, harmless_lines, no_command
from accord.report.report import WORDS, Report

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def as_text(report: Report) -> Iterator[Text]:
    """A paragraph a finding: where, what is wrong, the line itself, what to write instead.

    The address of a rule's page comes with the rule's first finding.
    """
    find = excerpts(report.tree)
    explained: set[str] = set()
    for each in report.findings:
        place = len(str(each.position.line))
        yield _headline(each, report.language)
        if shown := find(each.path, each.position):
            yield from _source(each, shown)
        first, *more = harmless_lines(each.help.text(report.language))
        yield _below(place, first, "green")
        yield from (_below(place, line, "green", " ") for line in more)
        if each.rule not in explained:
            explained.add(each.rule)
            more_about = say("About this rule: {address}", address=report.address(each.rule))
            yield _below(place, more_about.text(report.language), "dim")
        yield Text()


def _headline(finding: Finding, language: str) -> Text:
    position = finding.position
    return Text.assemble(
        (f"{no_command(harmless(finding.path))}:{position.line}:{position.column}", "bold"),
        ": ",
        (WORDS[finding.severity].text(language), _STYLES[finding.severity]),
        f": {no_command(harmless(finding.message.text(language)))} ",
        (f"[{finding.rule}]", "dim"),
    )


def _source(finding: Finding, shown: Excerpt) -> Iterator[Text]:
    number = str(finding.position.line)
    yield Text.assemble((f"  {number} | ", "blue"), no_command(shown.text))
    yield Text.assemble(
        (f"  {' ' * len(number)} | ", "blue"), (shown.marks, _STYLES[finding.severity])
    )


def _below(place: int, text: str, style: str, sign: str = "=") -> Text:
    return Text.assemble((f"  {' ' * place} {sign} ", "blue"), (no_command(text), style))
