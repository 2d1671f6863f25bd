"""The lists that people act on: what belongs in each is said here, for the command and the site.

Each is a question about one obligation as it stands at the instant of a survey.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from accord.language import Message, say
from accord.lateness import Nearness
from accord.obligation import Obligation, Outcome
from accord.survey import Survey

Question = Callable[[Obligation, Survey], bool]


@dataclass(frozen=True, slots=True)
class View:
    """A list: its name, its heading, what it holds, and what to say where there is nothing."""

    name: str
    title: Message
    about: Message
    nothing: Message
    holds: Question


def views_of(obligation: Obligation, survey: Survey) -> frozenset[str]:
    """The names of the lists in which an obligation stands."""
    return frozenset(view.name for view in VIEWS if view.holds(obligation, survey))


def is_overdue(obligation: Obligation, _survey: Survey) -> bool:
    return obligation.outcome is Outcome.OVERDUE


def is_near(*how: Nearness) -> Question:
    """Whether something that is still to be done is due as soon as that."""

    def question(obligation: Obligation, survey: Survey) -> bool:
        pending = obligation.outcome is Outcome.PENDING
        return pending and survey.lateness(obligation).nearness in how

    return question


def is_risk(obligation: Obligation, survey: Survey) -> bool:
    """Whether it is the answer to a risk; objections, questions and calls for help are none."""
    risks = survey.cases[obligation.record].story.of("risk")
    return obligation.rule == "response" and any(obligation.subject == each.name for each in risks)


def is_report_of_this_week(obligation: Obligation, survey: Survey) -> bool:
    """Whether it is a progress report that is due in the week, Monday to Sunday, of the survey."""
    day = survey.ledger.organization.day
    weeks = (day(moment).isocalendar()[:2] for moment in (obligation.due, survey.now))
    return obligation.rule == "progress" and len(set(weeks)) == 1


def is_unwarned(obligation: Obligation, survey: Survey) -> bool:
    """Whether its date has passed, or is near, and nobody has warned; on hold nothing slips."""
    silent = bool(obligation.marks & {"unwarned", "no-warning"})
    return silent and "on-hold" not in survey.cases[obligation.record].story.overlays


def is_provisional(obligation: Obligation, _survey: Survey) -> bool:
    return obligation.count.provisional


VIEWS = (
    View(
        "overdue",
        say("Overdue"),
        say("The date has passed, and it is still to be done."),
        say("Nothing is overdue."),
        is_overdue,
    ),
    View(
        "today",
        say("Due today"),
        say("To be done before the day is over."),
        say("Nothing is due today."),
        is_near("today"),
    ),
    View(
        "soon",
        say("Due soon"),
        say("Due today or within the next working days."),
        say("Nothing is due in the next days."),
        is_near("today", "tomorrow", "soon"),
    ),
    View(
        "risks",
        say("Risks not answered yet"),
        say("Somebody has warned, and waits for a decision."),
        say("Every risk has been answered."),
        is_risk,
    ),
    View(
        "reports",
        say("Reports missing this week"),
        say("Progress reports that are due this week and have not come."),
        say("All of this week's reports have come."),
        is_report_of_this_week,
    ),
    View(
        "unwarned",
        say("Slipping without a warning"),
        say("The date has passed or is near, and nobody has raised a risk."),
        say("Nothing slips without a warning."),
        is_unwarned,
    ),
    View(
        "provisional",
        say("Provisional dates"),
        say("The holidays of that year are not published yet; the date may move."),
        say("No date is provisional."),
        is_provisional,
    ),
)
BY_NAME = {view.name: view for view in VIEWS}
