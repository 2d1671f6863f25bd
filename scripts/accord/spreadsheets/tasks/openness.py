"""Which tasks of a department are open, and how far each was said to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from accord.author.desk import Desk
from accord.author.review import out_of_place
from accord.ledger import Ledger
from accord.model import Fields, Record
from accord.obligations.done import Tasks
from accord.workflow.facts import Facts
from accord.workflow.fold import fold


@dataclass(frozen=True, slots=True)
class OpenTask:
    """One task that is not complete; `due` is a day as records write it."""

    record: str
    name: str
    id: str
    title: str
    due: str
    percent: int


def open_tasks(ledger: Ledger, department: str, now: datetime) -> Iterator[OpenTask]:
    """Those on which a department may report now, in the order of the records."""
    for _, record in sorted(ledger.records.items()):
        if record.raised_at <= now:
            yield from open_in(record, ledger, department, now).values()


def open_in(
    record: Record, ledger: Ledger, department: str, now: datetime
) -> Mapping[str, OpenTask]:
    """Those of one record, by their ids."""
    facts = fold(record, ledger.workflow, now).facts
    complete = Tasks.of(facts).complete(facts.done)
    found = {
        each["id"]: OpenTask(
            record.id,
            str(facts.form["title"]),
            each["id"],
            each["title"],
            str(each["due"]),
            facts.percents.get(each["id"], 0),
        )
        for each in _tasks(facts, department)
        if each["id"] not in complete
    }
    return found if found and _may_report(record, ledger, department, now) else {}


def _tasks(facts: Facts, department: str) -> Iterator[Fields]:
    """The tasks of a department, agreed and planned, but for those that stand through others."""
    plan = facts.plans.get(department)
    planned = plan.fields["tasks"] if plan else ()
    through = {each.get("under") for each in planned}
    for part in (facts.agreed or {}).get("work", ()):
        if part["department"] == department:
            yield from (each for each in part.get("tasks", ()) if each["id"] not in through)
    yield from planned


def _may_report(record: Record, ledger: Ledger, department: str, now: datetime) -> bool:
    desk = Desk(ledger, now, record)
    fields = {"kind": "progress", "at": desk.written(now), "department": department}
    return not out_of_place(fields, desk)
