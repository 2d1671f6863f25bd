"""Findings in words: for people, for GitHub's annotations, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from rich.console import Console
from rich.text import Text

from accord.language import say
from accord.model import Finding, Severity

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_WORDS = {Severity.ERROR: say("error"), Severity.WARNING: say("warning")}


def as_text(findings: Iterable[Finding], language: str, console: Console) -> None:
    """A paragraph a finding: where, what is wrong, and below it what to write instead."""
    for each in findings:
        place = f"{each.path}:{each.position.line}:{each.position.column}"
        line = Text.assemble(
            (place, "bold"),
            ": ",
            (_WORDS[each.severity].text(language), _STYLES[each.severity]),
            f": {each.message.text(language)} ",
            (f"[{each.rule}]", "dim"),
        )
        console.print(line, soft_wrap=True)
        console.print(Text(f"    → {each.help.text(language)}", style="green"), soft_wrap=True)


def as_github(findings: Iterable[Finding], language: str, console: Console) -> None:
    """One workflow command a finding, which GitHub shows at the line."""
    for each in findings:
        text = f"{each.message.text(language)}\n{each.help.text(language)}"
        place = (
            f"file={_property(each.path)},line={each.position.line},col={each.position.column}"
            f",title={_property(each.rule)}"
        )
        console.out(f"::{each.severity} {place}::{_data(text)}", highlight=False)


def as_json(findings: Iterable[Finding], language: str, console: Console) -> None:
    """One object: ``{"findings": [{rule, severity, path, line, column, message, help}]}``."""
    rows = [
        {
            "rule": each.rule,
            "severity": str(each.severity),
            "path": each.path,
            "line": each.position.line,
            "column": each.position.column,
            "message": each.message.text(language),
            "help": each.help.text(language),
        }
        for each in findings
    ]
    console.out(json.dumps({"findings": rows}, ensure_ascii=False, indent=2), highlight=False)


REPORTS: Mapping[str, Callable[[Iterable[Finding], str, Console], None]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
