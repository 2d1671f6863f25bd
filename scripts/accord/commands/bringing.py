"""What `accord import` says: the plan, then what becomes of each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from accord.commands.setting import Setting
from accord.commands.table import Column, as_json, as_table
from accord.frontmatter.layout import front_matter
from accord.language import Label, Message, say
from accord.report.harmless import harmless
from accord.schema.schemas import Schema
from accord.spreadsheets.headings import called
from accord.spreadsheets.ledgers import Planned
from accord.spreadsheets.mapping import DROP, KEEP, Plan
from accord.spreadsheets.outcome import Fate, Outcome
from accord.spreadsheets.remark import Remark
from accord.spreadsheets.report import FATES

_PLACES = {KEEP: say("the body"), DROP: say("left out")}


@dataclass(frozen=True, slots=True)
class Told:
    """All that is told of a ledger; `missing` are required fields that nothing fills in.

    `schema` is that of the form that each row is.
    """

    found: Planned
    plan: Plan
    schema: Schema
    outcomes: tuple[Outcome, ...]
    missing: tuple[tuple[str, Message | Label], ...]
    write: bool


def tell_rows(told: Told, place: Path, setting: Setting, *, json_: bool) -> None:
    """Print the plan and the outcomes: as JSON, or for people."""
    if json_:
        as_json(as_object(told, setting.language), setting)
        return
    heads = (Column(say("Column")), Column(say("goes to")), Column(say("that is")))
    as_table(heads, _columns(told, told.schema, setting.language), setting)
    lines = [*_about(told, place)]
    for line in lines:
        setting.console().print(harmless(line.text(setting.language)))
    tell_outcomes(told.outcomes, setting, json_=False)


def tell_outcomes(found: tuple[Outcome, ...], setting: Setting, *, json_: bool) -> None:
    """Print what is said of each row, then how many there are of each sort."""
    if json_:
        rows_ = [row(each, setting.language) for each in found]
        as_json({"summary": summary(found), "rows": rows_}, setting)
        return
    heads = tuple(
        map(Column, (say("Row"), say("Outcome"), say("Cell"), say("Remark"), say("Instead")))
    )
    if rows := [*_rows(found, setting.language)]:
        as_table(heads, rows, setting)
    for line in _sums(found):
        setting.console().print(line.text(setting.language))


def ids_text(found: Iterable[Outcome]) -> str:
    """The ids of the sheet and those of the records that they have become, as YAML."""
    return front_matter({each.old: each.id for each in found if each.old and each.id})


def as_object(told: Told, language: str) -> dict[str, object]:
    return {
        "sheet": told.found.table.sheet,
        "header": told.found.table.header,
        "kind": told.plan.kind,
        "columns": dict(told.plan.columns),
        "undecided": [*told.plan.undecided],
        "missing": [name for name, _ in told.missing],
        "summary": summary(told.outcomes),
        "rows": [row(each, language) for each in told.outcomes],
    }


def summary(found: Iterable[Outcome]) -> dict[str, int]:
    found = tuple(found)
    fates = Counter(each.fate for each in found)
    return {str(each): fates[each] for each in Fate} | {
        "written": sum(1 for each in found if each.written)
    }


def row(outcome: Outcome, language: str) -> dict[str, object]:
    return {
        "row": outcome.row,
        "outcome": str(outcome.fate),
        "title": outcome.title,
        "id": outcome.id or None,
        "old": outcome.old or None,
        "path": outcome.path or None,
        "written": outcome.written,
        "why": outcome.why.text(language) if outcome.why else None,
        "remarks": [_remark(each, language) for each in outcome.remarks],
    }


def _remark(remark: Remark, language: str) -> dict[str, object]:
    return {
        "cell": remark.cell or None,
        "column": remark.column or None,
        "severity": str(remark.severity),
        "message": remark.message.text(language),
        "help": remark.help.text(language) if remark.help else None,
    }


def _columns(told: Told, schema: Schema, language: str) -> Iterator[tuple[str, ...]]:
    for heading, target in told.plan.columns.items():
        place = called(target, schema) if target else say("nobody has said")
        shown = _PLACES.get(target or "", place)
        yield tuple(map(harmless, (heading, target or "?", shown.text(language))))


def _about(told: Told, place: Path) -> Iterator[Message]:
    table = told.found.table
    yield say("Sheet {name}, headings in row {n}.", name=table.sheet, n=table.header)
    if told.found.others:
        yield say("Not read: {names}.", names=[*told.found.others])
    for _, words in told.missing:
        yield say("No column for {words}; add it with --set or in the mapping.", words=words)
    yield say("The mapping stands in {file}; edit it and run again.", file=place.name)


def _rows(found: Iterable[Outcome], language: str) -> Iterator[tuple[str, ...]]:
    for each in found:
        head = (str(each.row), FATES[each.fate].text(language))
        if each.why:
            yield (*head, "", harmless(each.why.text(language)), "")
        for remark in each.remarks:
            texts = (
                remark.message.text(language),
                remark.help.text(language) if remark.help else "",
            )
            yield (*head, harmless(remark.cell), *map(harmless, texts))
            head = ("", "")


def _sums(found: tuple[Outcome, ...]) -> Iterator[Message]:
    counts = summary(found)
    yield say(
        "{fine} fine, {warned} fine with remarks, {refused} refused, {passed} passed over.",
        fine=counts["fine"],
        warned=counts["warned"],
        refused=counts["refused"],
        passed=counts["passed"],
    )
    if counts["written"]:
        yield say("{n} written.", n=counts["written"])
    elif counts["fine"] or counts["warned"]:
        yield say("Nothing was written; --write does.")
