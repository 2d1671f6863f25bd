"""The weekly reports of departments, computed from small stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from accord.directory import Directory, Listing
from accord.obligations import owed
from accord.site.documents.weekly.entry import PortionView, Step, portion_view
from accord.site.documents.weekly.portions import Place, Portion, Standing, portions, week_of
from accord.site.documents.weekly.ready import Shares, gathered, ready
from accord.site.documents.weekly.report import weekly_reports
from accord.site.reader import Reader
from accord.site.templates import Writer
from accord.survey import Case, Survey
from tests.heart.company import LEDGER, ORGANIZATION, instant
from tests.heart.tale import Tale, agreed, taken_on

# Agreed on Wednesday 8 July, in W28: the first full week is W29, due on Friday 17 July.
NOW = "2026-07-24T10:00"
ENGLISH = Reader("en", ORGANIZATION)


def look(tale: Tale, now: str = NOW) -> tuple[Case, Survey]:
    story = tale.story(now)
    case = Case(story, owed(story, LEDGER), archived=False)
    listed = Directory.of([Listing.of(story)])
    return case, Survey(LEDGER, instant(now), {case.record.id: case}, listed)


def found(tale: Tale, now: str = NOW) -> dict[Place, Portion]:
    return {each.place: each for each in portions(look(tale, now)[0])}


def standings(tale: Tale, now: str = NOW) -> dict[Place, str]:
    return {place: str(each.standing) for place, each in found(tale, now).items()}


def view(tale: Tale, place: Place, now: str = NOW) -> PortionView:
    case, survey = look(tale, now)
    return portion_view(found(tale, now)[place], case, survey, ENGLISH)


def pages(shares: Sequence[Shares], writer: Writer) -> dict[str, str]:
    """The HTML of every report that the shares have a part of, by its address."""
    reports = weekly_reports({*chain.from_iterable(shares)}).items()
    parts = {place: [each[place] for each in shares if place in each] for place, _ in reports}
    made = (report.page(parts[place], LEDGER, writer) for place, report in reports)
    return {page.url: page.html for page in made}


def test_a_day_lies_in_the_iso_week_of_its_thursday() -> None:
    assert week_of("2026-W29") == "2026-W29"
    assert week_of("2026-07-19") == "2026-W29"
    assert week_of("2027-01-03") == "2026-W53"


def test_each_department_has_a_portion_in_each_week_it_owed_or_gave_a_report() -> None:
    tale = agreed()
    tale.at("2026-07-09T10:00").progress("TECH", T1=10, covers="2026-W28")
    tale.at("2026-07-17T10:00").progress("TECH", T1=100, covers="2026-W29")
    assert standings(tale) == {
        ("2026-W28", "TECH"): "reported",
        ("2026-W29", "DESIGN"): "missing",
        ("2026-W29", "TECH"): "reported",
        ("2026-W30", "DESIGN"): "pending",
        ("2026-W30", "TECH"): "pending",
    }


def test_what_comes_after_the_week_was_late() -> None:
    tale = agreed()
    tale.at("2026-07-20T10:00").progress("TECH", T1=100, covers="2026-W29")
    late = found(tale)["2026-W29", "TECH"]
    assert late.standing is Standing.LATE and len(late.reports) == 1


def test_who_owes_several_reports_a_week_may_have_told_some() -> None:
    tale = taken_on()
    tale.at("2026-07-13T17:00").progress("TECH", T1=10, covers="2026-07-13")
    assert standings(tale, "2026-07-20T08:00")["2026-W29", "TECH"] == "partly"


def test_it_says_how_far_each_task_was_at_the_end_of_the_week() -> None:
    tale = taken_on()
    tale.at("2026-07-08T17:00").progress("TECH", T1=10, covers="2026-07-08")
    tale.at("2026-07-10T17:00").progress("TECH", T1=40, covers="2026-07-10", help=["OPS"])
    shown = view(tale, ("2026-W28", "TECH"))
    assert shown.steps == (Step("T1", 0, 40),)
    assert shown.help == ORGANIZATION.departments["OPS"].label.en
    assert len(shown.reports) == 2


def test_it_says_what_the_week_changed_by_the_same_department() -> None:
    tale = agreed()
    tale.at("2026-07-17T10:00").progress("TECH", T1=40, T2=20, covers="2026-W29")
    tale.at("2026-07-24T10:00").progress("TECH", T1=100, T2=20, covers="2026-W30")
    first, second = (view(tale, (week, "TECH")).steps for week in ("2026-W29", "2026-W30"))
    assert first == (Step("T1", 0, 40), Step("T2", 0, 20))
    assert second == (Step("T1", 40, 100), Step("T2", 20, 20))
    assert [(each.is_moved, each.is_done) for each in second] == [(True, True), (False, False)]


def test_what_is_reported_late_counts_in_the_week_that_it_is_about() -> None:
    tale = agreed()
    tale.at("2026-07-24T10:00").progress("TECH", T1=60, covers="2026-W30")
    tale.at("2026-07-25T10:00").progress("TECH", T1=30, covers="2026-W29")
    now = "2026-07-27T10:00"
    assert view(tale, ("2026-W29", "TECH"), now).steps == (Step("T1", 0, 30),)
    assert view(tale, ("2026-W30", "TECH"), now).steps == (Step("T1", 30, 60),)


def test_the_week_is_summed_up() -> None:
    tale = agreed()
    tale.at("2026-07-17T10:00").progress("TECH", T1=100, T2=20, covers="2026-W29")
    writer = Writer(ENGLISH)
    shares = [ready(look(tale)[1], writer)] * 2
    html = pages(shares, writer)["weekly/2026-W29/TECH/"]
    total = re.search(r"<tfoot>.*?</tfoot>", html)
    assert total and "2 records" in total[0] and "4 moved on, 2 completed" in total[0]
    assert "T2 0% → 20%" in html


def test_it_says_what_was_late_when_the_week_was_over() -> None:
    tale = agreed()
    tale.at("2026-07-20T10:00").progress("TECH", T1=100, covers="2026-W30")
    (late,) = view(tale, ("2026-W29", "TECH")).late
    assert "T1 接口" in late and "Jul 15" in late
    (other,) = view(tale, ("2026-W30", "TECH")).late
    assert "T2 页面" in other and "Jul 22" in other


def test_a_week_that_is_over_stays_as_it_is() -> None:
    tale = agreed()
    tale.at("2026-07-20T10:00").progress("TECH", T1=100, covers="2026-W29")
    then, later = (view(tale, ("2026-W29", "TECH"), now) for now in (NOW, "2026-09-01T10:00"))
    assert then == later


def test_a_page_for_each_week_leads_to_those_beside_it() -> None:
    tale = agreed()
    tale.at("2026-07-17T10:00").progress("TECH", T1=100, covers="2026-W29")
    writer = Writer(Reader("zh", ORGANIZATION))
    shares = [gathered([ready(look(tale)[1], writer)])]
    made = pages(shares, writer)
    assert set(made) == {
        f"weekly/2026-W{week}/{code}/" for week in (29, 30) for code in ("DESIGN", "TECH")
    }
    html = made["weekly/2026-W29/TECH/"]
    assert "ZB-2026-W29-TECH" in html and "协作进度周报表" in html
    assert 'href="../../../weekly/2026-W30/TECH/"' in html and "W28" not in html
    assert 'href="../../../records/XLX-2026-001/#2026-07-17-progress-TECH"' in html
