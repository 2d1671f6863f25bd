"""What an entry that mends another leaves as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from accord.language import say
from accord.model import Entry, Fields
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule


@rule()
def passed_dates_stand(case: Case) -> Iterator[Trouble]:
    """An entry that mends another leaves the dates in it that had passed by then as they were.

    Why: it takes the place of what it mends, so that a date that was missed would never have been.
    Fix: Write a new plan, acceptance or hold instead of mending the old one; the missed date ends
    late, and the new one holds from then on.
    """
    by_name = {entry.name: entry for entry in case.record.entries}
    for entry in case.superseders():
        mended = by_name.get(str(entry.supersedes))
        if mended is None or mended.kind != entry.kind:
            continue
        before, now = _dates(mended.fields), {} if entry.void else _dates(entry.fields)
        moved = [name for name, day in before.items() if now.get(name) != day]
        for name in moved:
            if _has_passed(case, before[name], entry):
                yield Trouble(
                    entry.document,
                    ("supersedes",),
                    say("{date} of {name} had passed by then.", date=before[name], name=name),
                    say(
                        "Leave supersedes: out, and write a new entry; or write {date} again.",
                        date=before[name],
                    ),
                )


def _dates(fields: Fields) -> Mapping[str, str]:
    """The dates by which an entry asks for something, by the ids of what it asks for."""
    items = (*fields.get("tasks", ()), *fields.get("items", ()))
    dates = {each["id"]: str(each["due"]) for each in items if "due" in each}
    return dates | ({"until": str(fields["until"])} if "until" in fields else {})


def _has_passed(case: Case, day: str, entry: Entry) -> bool:
    """Whether the office had closed on a day when an entry was written."""
    return case.ledger.calendar.of(entry.department).closing(date.fromisoformat(day)) < entry.at


@rule()
def resumed_stays_resumed(case: Case) -> Iterator[Trouble]:
    """Nobody withdraws a resume.

    Why: the record would have been on hold ever since, and what was overdue would not have been.
    Fix: Write a new hold; it counts from then on.
    """
    for entry in case.superseders():
        if entry.kind == "resume" and entry.void:
            yield Trouble(
                entry.document,
                ("void",),
                say("Time that was not on hold would be so afterwards."),
                say("Leave this entry out, and write a hold."),
            )
