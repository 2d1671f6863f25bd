"""What is written has happened: nothing is told from the future, or reported before it began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from accord.language import say
from accord.model import Document, Entry, Record
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule

# By so much the clock of who writes may be ahead of the clock of who checks.
_CLOCKS_DIFFER = timedelta(minutes=10)
_WEEK = timedelta(days=6)


@rule()
def not_in_the_future(case: Case) -> Iterator[Trouble]:
    """A record is raised, and an entry happens, before it is written down.

    Why: what has not happened yet would count from a day on which nobody looks at it again.
    Fix: Write when it happened, or wait until it has.
    """
    latest = case.now + _CLOCKS_DIFFER
    for document, field, moment in _moments(case.record):
        if moment > latest:
            yield Trouble(
                document,
                (field,),
                say(
                    "{instant} lies in the future: it is {now}.",
                    instant=document.fields[field],
                    now=f"{case.now:%Y-%m-%dT%H:%M}",
                ),
                say("Write when it happened."),
            )


def _moments(record: Record) -> Iterator[tuple[Document, str, datetime]]:
    """When the record was raised, and when each entry happened and was entered."""
    yield record.form, "raised_at", record.raised_at
    for entry in record.entries:
        yield entry.document, "at", entry.at
        if entry.entered_at:
            yield entry.document, "entered_at", entry.entered_at


@rule()
def covers_past(case: Case) -> Iterator[Trouble]:
    """A report covers a day or a week that has begun, and not one before the record was raised.

    Why: a report on a week that lies ahead settles what is owed for it, and says nothing.
    Fix: Write the day, or the ISO week, that the report tells of.
    """
    raised = case.ledger.organization.day(case.record.raised_at)
    for entry in case.record.entries:
        if entry.kind == "progress" and "covers" in entry.fields:
            yield from _astray(case, entry, raised)


def _astray(case: Case, entry: Entry, raised: date) -> Iterator[Trouble]:
    covers = str(entry.fields["covers"])
    first, day = date.fromisoformat(covers), case.ledger.organization.day(entry.at)
    last = first + _WEEK if "W" in covers else first
    year, week, _ = day.isocalendar()
    example = f"{year}-W{week:02}" if "W" in covers else day.isoformat()
    if first > day:
        message = say(
            "{period} has not begun: the report is of {day}.", period=covers, day=day.isoformat()
        )
    elif last < raised:
        message = say(
            "{period} is over before the record was raised, on {day}.",
            period=covers,
            day=raised.isoformat(),
        )
    else:
        return
    advice = say("Write the period that the report tells of, such as {example}.", example=example)
    yield Trouble(entry.document, ("covers",), message, advice)
