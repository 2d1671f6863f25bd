"""Findings as GitHub's workflow commands, which it shows at the lines of a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.text import Text

from accord.language import say
from accord.model import Finding, Position, Severity
from accord.report.excerpt import Excerpt, excerpts
from accord.report.harmless import harmless, harmless_lines
from accord.report.report import Report
from accord.report.text import as_text

# Of each severity GitHub shows this many annotations of a step, and drops the others.
SHOWN = 10


def as_github(report: Report) -> Iterator[str | Text]:
    """Annotations for the most useful findings; all of them, with their lines, in the log."""
    find = excerpts(report.tree)
    left_out = 0
    for severity in Severity:
        ranked = report.foremost(severity)
        left_out += len(ranked[SHOWN:])
        yield from (_annotation(each, report, find) for each in ranked[:SHOWN])
    if left_out:
        more = say("{n} more findings stand in the log of this step.", n=left_out)
        yield f"::notice title=accord::{_data(more.text(report.language))}"
    if report.findings:
        yield f"::group::{_data(report.summary.text(report.language))}"
        yield from as_text(report)
        yield "::endgroup::"


def _annotation(
    finding: Finding, report: Report, find: Callable[[str, Position], Excerpt | None]
) -> str:
    position = finding.position
    shown = find(finding.path, position)
    end = position.column + (shown.width if shown else position.width)
    place = (
        f"file={_property(finding.path)},line={position.line},endLine={position.line}"
        f",col={position.column},endColumn={end},title={_property(finding.rule)}"
    )
    words = (
        harmless(finding.message.text(report.language)),
        *harmless_lines(finding.help.text(report.language)),
        report.address(finding.rule),
    )
    text = "\n".join(words)
    return f"::{finding.severity} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
