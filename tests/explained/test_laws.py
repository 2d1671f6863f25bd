"""What is true of every explanation, whatever happened to the record."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import pairwise

from hypothesis import given

from accord.explain import Explanation, as_object, explain
from accord.workflow.fold import fold
from tests.heart.company import LEDGER, ORGANIZATION, WORKFLOW
from tests.heart.tale import Tale
from tests.heart.test_laws import law, moments, obligations, tales


def explained(tale: Tale, now: datetime) -> list[Explanation]:
    story = fold(tale.record, WORKFLOW, now)
    return [explain(each, story, LEDGER) for each in obligations(tale, now)]


@law
@given(tales(), moments)
def test_the_days_lead_from_the_start_to_the_due_one(tale: Tale, now: datetime) -> None:
    for each in explained(tale, now):
        count, days = each.obligation.count, each.days
        if "working_days" in count.span or "days" in count.span:
            assert (days[0].day - ORGANIZATION.day(count.start)).days == 1
            assert days[-1].day == ORGANIZATION.day(each.obligation.due)
            assert days[-1].why is None
            assert max(day.number for day in days) == sum(count.span.values())
        assert all((later.day - earlier.day).days == 1 for earlier, later in pairwise(days))
        assert all(day.number or day.why or day.rolled for day in days)


@law
@given(tales(), moments)
def test_it_names_what_started_a_count_and_what_ended_an_obligation(
    tale: Tale, now: datetime
) -> None:
    for each in explained(tale, now):
        obligation = each.obligation
        lasts = any(hold.is_open for hold in each.holds)
        assert each.start is not None or lasts or obligation.count.agreed
        assert (each.verdict.by is None) == obligation.is_open
        if obligation.by:
            assert each.verdict.by and each.verdict.by.file == obligation.by


@law
@given(tales(), moments)
def test_it_can_be_told_in_both_languages(tale: Tale, now: datetime) -> None:
    for each in explained(tale, now):
        for language in ("zh", "en"):
            told = as_object(each, language)
            assert json.loads(json.dumps(told)) == told
            assert all("{" not in line for line in told["lines"])  # type: ignore[attr-defined]
