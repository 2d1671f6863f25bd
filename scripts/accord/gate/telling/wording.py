"""A decision in words: what a change does, who must approve it, and how that stands."""

from __future__ import annotations

from collections.abc import Iterable

from accord.gate.decision import Decision, Judged
from accord.gate.effects import Effect
from accord.gate.needs.offices import any_of
from accord.language import Message, say
from accord.model import Finding


def verdict(decision: Decision) -> Message:
    """The decision in one sentence."""
    missing = sum(1 for each in decision.needs if not each.met)
    if decision.allows:
        return say("This may land: everybody who must approve it has.")
    if decision.refused:
        return say("This can't land as it is: {count} to mend.", count=len(decision.refused))
    return say("This can't land yet: approvals missing: {count}.", count=missing)


def effect_of(effect: Effect) -> Message:
    """What becomes of one record."""
    if not effect.brings:
        return say("{effect} ({title})", effect=effect.text, title=effect.title)
    return say(
        "{effect} ({title}; {brings})",
        effect=effect.text,
        title=effect.title,
        brings=list(effect.brings),
    )


def who_must(judged: Judged, decision: Decision) -> Message:
    """Who must approve one document."""
    return any_of(judged.need.offices, decision.policy.organization)


def state_of(judged: Judged, decision: Decision) -> Message:
    """Who has approved it, or whom to ask."""
    if judged.objecting:
        return say("{people} asks for changes", people=_names(judged.objecting, decision))
    if judged.by:
        return say("approved by {people}", people=_names(judged.by, decision))
    if judged.ask:
        return say("missing; ask {people}", people=_names(judged.ask, decision))
    return say("missing, and nobody is there who may; a steward can name somebody")


def refusal_of(finding: Finding) -> Message:
    """Why a change is refused: where, what is wrong, and what to do."""
    place = f"{finding.path}:{finding.position.line}"
    told = say("{sentence} {more}", sentence=finding.message, more=finding.help)
    return say("{who}: {why}", who=place, why=told)


def _names(people: Iterable[str], decision: Decision) -> list[str]:
    known = decision.policy.organization.people
    return [known[each].name if each in known else each for each in people]
