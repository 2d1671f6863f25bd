"""Findings as Markdown, for the summary page of a CI job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from accord.language import catalogue
from accord.model import Finding
from accord.report.harmless import harmless, harmless_lines
from accord.report.report import WORDS, Report

# A job page holds one MiB, and nobody reads further.
SHOWN = 200

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
        for folder, found in groupby(shown, key=lambda each: _folder(each.path))
    }
    yield _template().render(
        _=catalogue(report.language).gettext,
        summary=report.summary.text(report.language),
        tables=tables,
        left_out=len(report.findings) - len(shown),
    )


def escaped(value: object) -> object:
    """Words in which Markdown finds nothing to set: no link, no tag, no table's edge."""
    return _SPECIAL.sub(r"\\\g<0>", harmless(value)) if isinstance(value, str) else value


def _folder(path: str) -> str:
    """The folder of a record, or the file itself where it belongs to none."""
    return "/".join(path.split("/")[:3])


def _row(finding: Finding, report: Report) -> Row:
    return Row(
        f"{finding.path.removeprefix(_folder(finding.path) + '/')}:{finding.position.line}",
        WORDS[finding.severity].text(report.language),
        finding.message.text(report.language),
        harmless_lines(finding.help.text(report.language)),
        finding.rule,
        report.address(finding.rule) if report.site else "",
    )


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
