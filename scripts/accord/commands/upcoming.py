"""`accord next ID`: what can happen now, who may do it, and the command for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import click

from accord.commands.setting import CannotRun, Setting, with_setting
from accord.commands.table import Column, as_json, as_table
from accord.language import say
from accord.next.steps import Possible, possible
from accord.report import Report, tell
from accord.site.reference.policy_words import APPROVERS, GUARDS
from accord.survey import Case, Survey, survey


@click.command("next")
@click.argument("record", metavar="ID")
@click.option("--json", "json_", is_flag=True, help="For programs.")
@with_setting
def next_(setting: Setting, record: str, json_: bool) -> None:
    """Show what can happen to a record now: who may do it, what it leads to, how to begin."""
    ledger = setting.ledger()
    setting.must_know(ledger, record=record)
    if record in ledger.broken:
        report = Report(ledger.broken[record].findings, 1, setting.language, setting.tree)
        tell(report, "text", setting.console())
        sys.exit(1)
    now = setting.now(ledger.organization)
    known = ledger.records[record]
    if known.raised_at > now:
        moment = f"{now:%Y-%m-%d %H:%M}"
        raise CannotRun(say("{id} had not been raised by {moment}.", id=record, moment=moment))
    alone = survey(replace(ledger, records={record: known}), now)
    telling = _Telling(alone.cases[record], alone, setting.language)
    if json_:
        as_json(telling.as_object(), setting)
    else:
        telling.show(setting)


class _Telling:
    """What can happen to one record, in the words of one language."""

    def __init__(self, case: Case, survey: Survey, language: str) -> None:
        self.case = case
        self.survey = survey
        self.language = language
        self.steps = [*possible(case, survey)]

    def as_object(self) -> dict[str, object]:
        """The keys of ``accord next --json``; docs/guide/command-line.md documents them."""
        return {
            "id": self.case.record.id,
            "state": self.case.story.state.name,
            "overlays": sorted(self.case.story.overlays),
            "steps": [self._object(each) for each in self.steps],
        }

    def show(self, setting: Setting) -> None:
        console = setting.console()
        state = self.case.story.state.label.text(self.language)
        console.print(f"{self.case.record.id}  {self.case.form['title']}", style="bold")
        console.print(state, style="cyan")
        if not self.steps:
            console.print(say("Nothing more can happen to it.").text(self.language))
        main = [each for each in self.steps if each.is_main]
        others = [each for each in self.steps if not each.is_main]
        if main:
            console.print("\n" + say("What carries it on").text(self.language), style="bold")
        for each in main:
            console.print(f"  {self._label(each)}", style="green")
            for line in self._lines(each):
                console.print(f"    {line}")
        if others:
            console.print("\n" + say("What else can happen").text(self.language), style="bold")
            rows = [(self._label(each), each.command, self._approver(each)) for each in others]
            headings = (say("Entry"), say("Command"), say("Approved by"))
            as_table([Column(each) for each in headings], rows, setting)

    def _lines(self, step: Possible) -> Iterator[str]:
        """Who may bring it about, what it leads to, and what to type."""
        yield say("Approved by: {who}", who=self._approver(step)).text(self.language)
        for each in step.turns:
            office = each.office.label(self.survey.ledger.organization)
            names = [self._name(person) for person in each.people]
            yield say("{office}: {names}", office=office, names=names).text(self.language)
            if each.command != step.command:
                yield f"  {each.command}"
        for turn in step.leads_to:
            state = self.case.story.facts.course.states[turn.target].label
            yield say("→ {state}: {guard}", state=state, guard=GUARDS[turn.guard]).text(
                self.language
            )
        if all(each.command == step.command for each in step.turns):
            yield step.command

    def _approver(self, step: Possible) -> str:
        return APPROVERS[step.approver].text(self.language)

    def _object(self, step: Possible) -> dict[str, object]:
        return {
            "kind": step.kind,
            "label": self._label(step),
            "main": step.is_main,
            "approver": step.approver,
            "sides": [
                {
                    "role": str(each.office.role),
                    "department": each.office.department,
                    "people": list(each.people),
                    "command": each.command,
                }
                for each in step.turns
            ],
            "leads_to": [each.target for each in step.leads_to],
            "command": step.command,
        }

    def _label(self, step: Possible) -> str:
        return self.survey.ledger.schemas[step.kind].label.text(self.language)

    def _name(self, person: str) -> str:
        known = self.survey.ledger.organization.people.get(person)
        return known.name if known else person
