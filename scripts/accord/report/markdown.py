"""Findings as Markdown, for the summary page of a CI job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from accord.language import catalogue
from accord.model import Finding, folder_of
from accord.report.harmless import harmless, harmless_lines
from accord.report.report import WORDS, Report

# A job page holds one MiB, and nobody reads further.
SHOWN = 200

# What stands between backticks is code; neither may end it, nor the cell of a table.
_CODE = re.compile(r"(`[^`|\\]+`)")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$&@!]|:(?=//)|(?<=www)\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One finding in the reader's words; `place` is its file and line within the folder."""

    place: str
    severity: str
    message: str
    help: list[str]
    rule: str
    url: str


def as_markdown(report: Report) -> Iterator[str]:
    """A table for every record, with what is wrong and what to write instead."""
    shown = report.findings[:SHOWN]
    tables = {
        folder: [_row(each, report) for each in found]
        for folder, found in groupby(shown, key=lambda each: folder_of(each.path))
    }
    yield _template().render(
        _=catalogue(report.language).gettext,
        summary=report.summary.text(report.language),
        tables=tables,
        left_out=len(report.findings) - len(shown),
    )


def escaped(value: object) -> object:
    """Words in which Markdown finds nothing to set: no link, no tag, no table's edge."""
    if not isinstance(value, str):
        return value
    parts = _CODE.split(harmless(value))
    return "".join(
        part if place % 2 else _SPECIAL.sub(r"\\\g<0>", part) for place, part in enumerate(parts)
    )


def _row(finding: Finding, report: Report) -> Row:
    return Row(
        f"{finding.path.removeprefix(folder_of(finding.path) + '/')}:{finding.position.line}",
        WORDS[finding.severity].text(report.language),
        finding.message.text(report.language),
        _shown(harmless_lines(finding.help.text(report.language))),
        finding.rule,
        report.address(finding.rule) if report.site else "",
    )


def _shown(lines: list[str]) -> list[str]:
    """The lines after the first are examples of what to write."""
    return [lines[0], *(f"`{line}`" for line in lines[1:])]


@cache
def _template() -> Template:
    """The one template; whatever it writes is escaped unless it says `safe`."""
    environment = Environment(
        loader=PackageLoader("accord", "templates"),
        undefined=StrictUndefined,
        finalize=escaped,
        autoescape=False,  # noqa: S701 - Markdown, which `finalize` escapes
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("summary.jinja")
