"""What a count started from, and what ended an obligation, found in a record's story."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from accord.explain.explanation import Happening
from accord.language import say
from accord.ledger import Ledger
from accord.model import Entry
from accord.obligation import Interval, Obligation
from accord.workflow.fold import Step, Story

# The entries from which each rule counts; where it is named neither here nor by the
# obligation's subject, it is the one that brought the record into its state.
_STARTS: Mapping[str, tuple[str, ...]] = {
    "receipt": ("referral", "consensus"),
    "task": ("consensus", "plan"),
    "milestone": ("consensus",),
    "delivery": ("consensus",),
    "rectification": ("acceptance",),
    "progress": ("consensus", "plan", "receipt", "amendment"),
}


def raised(story: Story, ledger: Ledger) -> Happening:
    """The form, as what is counted from."""
    record = story.record
    return Happening(
        record.raised_at,
        ledger.schemas[record.kind].label,
        record.form.name,
        name_of_person(record.form.fields["raised_by"], ledger),
    )


def happened(entry: Entry, ledger: Ledger) -> Happening:
    """An entry in its place in the record."""
    what = ledger.schemas[entry.kind].label
    told = entry.fields.get("round")
    return Happening(
        entry.at,
        say("{kind} (round {n})", kind=what, n=told) if told else what,
        entry.name,
        name_of_person(entry.by, ledger),
        tuple(sorted(entry.mends)),
    )


def started(obligation: Obligation, story: Story, ledger: Ledger) -> Happening | None:
    """What an obligation is counted from; None if no entry was made at that instant."""
    start, rule = obligation.count.start, obligation.rule
    at_start = _steps_at(story, start)
    if obligation.count.limit == "new-date":
        return hold_ended(start, story, ledger)
    named = [step for step in at_start if step.entry.goes_by(obligation.subject)]
    kinds = [step for step in at_start if step.entry.kind in _STARTS.get(rule, ())]
    turning = [step for step in at_start if step.before != step.after]
    if rule == "receipt" and start == story.record.raised_at and not kinds:
        return raised(story, ledger)
    found = next(iter(named or kinds or turning or at_start), None)
    return happened(found.entry, ledger) if found else None


def settled(obligation: Obligation, story: Story, ledger: Ledger) -> Happening | None:
    """The entry that met an obligation, or the one after which nobody wanted it any more."""
    if obligation.settled is None:
        return None
    at_end = _steps_at(story, obligation.settled)
    by = [step for step in at_end if step.entry.name == obligation.by]
    turning = [step for step in at_end if step.before != step.after]
    found = next(iter(by or turning or at_end), None)
    return happened(found.entry, ledger) if found else None


def hold_ended(moment: datetime, story: Story, ledger: Ledger) -> Happening | None:
    """What ended a hold, or will: an entry, or its date; None while nobody knows."""
    resumed = [step for step in _steps_at(story, moment) if step.entry.kind == "resume"]
    if resumed:
        return happened(resumed[0].entry, ledger)
    if any(ended == moment for _, ended in story.facts.holds):
        return Happening(moment, say("the hold ended on its date"))
    if moment == story.facts.hold_until:
        return Happening(moment, say("the hold ends on its date"))
    return None


def hold_begun(interval: Interval, story: Story, ledger: Ledger) -> Happening | None:
    """The entry by which a hold began."""
    begun = [step for step in _steps_at(story, interval[0]) if step.entry.kind == "hold"]
    return happened(begun[0].entry, ledger) if begun else None


def _steps_at(story: Story, moment: datetime) -> list[Step]:
    """The steps of an instant that counted."""
    return [step for step in story.steps if step.at == moment and step.allowed]


def name_of_person(person: str, ledger: Ledger) -> str:
    """The name of somebody; the id itself if the registry doesn't know it."""
    known = ledger.organization.people.get(person)
    return known.name if known else person
