"""How an obligation stands, in words: met by what, how late, or who must act."""

from __future__ import annotations

from collections.abc import Iterator

from accord.explain.explanation import Explanation
from accord.explain.wording import in_words
from accord.language import Message, say
from accord.obligation import Outcome


def judging(explanation: Explanation) -> Iterator[Message]:
    """The verdict; of what is open also whose turn it is."""
    obligation, verdict = explanation.obligation, explanation.verdict
    if obligation.is_open:
        late = obligation.outcome is Outcome.OVERDUE
        stands = say("overdue, {length}") if late else say("open, {length}")
        yield say(
            "As of {now}: {verdict}.",
            now=verdict.now,
            verdict=say(stands.original, length=verdict.lateness.words),
        )
        if verdict.acting:
            yield say("To act now: {people}.", people=list(verdict.acting))
        return
    yield _settled(explanation)


def _settled(explanation: Explanation) -> Message:
    obligation, verdict = explanation.obligation, explanation.verdict
    told = {"moment": obligation.settled, "cause": in_words(verdict.by)}
    length = verdict.lateness.words
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
