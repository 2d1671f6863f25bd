"""An explanation in sentences: what it rests on, each day, when it is due, how it stands."""

from __future__ import annotations

from collections.abc import Iterator

from accord.explain.explanation import Day, Explanation
from accord.explain.judging import judging
from accord.explain.ruling import ruling
from accord.explain.wording import in_words
from accord.language import Message, say
from accord.spans import by_the_clock


def sentences(explanation: Explanation) -> Iterator[Message]:
    """The whole explanation, a line each."""
    yield from opening(explanation)
    for day in explanation.days:
        yield say("{day}: {words}", day=day.day, words=day_told(day))
    yield from ending(explanation)


def opening(explanation: Explanation) -> Iterator[Message]:
    """The rule, what it counts from or which date was agreed, and the time on hold."""
    yield from ruling(explanation)
    yield from _date(explanation)
    passed_on_hold = explanation.obligation.count.limit == "new-date"
    for tell in (_holds, _start) if passed_on_hold else (_start, _holds):
        yield from tell(explanation)


def day_told(day: Day) -> Message:
    """The number of a day, or why it does not count."""
    if day.number:
        number = by_the_clock(day.time) if day.time else say("day {n}", n=day.number)
        return say("{number} ({reason})", number=number, reason=day.why) if day.why else number
    if day.why and day.rolled:
        return say("rolled on ({reason})", reason=day.why)
    if day.why:
        return say("does not count ({reason})", reason=day.why)
    return say("the next working day")


def ending(explanation: Explanation) -> Iterator[Message]:
    """When it is due, how sure that is, and how it stands."""
    yield from _due(explanation)
    if explanation.known_through:
        yield say(
            "Provisional: which days are off is known through {day} only.",
            day=explanation.known_through,
        )
    yield from judging(explanation)


def _date(explanation: Explanation) -> Iterator[Message]:
    """The agreed date, those before it, and the one that came too late."""
    date = explanation.fixed
    if date is None:
        return
    for each in date.earlier:
        yield say("An earlier date was {day}: {cause}.", day=each.day, cause=in_words(each.by))
    if date.by:
        yield say("Its date is {day}: {cause}.", day=date.day, cause=in_words(date.by))
    else:
        yield say("Its date is {day}.", day=date.day)
    if date.why_off:
        yield say(
            "That is no working day ({reason}); the date holds all the same.", reason=date.why_off
        )
    if date.later:
        yield say(
            "It was moved to {day} only when it had passed: {cause}.",
            day=date.later.day,
            cause=in_words(date.later.by),
        )


def _holds(explanation: Explanation) -> Iterator[Message]:
    for hold in explanation.holds:
        begun, ended = hold.interval
        cause = in_words(hold.by)
        if hold.is_open:
            yield say("On hold since {begun}, and still: {cause}.", begun=begun, cause=cause)
            yield say("As long as that lasts the due date moves on.")
        else:
            yield say(
                "On hold from {begun} to {ended}: {cause}.", begun=begun, ended=ended, cause=cause
            )
        if "hours" in explanation.obligation.count.span:
            length = ended - max(begun, explanation.obligation.count.start)
            yield say("{length} of it do not count.", length=by_the_clock(length))


def _start(explanation: Explanation) -> Iterator[Message]:
    count, cause = explanation.obligation.count, in_words(explanation.start)
    if explanation.rule.cadence:
        yield say(
            "Reports are owed since {moment}, when the work began: {cause}.",
            moment=count.start,
            cause=cause,
        )
    elif explanation.counted:
        yield say("Delivered {moment}: {cause}.", moment=count.start, cause=cause)
    elif count.limit == "new-date" and explanation.start is None:
        yield say("Counted as if the hold ended now.")
    elif "working_hours" in count.span:
        yield say("Counted from {moment}: {cause}.", moment=count.start, cause=cause)
    elif "hours" in count.span:
        yield say("Counted by the clock from {moment}: {cause}.", moment=count.start, cause=cause)
    elif count.span:
        yield say(
            "Counted from {moment}, which is day 0: {cause}.", moment=count.start, cause=cause
        )


def _due(explanation: Explanation) -> Iterator[Message]:
    """The due instant, and by whose calendar the office closes then."""
    due, start = explanation.obligation.due, explanation.obligation.count.start
    span = explanation.obligation.count.span
    if "working_hours" in span:
        yield say("Due {due}: only the time while the office is open counts.", due=due)
    elif "hours" in span:
        yield say("Due {due}: hours run on at night and on days off.", due=due)
        if due.utcoffset() != start.astimezone(due.tzinfo).utcoffset():
            yield say("The clocks were changed on the way.")
    elif explanation.department:
        yield say(
            "Due {due}, when the office closes by the calendar of {department}.",
            due=due,
            department=explanation.department,
        )
    else:
        yield say("Due {due}, when the office closes by the company's calendar.", due=due)
