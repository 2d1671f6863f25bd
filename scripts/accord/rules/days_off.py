"""What is due is due on a day on which somebody works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from accord.language import say
from accord.model import Document, Pointer, Severity, values_at
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule

# What has a date, by the name of the schema; in an amendment below `changes`.
_FORM = (("work", "*", "tasks", "*"), ("milestones", "*"))
_DATED = {
    "request": _FORM,
    "amendment": tuple(("changes", *path) for path in _FORM),
    "plan": (("tasks", "*"),),
    "acceptance": (("items", "*"),),
}


@rule(Severity.WARNING)
def due_on_day_off(case: Case) -> Iterator[Trouble]:
    """What is due is due on a working day of the department that owes it.

    A year whose holidays are not published yet is not judged. A date that an amendment or a
    plan carries on unchanged is told once, where it was first written.

    Why: on a weekend or a holiday nobody hands anything over, and nobody is there to take it.
    Fix: Write the working day that the message names, or the last one before.
    """
    seen: set[tuple[str, str]] = set()
    for document, pointer, name, day in _dates(case):
        if (name, day) in seen:
            continue
        seen.add((name, day))
        due = date.fromisoformat(day)
        calendar = case.ledger.calendar.of(_owing(case, document, pointer))
        why = calendar.why_off(due)
        if why and not calendar.is_provisional(due):
            yield Trouble(
                document,
                pointer,
                say("{day} is a day off: {why}.", day=day, why=why),
                say("The next working day is {day}.", day=calendar.forward(due).isoformat()),
            )


def _dates(case: Case) -> Iterator[tuple[Document, Pointer, str, str]]:
    """Every date by which something is to be done, and of what."""
    for kind, document, _ in case.documents():
        for path in _DATED.get(kind, ()):
            for pointer, dated in values_at(document.fields, path):
                yield document, (*pointer, "due"), dated["id"], dated["due"]
        if kind == "risk" and (proposed := document.fields.get("proposed_due")):
            yield document, ("proposed_due",), "", proposed


def _owing(case: Case, document: Document, pointer: Pointer) -> str:
    """Whose date it is: of the innermost department around it, or the initiating one's."""
    node: Any = document.fields
    found = node.get("department", case.record.form.fields["from"])
    for step in pointer[:-1]:
        node = node[step]
        if isinstance(node, Mapping):
            found = node.get("department", found)
    return str(found)
