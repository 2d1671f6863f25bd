"""Happenings in words."""

from __future__ import annotations

from collections.abc import Mapping

from accord.chronicle.happening import Happening, What
from accord.explain import name_of
from accord.language import Message, say
from accord.ledger import Ledger
from accord.model import Record
from accord.obligation import Obligation, Outcome

_RECORD: Mapping[What, Message] = {
    What.RAISED: say("Raised."),
    What.AGREED: say("A consensus was reached."),
    What.ARCHIVED: say("Archived."),
}


def told(happening: Happening, record: Record, ledger: Ledger, language: str) -> Message:
    """What happened to a record, in one short sentence."""
    if owed := happening.obligation:
        who = name_of(owed, ledger.organization, language)
        return _owed(happening, owed, _name(owed, record, ledger), who)
    workflow, before, after = ledger.workflow, happening.before, happening.after
    match happening.what:
        case What.MOVED:
            labels = {
                "before": workflow.state(record.kind, before).label,
                "after": workflow.state(record.kind, after).label,
            }
            return say("State: {before} → {after}", **labels)
        case What.OVERLAID:
            return say("Now: {overlay}.", overlay=workflow.overlays[after])
        case What.CLEARED:
            return say("No longer: {overlay}.", overlay=workflow.overlays[before])
        case what:
            return _RECORD[what]


def _owed(happening: Happening, owed: Obligation, what: Message, who: str) -> Message:
    due = f"{owed.due:%Y-%m-%d %H:%M}"
    match happening.what:
        case What.LATE:
            return say("Overdue: {what} ({who}), due {due}.", what=what, who=who, due=due)
        case What.REDATED:
            was = f"{happening.was:%Y-%m-%d %H:%M}"
            moved = say("from {was} to {due}", was=was, due=due)
            return say("Date moved: {what} ({who}), {moved}.", what=what, who=who, moved=moved)
        case What.ENDED_LATE:
            return say("Ended late: {what} ({who}), due {due}.", what=what, who=who, due=due)
    if owed.outcome is Outcome.ENTERED_LATE:
        return say("Done in time, entered late: {what} ({who}).", what=what, who=who)
    return say("Done in time: {what} ({who}).", what=what, who=who)


def _name(owed: Obligation, record: Record, ledger: Ledger) -> Message:
    """What was owed, and which task, milestone, deliverable, item or period."""
    rule = ledger.workflow.obligations[owed.rule]
    if owed.title != record.title:
        return say("{rule} {name}", rule=rule, name=f"{owed.subject} {owed.title}")
    if owed.subject == record.id or owed.subject.endswith(".md"):
        return say("{rule}", rule=rule)
    return say("{rule} {name}", rule=rule, name=owed.subject)
