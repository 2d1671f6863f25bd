"""`accord audit [ID]`: what proves each signature."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from accord.commands.setting import CannotRun, Setting, with_setting
from accord.commands.table import Column, as_json, as_table
from accord.language import say, words
from accord.ledger import Ledger
from accord.proof.audit import LABELS, Audit, Line, Standing, audit
from accord.proof.proofs import gather, kept
from accord.proof.signing import SigningError
from accord.trees import TreeError

_UNPROVED = (Standing.CLAIMED, Standing.NOT_FETCHED)


@click.command("audit")
@click.argument("id", required=False)
@click.option("--strict", is_flag=True, help="Exit 1 also where something is not proved at all.")
@click.option("--json", "json_", is_flag=True, help="For programs.")
@with_setting
def audit_(setting: Setting, id: str | None, strict: bool, json_: bool) -> None:
    """Say of every signature whether it is proved, and by what; exit 1 if one is contradicted."""
    ledger = setting.ledger()
    setting.must_know(ledger, record=id)
    found = _audited(setting, ledger, id)
    if json_:
        as_json(_object(found, setting.language), setting)
    else:
        _print(found, setting)
    is_proved = all(each.standing not in _UNPROVED for each in found.lines)
    sys.exit(0 if found.is_sound and (is_proved or not strict) else 1)


def _audited(setting: Setting, ledger: Ledger, id: str | None) -> Audit:
    """The audit of all records, or of one."""
    try:
        proofs = gather(kept(setting.root), ledger.all_records)
    except SigningError as error:
        raise CannotRun(error.message) from None
    except TreeError as error:
        raise CannotRun(str(error)) from None
    if id is None:
        return audit(ledger, proofs)
    chosen = {name: record for name, record in ledger.records.items() if name == id}
    findings = tuple(each for each in ledger.findings if f"/{id}/" in each.path)
    only = replace(ledger, records=chosen, findings=findings)
    return audit(only, replace(proofs, evidence={id: proofs.of(id)}))


def _object(found: Audit, language: str) -> dict[str, object]:
    """The keys of ``accord audit --json``; docs/reference documents them."""
    return {
        "sound": found.is_sound,
        "lines": [
            {
                "record": each.record,
                "entry": each.entry,
                "department": each.department,
                "person": each.person,
                "standing": str(each.standing),
                "reasons": [reason.text(language) for reason in each.reasons],
            }
            for each in found.lines
        ],
        "troubles": [
            {"path": each.path, "reason": each.message.text(language)} for each in found.troubles
        ],
    }


def _print(found: Audit, setting: Setting) -> None:
    columns = (
        Column(say("Record"), style="bold"),
        Column(say("Entry")),
        Column(say("Department")),
        Column(say("Who")),
        Column(say("Standing"), style="cyan"),
        Column(say("Reason"), style="red"),
    )
    as_table(columns, (_cells(each, setting.language) for each in found.lines), setting)
    for each in found.troubles:
        told = f"{each.path}: {each.message.text(setting.language)}"
        setting.console().print(told, style="red")


def _cells(line: Line, language: str) -> tuple[str, ...]:
    standing = LABELS[line.standing].text(language)
    who, reasons = line.person or "", words(line.reasons, language)
    return (line.record, line.entry, line.department, who, standing, reasons)
