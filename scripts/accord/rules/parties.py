"""Who asks, who is asked, and who does what: every part of a form goes with its parties."""

from __future__ import annotations

from collections.abc import Iterator

from accord.consensus import acceptors
from accord.language import say
from accord.model import Fields, Severity, values_at
from accord.rules.case import Case
from accord.rules.editions import Edition, Fault, in_editions
from accord.rules.rule import Trouble, rule


@rule()
def asks_others(case: Case) -> Iterator[Trouble]:
    """A department asks others, never itself.

    Why: nobody has to agree with themselves, and no lead can answer their own request.
    Fix: Take the department out of `to`; what it does itself stands under `work`.
    """
    asker = case.record.form.fields["from"]
    for _, document, _ in case.documents():
        for field in ("to", "add"):
            asked = document.fields.get(field)
            if isinstance(asked, list) and asker in asked:
                yield Trouble(
                    document,
                    (field, asked.index(asker)),
                    say("{department} asks itself.", department=asker),
                    say("Take {department} out of {field}.", department=asker, field=field),
                )


@rule()
def work_for_everybody(case: Case) -> Iterator[Trouble]:
    """Of every department that is asked, `work` says what it does.

    Why: who is asked but has no part can't tell what to agree to.
    Fix: Add its role, contact and tasks under `work`, or take it out of `to`.
    """
    return in_editions(case, lambda edition: _without_work(case, edition.form))


def _without_work(case: Case, form: Fields) -> Iterator[Fault]:
    working = {part["department"] for part in form.get("work", ())}
    for place, code in enumerate(form["to"]):
        if working and code not in working and _known(case, form):
            yield Fault(
                (code,),
                ("to", place),
                say("{department} is asked, but work does not say what it does.", department=code),
                say(
                    "Add department: {department} with role, contact and tasks under work, "
                    "or take it out of to.",
                    department=code,
                ),
            )


@rule()
def work_by_parties(case: Case) -> Iterator[Trouble]:
    """Work, deliverables and milestones belong to the department that asks or to one it asks.

    Why: a department that is not asked does not know of its part, and nobody waits for its yes.
    Fix: Add the department to `to`, or name one that takes part.
    """
    return in_editions(case, lambda edition: _strangers(case, edition.form))


def _strangers(case: Case, form: Fields) -> Iterator[Fault]:
    parties = {form["from"], *form["to"]}
    for group in ("work", "deliverables", "milestones"):
        for pointer, code in values_at(form, (group, "*", "department")):
            if code not in parties and _known(case, form):
                yield Fault(
                    (group, code),
                    pointer,
                    say(
                        "{department} takes no part: it neither asks nor is asked.", department=code
                    ),
                    say(
                        "Add {department} to the list after to:, or write one of: {parties}.",
                        department=code,
                        parties=sorted(parties),
                    ),
                )


@rule()
def one_lead(case: Case) -> Iterator[Trouble]:
    """Exactly one department leads the work.

    Why: where two lead, each waits for the other; where nobody does, nothing is put together.
    Fix: Write `role: lead` for one department, `support` or `decide` for the others.
    """
    return in_editions(case, _leading)


def _leading(edition: Edition) -> Iterator[Fault]:
    work = edition.form.get("work", ())
    leading = [place for place, part in enumerate(work) if part["role"] == "lead"]
    if work and not leading:
        message = say("No department leads the work.")
        advice = say("Write role: lead for the department that puts everything together.")
        yield Fault(("nobody",), ("work",), message, advice)
    for place in leading[1:]:
        first, other = work[leading[0]]["department"], work[place]["department"]
        yield Fault(
            (other,),
            ("work", place, "role"),
            say("{department} leads, but {first} leads already.", department=other, first=first),
            say("Write role: support for one of the two."),
        )


@rule()
def work_once(case: Case) -> Iterator[Trouble]:
    """The work of a department stands in one place.

    Why: a second part with another role or contact leaves open which one holds.
    Fix: Put its tasks together under one `department`.
    """
    return in_editions(case, _twice)


def _twice(edition: Edition) -> Iterator[Fault]:
    seen: set[str] = set()
    for pointer, code in values_at(edition.form, ("work", "*", "department")):
        if code in seen:
            message = say("{department} has a part of the work already.", department=code)
            advice = say("Move these tasks to its first part, and take this one out.")
            yield Fault((code,), pointer, message, advice)
        seen.add(code)


@rule(Severity.WARNING)
def tasks_for_workers(case: Case) -> Iterator[Trouble]:
    """A department that leads or supports has a task.

    Why: without a task and its date nobody can see whether its part is under way.
    Fix: Write its tasks, each with a date; or `role: decide` if it only decides.
    """
    return in_editions(case, _idle)


def _idle(edition: Edition) -> Iterator[Fault]:
    for place, part in enumerate(edition.form.get("work", ())):
        if part["role"] != "decide" and not part.get("tasks"):
            code = part["department"]
            message = say("{department} has a part of the work, but no task.", department=code)
            advice = say("Add tasks with id, title and due; or write role: decide.")
            yield Fault((code,), ("work", place), message, advice)


@rule(Severity.WARNING)
def acceptors_judge_others(case: Case) -> Iterator[Trouble]:
    """Who is named under `acceptance_by` accepts something that another department delivers.

    Why: who checks only their own work sees what they meant, not what they made.
    Fix: Name a department that uses what is delivered; the one that asks accepts anyway.
    """
    return in_editions(case, _own_judges)


def _own_judges(edition: Edition) -> Iterator[Fault]:
    makers = {each["department"] for each in edition.form.get("deliverables", ())}
    for place, code in enumerate(edition.form.get("acceptance_by", ())):
        if makers == {code}:
            yield Fault(
                (code,),
                ("acceptance_by", place),
                say("{department} would accept nothing but its own work.", department=code),
                say("Name a department that uses what is delivered, or leave this one out."),
            )


@rule()
def acceptors_accept(case: Case) -> Iterator[Trouble]:
    """Only departments that the form lets accept sign an acceptance.

    Why: a verdict of anybody else counts for nothing, though it reads as if it did.
    Fix: Leave the department out, or amend `acceptance_by` first.
    """
    for step in case.story.steps:
        if step.entry.kind == "acceptance" and step.allowed:
            may = acceptors(step.facts.form)
            for place, code in enumerate(step.entry.departments):
                if code not in may:
                    yield Trouble(
                        step.entry.document,
                        ("departments", place),
                        say("{department} is not among those who accept.", department=code),
                        say("Those who accept are: {departments}.", departments=sorted(may)),
                    )


def _known(case: Case, form: Fields) -> bool:
    """Whether all parties are in the registry: `department-active` tells of a slip in a code."""
    return {form["from"], *form["to"]} <= case.ledger.organization.departments.keys()
