"""Departments speak for themselves: those that take part, and of their own work."""

from __future__ import annotations

from collections.abc import Iterator

from accord.consensus import involved
from accord.language import say
from accord.model import Entry, Fields, RecordKind, values_at
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule
from accord.workflow.facts import Facts

# What only a department says that is asked; what anybody says who takes part. An escalation is
# open to everybody, and a response to whoever is asked for one.
_ASKED = frozenset(("receipt", "decline", "resolution"))
_TAKING_PART = frozenset(
    (
        *("plan", "progress", "risk", "delivery", "referral", "hold", "resume"),
        *("retrospective", "consensus", "confirmation"),
    )
)


@rule()
def speaker_takes_part(case: Case) -> Iterator[Trouble]:
    """An entry speaks for a department that asks or is asked; an answer, for one that is asked.

    Why: what a stranger to the record writes is nobody's promise.
    Fix: Write the department that takes part; or let the form, or a referral, ask it first.
    """
    for before, step in case.turns(*_ASKED, *_TAKING_PART):
        entry, asker = step.entry, before.form["from"]
        taking_part = entry.kind in _TAKING_PART
        for place, code in enumerate(entry.departments):
            if code in before.asked or (taking_part and code == asker):
                continue
            may = may_speak(entry.kind, case.record.kind, before) or frozenset()
            if code not in may:
                yield Trouble(
                    entry.document,
                    ("department",) if "department" in entry.fields else ("departments", place),
                    say("{department} has no say in this here.", department=code),
                    say("Write one of: {values}.", values=sorted(may)),
                )


def may_speak(kind: str, record: RecordKind, before: Facts) -> frozenset[str] | None:
    """The departments for which an entry of a kind may speak; None where any may be spoken for."""
    if kind in _ASKED:
        return _asked(record, before)
    return _parties(record, before) if kind in _TAKING_PART else None


def _asked(record: RecordKind, before: Facts) -> frozenset[str]:
    """Who is asked; in a request also who an amendment asks before it is agreed to."""
    amended = before.form["to"] if record == "request" else ()
    return frozenset((*before.asked, *amended))


def _parties(record: RecordKind, before: Facts) -> frozenset[str]:
    parties = _asked(record, before) | {before.form["from"]}
    if record == "request":
        parties |= involved(before.form) | involved(before.agreed or before.form)
    return parties


@rule()
def own_work(case: Case) -> Iterator[Trouble]:
    """A department reports on its own tasks, delivers its own deliverables, mends its own items.

    Who is to mend an item of another department's deliverable may hand that in too.

    Why: only who does the work can say how far it is, and only they answer for it.
    Fix: Let the department whose work it is write its own entry.
    """
    yield from _others_tasks(case)
    for before, step in case.turns("delivery"):
        yield from _others_deliverables(step.entry, before)


def _others_tasks(case: Case) -> Iterator[Trouble]:
    owners: dict[str, set[str]] = {}
    known: Fields = {}
    for before, step in case.turns("plan", "progress"):
        entry = step.entry
        if before.form is not known:
            known = before.form
            for name, code in _tasks(known):
                owners.setdefault(name, set()).add(code)
        for place, task in enumerate(entry.fields["tasks"]):
            codes = owners.setdefault(task["id"], set())
            if entry.kind == "plan":
                codes.add(str(entry.department))
            elif codes and entry.department not in codes:
                yield _others(entry, ("tasks", place, "id"), task["id"], codes)


def _tasks(form: Fields) -> Iterator[tuple[str, str]]:
    """Every task of a form, and whose it is."""
    for part in form.get("work", ()):
        for task in part.get("tasks", ()):
            yield task["id"], part["department"]


def _others_deliverables(entry: Entry, before: Facts) -> Iterator[Trouble]:
    owners = {each["id"]: {each["department"]} for each in before.form.get("deliverables", ())}
    for item in before.items.values():
        owners[item.id] = {item.department} | owners.get(item.deliverable, set())
    for item in before.items.values():
        owners.setdefault(item.deliverable, set()).add(item.department)
    delivered = values_at(entry.fields, ("deliverables", "*", "id"))
    mended = values_at(entry.fields, ("rectified", "*"))
    for pointer, name in (*delivered, *mended):
        codes = owners.get(name, set())
        if codes and entry.department not in codes:
            yield _others(entry, pointer, name, codes)


def _others(entry: Entry, pointer: tuple[str | int, ...], name: str, codes: set[str]) -> Trouble:
    return Trouble(
        entry.document,
        pointer,
        say(
            "{name} is the work of {owners}, not of {department}.",
            name=name,
            owners=sorted(codes),
            department=entry.department,
        ),
        say(
            "Leave it out here; {owners} tells of it in an entry of its own.", owners=sorted(codes)
        ),
    )
