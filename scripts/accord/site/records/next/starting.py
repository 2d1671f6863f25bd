"""How an entry is started: on the forge's page for a new file, or by a command to copy."""

from __future__ import annotations

from dataclasses import dataclass

from accord.author.beginning import beginning
from accord.author.known import Situation, all_known
from accord.author.naming import file_names
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
        options = "".join(f" --set {name}={value}" for name, value in fields.items())
        return Start("", f"accord add {kind} {case.record.id}{options}", "")
    at = f"{survey.now.astimezone(organization.timezone):%Y-%m-%dT%H:%M}"
    day = organization.day(survey.now)
    said = {"kind": kind, "at": at, **fields}
    situation = Situation(case.story, organization, day, said, lambda: case.open_obligations)
    whole = {**said, **dict(all_known(kind, situation))}
    if kind == "progress" and (tasks := _tasks(department, case.story.facts)):
        whole["tasks"] = tasks
    name = next(file_names(whole, day, {each.name for each in case.record.entries}))
    text = beginning(survey.ledger.schemas[kind], whole)
    return Start(new_file(organization.repository, f"{case.record.folder}/{name}", text), "", at)


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
