"""`accord show ID`: one record, what happened, and who owes what next."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from accord.commands.owed import as_object, sentence
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.commands.table import as_json
from accord.language import say
from accord.report import Report, tell
from accord.survey import Case, Survey, survey
from accord.workflow.fold import Step


@click.command()
@click.argument("id")
@click.option("--json", "json_", is_flag=True, help="For programs.")
@with_setting
def show(setting: Setting, id: str, json_: bool) -> None:
    """Show one record: its form, its entries in order, and what is owed."""
    ledger = setting.ledger()
    if id in ledger.broken:
        report = Report(ledger.broken[id].findings, 1, setting.language, setting.tree)
        tell(report, "text", setting.console())
        sys.exit(1)
    record = ledger.records.get(id)
    if record is None:
        raise CannotRun(say("There is no record {target}.", target=id))
    now = setting.now(ledger.organization)
    if record.raised_at > now:
        raise CannotRun(
            say("{id} had not been raised by {moment}.", id=id, moment=f"{now:%Y-%m-%d %H:%M}")
        )
    alone = survey(replace(ledger, records={id: record}), now)
    if json_:
        as_json(_object(alone.cases[id], alone, setting), setting)
    else:
        _print(alone.cases[id], alone, setting)


def _object(case: Case, survey: Survey, setting: Setting) -> dict[str, object]:
    """The keys of ``accord show --json``; docs/guide/command-line.md documents them."""
    story = case.story
    return {
        "id": case.record.id,
        "kind": case.record.kind,
        "state": story.state.name,
        "since": story.since.isoformat(),
        "overlays": sorted(story.overlays),
        "archived": case.archived,
        "form": dict(case.form),
        "deliverables": {name: str(standing) for name, standing in story.facts.standings.items()},
        "entries": [_entry(step) for step in story.steps],
        "unread": list(case.record.unread),
        "obligations": [as_object(each, survey, setting.language) for each in case.obligations],
    }


def _entry(step: Step) -> dict[str, object]:
    return {
        "file": step.entry.name,
        "kind": step.entry.kind,
        "at": step.at.isoformat(),
        "by": step.entry.by,
        "departments": list(step.entry.departments),
        "counts": step.allowed,
        "state": step.after,
    }


def _print(case: Case, survey: Survey, setting: Setting) -> None:
    console, language = setting.console(), setting.language
    ledger, story = survey.ledger, case.story
    overlays = [ledger.workflow.overlays[name].text(language) for name in sorted(story.overlays)]
    state = " · ".join((story.state.label.text(language), *overlays))
    console.print(f"{case.record.id}  {case.form['title']}", style="bold")
    console.print(f"{state}  ({story.since:%Y-%m-%d %H:%M})", style="cyan")
    console.print(f"{case.form['from']} → {' '.join(sorted(story.facts.asked))}\n")
    for step in story.steps:
        label = ledger.schemas[step.entry.kind].label.text(language)
        after = ledger.workflow.state(case.record.kind, step.after).label.text(language)
        moved = f" → {after}" if step.after != step.before else ""
        refused = "" if step.allowed else " — " + say("counts for nothing").text(language)
        who = " ".join(step.entry.departments)
        console.print(f"{step.at:%Y-%m-%d %H:%M}  {label} {who}{moved}{refused}")
    for path in case.record.unread:
        console.print(say("{path} could not be read.", path=path).text(language), style="red")
    if owed := case.open_obligations:
        console.print("\n" + say("Still owed:").text(language), style="bold")
    for obligation in owed:
        console.print("  " + sentence(obligation, survey, setting))
