"""The rule by which something is due, in words: its number, its name, and how long it allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.explain.explanation import Explanation
from accord.language import Message, say
from accord.spans import span_in_words

_CADENCES: Mapping[str, Message] = {
    "day": say("every working day, by its close"),
    "two-days": say("every second working day, by its close"),
    "week": say("every week, by the close of its last working day"),
}


def ruling(explanation: Explanation) -> Iterator[Message]:
    """The rule, and since when the version of its limit holds."""
    rule = explanation.rule
    yield say(
        "Rule {number}, “{name}”: {allowed}.",
        number=rule.number,
        name=rule.name,
        allowed=_allowed(explanation),
    )
    count = explanation.obligation.count
    if count.version is None:
        return
    if count.version <= count.start.date():
        yield say("This limit is in force since {day}.", day=count.version)
    else:
        yield say(
            "Before the first version of the limit, of {day}, that one holds.", day=count.version
        )


def _allowed(explanation: Explanation) -> Message:
    rule, count = explanation.rule, explanation.obligation.count
    if rule.cadence:
        return _CADENCES[rule.cadence]
    if explanation.counted:
        return say(
            "by its milestone's date; counted from the delivery it would be {counted}, "
            "which is earlier",
            counted=explanation.counted,
        )
    if not count.span:
        return say("by the close of the office on its date")
    allowed = span_in_words(count.span)
    if "days" in count.span:
        allowed = say("{span}, and on to a working day", span=allowed)
    if count.limit == "new-date":
        return say(
            "its date falls into a hold; a new one is due within {span} after it", span=allowed
        )
    if rule.priority:
        return say("{span} (priority “{priority}”)", span=allowed, priority=rule.priority)
    return allowed
