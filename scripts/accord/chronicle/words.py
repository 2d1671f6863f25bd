"""Happenings in words."""

from __future__ import annotations

from collections.abc import Mapping

from accord.chronicle.happening import Happening, What
from accord.explain import about, name_of
from accord.language import Message, say
from accord.ledger import Ledger
from accord.obligation import Obligation, Outcome
from accord.workflow.fold import Story

_RECORD: Mapping[What, Message] = {
    What.RAISED: say("Raised."),
    What.AGREED: say("A consensus was reached."),
    What.ARCHIVED: say("Archived."),
}


def told(happening: Happening, story: Story, ledger: Ledger, language: str) -> Message:
    """What happened to the record of a story, in one short sentence."""
    if owed := happening.obligation:
        rule, what = ledger.workflow.obligations[owed.rule], about(owed, story, ledger)
        named = say("{rule} · {name}", rule=rule, name=what) if what else say("{rule}", rule=rule)
        return _owed(happening, owed, named, name_of(owed, ledger.organization, language))
    kind, workflow = story.record.kind, ledger.workflow
    before, after = happening.before, happening.after
    match happening.what:
        case What.MOVED:
            labels = {
                "before": workflow.state(kind, before).label,
                "after": workflow.state(kind, after).label,
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
            return say("Overdue: {what} ({who}).", what=what, who=who)
        case What.REDATED:
            was = f"{happening.was:%Y-%m-%d %H:%M}"
            moved = say("from {was} to {due}", was=was, due=due)
            return say("Date moved: {what} ({who}), {moved}.", what=what, who=who, moved=moved)
        case What.ENDED_LATE:
            return say("Ended late: {what} ({who}), due {due}.", what=what, who=who, due=due)
    if owed.outcome is Outcome.ENTERED_LATE:
        return say("Done in time, entered late: {what} ({who}).", what=what, who=who)
    return say("Done in time: {what} ({who}).", what=what, who=who)
