"""Findings in words: for people, for GitHub, for programs. One file for each form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rich.console import Console
from rich.text import Text

from accord.report.github import as_github
from accord.report.machine import as_json
from accord.report.markdown import as_markdown
from accord.report.report import Report
from accord.report.text import as_text

REPORTS: Mapping[str, Callable[[Report], Iterator[str | Text]]] = {
    "text": as_text,
    "github": as_github,
    "markdown": as_markdown,
    "json": as_json,
}

__all__ = ["REPORTS", "Report", "as_markdown", "tell"]


def tell(report: Report, form: str, console: Console) -> None:
    """Print a report in one of the forms, block by block."""
    for block in REPORTS[form](report):
        if isinstance(block, Text):
            console.print(block, soft_wrap=True)
        else:
            console.out(block, highlight=False)
