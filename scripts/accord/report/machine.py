"""Findings for programs: JSON whose keys stay, described by a schema of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator

from accord.model import Finding, Severity
from accord.report.report import Report
from accord.texts.privacy import masked

VERSION = 1


def as_json(report: Report) -> Iterator[str]:
    """One object; its schema is ``check-report.schema.json`` among the site's assets."""
    told = {
        "version": VERSION,
        "summary": {
            "records": report.records,
            "errors": len(report.of(Severity.ERROR)),
            "warnings": len(report.of(Severity.WARNING)),
        },
        "findings": [_row(each, report) for each in report.findings],
    }
    yield json.dumps(told, ensure_ascii=False, indent=2)


def _row(finding: Finding, report: Report) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "path": finding.path,
        "line": finding.position.line,
        "column": finding.position.column,
        "width": finding.position.width,
        "message": masked(finding.message.text(report.language)),
        "help": masked(finding.help.text(report.language)),
        "url": report.address(finding.rule),
    }
