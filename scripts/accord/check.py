"""Ledger -> findings: those of reading it, and those of every rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from accord.ledger import Ledger
from accord.model import Finding
from accord.rules import RECORD_RULES, REGISTRY_RULES
from accord.rules.case import Case
from accord.workflow.fold import fold


def check(ledger: Ledger) -> tuple[Finding, ...]:
    """Everything that is wrong in a ledger, by file and line."""
    return tuple(sorted((*ledger.findings, *_judge(ledger)), key=lambda each: each.sort_key))


def _judge(ledger: Ledger) -> Iterator[Finding]:
    for registry_rule in REGISTRY_RULES:
        yield from registry_rule(ledger)
    end_of_time = datetime.max.replace(tzinfo=ledger.organization.timezone)
    for record in ledger.records.values():
        case = Case(record, fold(record, ledger.workflow, end_of_time), ledger)
        for rule in RECORD_RULES:
            yield from rule(case)
