"""An obligation and the story of its record -> the explanation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from accord.explain.agreed import fixed_date
from accord.explain.days import counted_days, period_days
from accord.explain.explanation import Actor, Explanation, Hold, Rule, Verdict
from accord.explain.happenings import hold_begun, name_of_person, settled, started
from accord.explain.names import calendar_of, owing_department
from accord.language import Label
from accord.lateness import lateness
from accord.ledger import Ledger
from accord.obligation import Interval, Obligation, Outcome
from accord.obligations.dated import latest_warning
from accord.obligations.docket import Docket
from accord.responsibility import holder, responsible
from accord.schema.schemas import value_label
from accord.workflow.fold import Story


def explain(obligation: Obligation, story: Story, ledger: Ledger) -> Explanation:
    """Everything that the due instant and the verdict follow from, as of the story's instant."""
    count, calendar = obligation.count, calendar_of(obligation, ledger)
    rule = _rule(obligation, story, ledger)
    days = (
        period_days(obligation, rule.cadence, calendar)
        if rule.cadence
        else counted_days(obligation, calendar)
    )
    return Explanation(
        obligation=obligation,
        rule=rule,
        start=started(obligation, story, ledger),
        days=tuple(days),
        holds=tuple(_holds(obligation, story, ledger)),
        fixed=fixed_date(obligation, story, ledger, calendar),
        counted=_counted(obligation, story, ledger),
        department=_own_calendar(obligation, ledger),
        known_through=calendar.valid_through if count.provisional else None,
        verdict=_verdict(obligation, story, ledger),
    )


def _rule(obligation: Obligation, story: Story, ledger: Ledger) -> Rule:
    table, limit = ledger.workflow, obligation.count.limit
    priority: Label | None = None
    if limit:
        start = obligation.count.start
        if table.limits[limit].asks_priority(ledger.organization.day(start)):
            node = ledger.schemas[story.record.kind].properties["priority"]
            priority = value_label(node, story.facts_at(start).form["priority"])
    return Rule(
        table.number(obligation.rule),
        table.obligations[obligation.rule],
        priority,
        _cadence(obligation, story),
    )


def _cadence(obligation: Obligation, story: Story) -> str | None:
    """How often reports are due; None of what is no report."""
    if obligation.rule != "progress":
        return None
    return "week" if "W" in obligation.subject else story.facts_at(obligation.due).cadence


def _holds(obligation: Obligation, story: Story, ledger: Ledger) -> Iterator[Hold]:
    """The time on hold that a count leaves out, or in which an agreed date passed."""
    count, facts = obligation.count, story.facts
    passed_in: list[Interval] = []
    if count.limit == "new-date":
        passed_in = [each for each in Docket(story, ledger).holds if each[1] == count.start]
    for each in (*passed_in, *count.holds):
        lasts = each[0] == facts.held_since and facts.hold_until is None
        yield Hold(each, hold_begun(each, story, ledger), lasts)


def _counted(obligation: Obligation, story: Story, ledger: Ledger) -> datetime | None:
    """When an acceptance would be due if its milestone were not later."""
    count = obligation.count
    if obligation.rule != "acceptance" or count.agreed is None or count.span:
        return None
    docket = Docket(story, ledger)
    delivered = next(step.at for step in story.steps if step.entry.name == obligation.subject)
    return docket.counted("acceptance", delivered, obligation.department)[0]


def _own_calendar(obligation: Obligation, ledger: Ledger) -> Label | None:
    """The department that owes it, if it keeps a calendar of its own."""
    code = owing_department(obligation, ledger.organization)
    if code is None or ledger.calendar.of(code) is ledger.calendar:
        return None
    return ledger.organization.departments[code].label


def _verdict(obligation: Obligation, story: Story, ledger: Ledger) -> Verdict:
    now = story.as_of
    met = next((step.entry for step in story.steps if step.entry.name == obligation.by), None)
    return Verdict(
        now=now,
        by=settled(obligation, story, ledger),
        entered=met.entered_at if met and obligation.outcome is Outcome.ENTERED_LATE else None,
        lateness=lateness(
            obligation.due, obligation.settled or now, calendar_of(obligation, ledger), 0
        ),
        acting=tuple(_acting(obligation, now, ledger)) if obligation.is_open else (),
        warn_by=_warn_by(obligation, story, ledger),
    )


def _warn_by(obligation: Obligation, story: Story, ledger: Ledger) -> datetime | None:
    if obligation.marks.isdisjoint(("unwarned", "no-warning")):
        return None
    return latest_warning(Docket(story, ledger), obligation.department, obligation.due)


def _acting(obligation: Obligation, now: datetime, ledger: Ledger) -> Iterator[Actor]:
    """Whose it is, and who stands in for them; of who is not here only the latter."""
    today = ledger.organization.day(now)
    whose = holder(obligation, ledger, today)
    for each in responsible(obligation, ledger, today):
        absent = "" if each == whose else name_of_person(str(whose), ledger)
        yield Actor(name_of_person(each, ledger), absent)
