"""How an entry is started: on the forge's page for a new file, or by a command to copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accord.author.beginning import beginning
from accord.author.naming import file_names
from accord.consensus import acceptors, digest, involved
from accord.model import Fields
from accord.site.repository import new_file
from accord.survey import Case, Survey
from accord.workflow.facts import Facts


@dataclass(frozen=True, slots=True)
class Start:
    """The address of a page, or where no forge is known the command; one of the two is empty.

    `at` is the instant that the address holds, which is moved on when somebody follows it.
    """

    url: str
    command: str
    at: str


def start(kind: str, department: str, person: str, case: Case, survey: Survey) -> Start:
    """Start an entry that somebody writes for a department, or of which nobody is known yet."""
    organization = survey.ledger.organization
    by = {"by": person} if person else {}
    speaks = "department" in survey.ledger.schemas[kind].properties
    fields = {**by, **({"department": department} if department and speaks else {})}
    if not organization.repository:
        said = "".join(f" --set {name}={value}" for name, value in fields.items())
        return Start("", f"accord add {kind} {case.record.id}{said}", "")
    at = f"{survey.now.astimezone(organization.timezone):%Y-%m-%dT%H:%M}"
    whole = {"kind": kind, "at": at, **fields, **dict(_known(kind, department, case, survey.now))}
    taken = {each.name for each in case.record.entries}
    name = next(file_names(whole, organization.day(survey.now), taken))
    text = beginning(survey.ledger.schemas[kind], whole)
    return Start(new_file(organization.repository, f"{case.record.folder}/{name}", text), "", at)


def _known(kind: str, department: str, case: Case, now: datetime) -> Iterator[tuple[str, Any]]:
    """What the record itself says of such an entry."""
    facts = case.story.facts
    form = facts.form
    if kind == "consensus":
        signers = involved(form) | (involved(facts.agreed) if facts.agreed else frozenset())
        yield "departments", _in_order(form, signers)
        yield "digest", digest(form, facts.course.agreed_fields)
        rounds = [each.fields["round"] for each in case.story.of("consensus")]
        yield "round", 1 + max(rounds, default=0)
    elif kind == "acceptance":
        yield "departments", _in_order(form, acceptors(form))
    elif kind == "confirmation":
        both = (form["from"], *form["to"]) if case.record.kind == "request" else (form["from"],)
        yield "departments", list(both)
    elif kind == "progress":
        yield "covers", _period(facts, now)
        if tasks := _tasks(department, facts):
            yield "tasks", tasks
    elif kind == "response":
        waiting = {each.subject for each in case.open_obligations if each.rule == "response"}
        if len(waiting) == 1:
            yield "answers", waiting.pop()


def _in_order(form: Fields, departments: frozenset[str]) -> list[str]:
    named = dict.fromkeys((form["from"], *form["to"], *sorted(departments)))
    return [code for code in named if code in departments]


def _period(facts: Facts, now: datetime) -> str:
    year, week, _ = now.isocalendar()
    return f"{year}-W{week:02}" if facts.cadence == "week" else now.date().isoformat()


def _tasks(department: str, facts: Facts) -> list[Fields]:
    """The department's tasks that are not complete, as far as they were when last told."""
    agreed = [
        each
        for part in facts.form.get("work", ())
        if part["department"] == department
        for each in part.get("tasks", ())
    ]
    plan = facts.plans.get(department)
    tasks = (*agreed, *(plan.fields["tasks"] if plan else ()))
    return [
        {"id": each["id"], "percent": facts.percents.get(each["id"], 0)}
        for each in tasks
        if each["id"] not in facts.done
    ]
