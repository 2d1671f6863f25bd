"""How an obligation stands, in words: met by what, how late, or who must act."""

from __future__ import annotations

from collections.abc import Iterator

from accord.explain.explanation import Actor, Explanation
from accord.explain.wording import in_words
from accord.language import Message, say
from accord.obligation import Outcome
from accord.spans import by_the_clock


def judging(explanation: Explanation) -> Iterator[Message]:
    """The verdict, and whether anybody warned; of what is open also whose turn it is."""
    obligation, verdict = explanation.obligation, explanation.verdict
    yield _stands(explanation) if obligation.is_open else _settled(explanation)
    if verdict.warn_by and verdict.warn_by < verdict.now:
        yield say("Nobody had warned of it by {moment}.", moment=verdict.warn_by)
    elif verdict.warn_by:
        yield say(
            "Nobody has warned of it; a risk must be raised by {moment}.", moment=verdict.warn_by
        )
    if verdict.acting:
        yield say("To act now: {people}.", people=[_actor(each) for each in verdict.acting])


def _stands(explanation: Explanation) -> Message:
    late = explanation.obligation.outcome is Outcome.OVERDUE
    length = _length(explanation)
    stands = (
        say("overdue, {length}", length=length) if late else say("open, {length}", length=length)
    )
    return say("As of {now}: {verdict}.", now=explanation.verdict.now, verdict=stands)


def _actor(actor: Actor) -> Message | str:
    if not actor.stands_in_for:
        return actor.name
    return say("{name} (stands in for {other})", name=actor.name, other=actor.stands_in_for)


def _length(explanation: Explanation) -> Message:
    """How late, or how long there is left: in working days, or on the day itself to the minute."""
    obligation, verdict = explanation.obligation, explanation.verdict
    if verdict.lateness.days:
        return verdict.lateness.words
    length = by_the_clock(abs((obligation.settled or verdict.now) - obligation.due))
    if verdict.lateness.is_late:
        return say("{length} late", length=length)
    return say("{length} left", length=length)


def _settled(explanation: Explanation) -> Message:
    obligation, verdict = explanation.obligation, explanation.verdict
    told = {"moment": obligation.settled, "cause": in_words(verdict.by)}
    length = _length(explanation)
    match obligation.outcome:
        case Outcome.WAIVED:
            return say("No longer owed since {moment}: {cause}.", **told)
        case Outcome.LATE if obligation.by:
            return say("Met {moment}, {length}: {cause}.", length=length, **told)
        case Outcome.LATE:
            return say("Ended {moment}, {length}: {cause}.", length=length, **told)
        case Outcome.ENTERED_LATE if verdict.entered:
            return say(
                "Met {moment}, in time, but entered only {entered}: {cause}.",
                entered=verdict.entered,
                **told,
            )
        case Outcome.ENTERED_LATE:
            return say("Met {moment}, in time, but entered too late: {cause}.", **told)
        case _:
            return say("Met {moment}, in time: {cause}.", **told)
