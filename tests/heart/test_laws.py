"""What is true of every record, whatever happens to it: tales told at random."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from accord.obligation import Obligation, Outcome
from accord.obligations import owed
from accord.workflow.fold import Story, fold
from tests.heart.company import LEDGER, WORKFLOW, instant
from tests.heart.tale import (
    DELIVERABLES,
    MILESTONES,
    RAISED,
    WORK,
    Moment,
    Tale,
    accepted,
    agreed,
    delivered,
    feedback,
    item,
    moved,
    request,
    resolved,
    taken_on,
    task,
    work_due,
)

Happening = Callable[[Moment], object]
START = instant(RAISED)
departments = some.sampled_from(["TECH", "DESIGN", "OPS"])
days = some.integers(0, 40).map(lambda n: (START + timedelta(days=n)).date().isoformat())
percents = some.sampled_from([0, 50, 100, 100])
verdicts = some.sampled_from(["pass", "pass", "rectify", "fail"])


# What may happen at a moment, by the kind of the entry that tells it.
HAPPENINGS: Mapping[str, some.SearchStrategy[Happening]] = {
    "receipt": some.builds(
        lambda who, answer: lambda moment: moment.receipt(who, answer),
        departments,
        some.sampled_from(["accepted", "accepted", "objected", "needs-information"]),
    ),
    "decline": some.builds(lambda who: lambda moment: moment.decline(who), departments),
    "referral": some.builds(
        lambda one, two: lambda moment: moment.referral("TECH", add=one, remove=two),
        departments,
        departments,
    ),
    "risk": some.builds(lambda who: lambda moment: moment.risk(who, "T1", "M2"), departments),
    "escalation": some.just(lambda moment: moment.escalation()),
    "response": some.builds(
        lambda who, place, decision: lambda moment: respond(moment, who, place, decision),
        some.sampled_from(["MKT", "BOSS", "TECH"]),
        some.integers(0, 30),
        some.sampled_from(["accept", "reschedule"]),
    ),
    "plan": some.builds(
        lambda who, day: lambda moment: moment.plan(who, task("T1.1", day, under="T1")),
        departments,
        days,
    ),
    "progress": some.builds(
        lambda who, one, two: (
            lambda moment: moment.report(who, {"T1": one, "T1.1": one, "T2": two, "T3": two})
        ),
        departments,
        percents,
        percents,
    ),
    "hold": some.builds(
        lambda day: lambda moment: moment.hold(until=later(moment, day)), some.none() | days
    ),
    "resume": some.just(lambda moment: moment.resume()),
    "consensus": some.just(lambda moment: moment.consensus()),
    "amendment": some.one_of(
        some.builds(
            lambda one, two: (
                lambda moment: moment.amendment(
                    work=work_due(T1=one), milestones=moved(MILESTONES, M2=two)
                )
            ),
            days,
            days,
        ),
        some.builds(
            lambda title: (
                lambda moment: moment.amendment(
                    deliverables=[{**DELIVERABLES[0], "title": title}, DELIVERABLES[1]]
                )
            ),
            some.sampled_from(["页面", "新页面"]),
        ),
        some.builds(
            lambda who: (
                lambda moment: moment.amendment(work=[*WORK[:2], {**WORK[2], "department": who}])
            ),
            departments,
        ),
        some.builds(
            lambda priority, cadence: (
                lambda moment: moment.amendment(priority=priority, update_every=cadence)
            ),
            some.sampled_from(["high", "medium", "low"]),
            some.sampled_from(["day", "two-days", "week"]),
        ),
    ),
    "delivery": some.builds(
        lambda parts: lambda moment: moment.delivery("TECH", *parts, rectified=ordered(moment)),
        some.sampled_from([("D1",), ("D2",), ("D1", "D2")]),
    ),
    "acceptance": some.builds(
        lambda who, one, two, day: (
            lambda moment: moment.acceptance(
                *who, D1=one, D2=two, items=[item(f"R{len(moment.tale.entries)}", "D1", day)]
            )
        ),
        some.sampled_from([("MKT",), ("OPS",), ("MKT", "OPS")]),
        verdicts,
        verdicts,
        days,
    ),
    "resolution": some.builds(lambda who: lambda moment: moment.resolution(who), departments),
    "confirmation": some.builds(
        lambda result: (
            lambda moment: moment.confirmation(
                "MKT", "TECH", "DESIGN", result=result if moment.tale.kind == "feedback" else None
            )
        ),
        some.sampled_from(["solved", "not-solved"]),
    ),
    "cancel": some.just(lambda moment: moment.cancel()),
    "retrospective": some.just(lambda moment: moment.retrospective()),
}
# What moves a record on happens more often than what stops it, so that tales get far.
OFTEN = (
    "receipt",
    "consensus",
    "plan",
    "progress",
    "delivery",
    "acceptance",
    "resolution",
    "confirmation",
)
RARELY = ("cancel", "decline", "referral")


def likely(story: Story) -> list[str]:
    """What may happen next: mostly, but not only, what the table allows."""
    allowed = [
        kind
        for kind in HAPPENINGS
        if story.state.name in WORKFLOW.entries[kind].states[story.record.kind]
    ]
    usual = [kind for kind in allowed if kind not in RARELY]
    return [*HAPPENINGS, *usual * 8, *[kind for kind in allowed if kind in OFTEN] * 12]


def respond(moment: Moment, who: str, place: int, decision: str) -> None:
    """Answer one of the entries so far, if there is any."""
    if entries := moment.tale.entries:
        moment.response(who, entries[place % len(entries)].name, decision=decision)


def ordered(moment: Moment) -> list[str] | None:
    """The rectification items that are not mended yet."""
    items = moment.tale.story(moment.moment).facts.items
    return [name for name, each in items.items() if not each.mended_by] or None


def later(moment: Moment, day: str | None) -> str | None:
    """A day that does not lie before the moment."""
    return max(day, moment.moment[:10]) if day else None


BEGINNINGS: tuple[Callable[..., Tale], ...] = (
    request,
    agreed,
    delivered,
    accepted,
    feedback,
    taken_on,
    resolved,
)


@some.composite
def tales(draw: some.DrawFn) -> Tale:
    """A record that got somewhere, and up to 15 things more, three hours to three days apart."""
    form: dict[str, Any] = {"priority": draw(some.sampled_from(["high", "medium", "low"]))}
    begin: Callable[..., Tale] = draw(some.sampled_from(BEGINNINGS))
    if begin in BEGINNINGS[:3] and draw(some.booleans()):
        form["acceptance_by"] = ["OPS"]
    tale = begin(**form)
    now = max((each.at for each in tale.entries), default=START)
    for _ in range(draw(some.integers(0, 15))):
        now += timedelta(hours=draw(some.integers(3, 72)))
        moment = f"{now:%Y-%m-%dT%H:%M}"
        kind = draw(some.sampled_from(likely(tale.story(moment))))
        draw(HAPPENINGS[kind])(tale.at(moment))
    return tale


moments = some.integers(0, 60 * 24).map(lambda hours: START + timedelta(hours=hours))


law = settings(max_examples=80)


def obligations(tale: Tale, now: datetime) -> tuple[Obligation, ...]:
    return owed(fold(tale.record, WORKFLOW, now), LEDGER)


@law
@given(tales(), moments, some.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(tale: Tale, now: datetime, chance: Random) -> None:
    """Not even where entries of the tale are withdrawn, and withdrawals in turn."""
    for _ in range(chance.randrange(4)):
        last = max((each.at for each in tale.entries), default=START) + timedelta(hours=1)
        names = [each.name for each in tale.entries if each.kind != "consensus"]
        if names:
            tale.at(f"{last:%Y-%m-%dT%H:%M}").void(chance.choice(names))
    mixed = list(tale.entries)
    chance.shuffle(mixed)
    other = Tale(tale.kind, tale.form, mixed)
    one, two = (fold(each.record, WORKFLOW, now) for each in (tale, other))
    assert (one.steps, one.state, one.since, one.facts) == (
        two.steps,
        two.state,
        two.since,
        two.facts,
    )
    assert obligations(tale, now) == obligations(other, now)


@law
@given(tales(), moments)
def test_what_comes_later_changes_nothing_of_what_was(tale: Tale, now: datetime) -> None:
    known = Tale(tale.kind, tale.form, [each for each in tale.entries if each.at <= now])
    one, two = (fold(each.record, WORKFLOW, now) for each in (tale, known))
    assert (one.steps, one.state, one.since, one.facts) == (
        two.steps,
        two.state,
        two.since,
        two.facts,
    )
    assert obligations(tale, now) == obligations(known, now)


@law
@given(tales())
def test_every_step_is_one_that_the_table_allows(tale: Tale) -> None:
    course = WORKFLOW.courses[tale.kind]
    for step in fold(tale.record, WORKFLOW, START + timedelta(days=99)).steps:
        assert not (course.states[step.before].final and step.after != step.before)
        assert step.allowed or step.before == step.after


@law
@given(tales(), moments)
def test_outcomes_say_what_the_instants_say(tale: Tale, now: datetime) -> None:
    found = obligations(tale, now)
    assert [each.due for each in found] == sorted(each.due for each in found)
    for each in found:
        if each.settled is None:
            assert each.outcome is (Outcome.OVERDUE if each.due < now else Outcome.PENDING)
        else:
            assert each.settled <= now
            assert (each.outcome is Outcome.LATE) is (each.settled > each.due)


@law
@given(tales(), moments, moments)
def test_a_verdict_once_given_does_not_change(tale: Tale, one: datetime, other: datetime) -> None:
    """What was due by `then` was judged then, and stands; but what is overdue may end late."""
    then, now = sorted((one, other))
    before = [each for each in obligations(tale, then) if each.due < then]
    after = [
        each for each in obligations(tale, now) if each.due < then and each.count.start <= then
    ]
    assert keys(before) == keys(after)
    for old, new in zip(ordered_by_key(before), ordered_by_key(after), strict=True):
        if old.outcome is Outcome.OVERDUE:
            assert new.outcome in (Outcome.OVERDUE, Outcome.LATE)
        else:
            assert (new.outcome, new.settled) == (old.outcome, old.settled)


def key(each: Obligation) -> tuple[datetime, str, str, str]:
    return (each.due, each.rule, each.department or "", each.subject)


def keys(found: Sequence[Obligation]) -> list[tuple[datetime, str, str, str]]:
    return sorted(map(key, found))


def ordered_by_key(found: Sequence[Obligation]) -> list[Obligation]:
    return sorted(found, key=key)


@law
@given(tales(), moments)
def test_nothing_becomes_overdue_on_hold(tale: Tale, now: datetime) -> None:
    story = fold(tale.record, WORKFLOW, now)
    held_since = None if story.state.final else story.facts.held_since  # a hold ends with it
    overdue = [each for each in obligations(tale, now) if each.outcome is Outcome.OVERDUE]
    assert not held_since or all(each.due < held_since for each in overdue)
