"""The lists of what stands in records: risks, minutes, acceptances, lessons, weekly reports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from accord.model import Section
from accord.site.lists.acceptances import acceptances
from accord.site.lists.learned import FEW
from accord.site.lists.lessons import lessons
from accord.site.lists.minutes import minutes
from accord.site.lists.notes import MinutesNote, joined_notes
from accord.site.lists.pages import lore_of
from accord.site.lists.passages import Lesson
from accord.site.lists.risks import risks
from accord.site.lists.row import Row
from accord.site.lists.topic import MOST, NEWEST, Topic, by_month, front
from accord.site.lists.weekly import weekly_page, weekly_pages
from accord.site.templates import Writer
from tests.heart.company import LEDGER
from tests.heart.tale import Tale, agreed, closed, delivered
from tests.site.lists.small import CHINESE, ENGLISH, outlined

WRITER = Writer(ENGLISH)
LATE = "2026-07-31T10:00"


def rows(topic: Topic[Any]) -> list[Row]:
    return [topic.row(each) for each in topic.found]


def warned(answer: str | None = None) -> Tale:
    tale = agreed()
    name = tale.at("2026-07-13T10:00").risk("TECH", "T2", proposed_due="2026-07-24")
    if answer:
        tale.at(answer).response("MKT", name, decision="reschedule")
    return tale


def risk_rows(now: str, tale: Tale) -> list[Row]:
    whole = outlined(now, tale)
    return rows(risks(whole.notes.risks, whole.cards, LEDGER, ENGLISH))


def test_a_risk_says_what_it_hits_and_who_owes_the_answer() -> None:
    (row,) = risk_rows("2026-07-14T09:30", warned())
    assert row.place == "records/XLX-2026-001/#2026-07-13-risk-TECH"
    day, by, hits, proposed, answer = row.cells
    assert (day.text, by.text, proposed.text) == (
        "Mon, Jul 13, 2026", "Technology", "Fri, Jul 24, 2026",
    )  # fmt: skip
    assert hits.lines == ("T2 页面",)
    assert answer.owing and answer.owing.office == "Marketing" and answer.owing.ages
    assert dict(row.tokens)["what"] == "open"


@pytest.mark.parametrize(
    ("answer", "standing", "said"),
    [
        ("2026-07-14T09:30", "answered", "Answered"),
        ("2026-07-20T10:00", "late", "Answered late"),
    ],
)
def test_a_risk_says_what_was_decided(answer: str, standing: str, said: str) -> None:
    (row,) = risk_rows(LATE, warned(answer))
    assert dict(row.tokens)["what"] == standing
    assert [each.text for each in row.cells[-1].badges] == [said]
    assert row.cells[-1].text == "Reschedule"


def test_the_end_of_a_record_makes_answers_moot() -> None:
    tale = warned()
    tale.at("2026-07-13T11:00").cancel()
    (row,) = risk_rows(LATE, tale)
    assert dict(row.tokens)["what"] == "moot" and row.cells[-1].owing is None


def test_what_is_open_ages_on_the_page() -> None:
    whole = outlined("2026-07-14T09:30", warned())
    page = front(risks(whole.notes.risks, whole.cards, LEDGER, ENGLISH), WRITER)
    assert 'data-ac-due="2026-07-14T18:00:00+08:00"' in page.html
    assert 'data-ac-say="late"' in page.html


def test_minutes_say_who_wrote_them() -> None:
    tale = agreed()
    tale.at("2026-07-10T15:00").minutes(held_at="2026-07-09T14:00")
    whole = outlined(LATE, tale)
    (row,) = rows(minutes(whole.notes.minutes, whole.cards, LEDGER, ENGLISH))
    assert [each.text for each in row.cells] == [
        "Thu, Jul 9, 2026", "Meeting", "何佳怡", "2 people", "", "",
    ]  # fmt: skip

    (link,) = row.cells[-1].links
    assert link[1] == "records/XLX-2026-001/documents/#2026-07-10-minutes"


def test_every_round_of_acceptance_has_its_worst_verdict() -> None:
    tale = delivered()
    tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass", D2="fail")
    whole = outlined(LATE, tale)
    (row,) = rows(acceptances(whole.notes.acceptances, whole.cards, LEDGER, ENGLISH))
    assert [each.text for each in row.cells[3].badges] == ["Fail"]
    assert row.cells[4].lines == ("Fail: 1", "Pass: 1")
    assert row.cells[1].text == "Round 1"


def looked_back(**fields: object) -> Tale:
    """A record over, with two lessons."""
    tale = closed(**fields)
    tale.at("2026-07-23T10:00").retrospective()
    entry = tale.entries[-1]
    text = "- 晚了。原因：没人问。改进：写明。\n- 还有"
    written = replace(entry.document, sections=(Section("经验教训", text, 1),))
    tale.entries[-1] = replace(entry, document=written)
    return tale


def test_every_lesson_has_a_line_of_its_own() -> None:
    whole = outlined(LATE, looked_back())
    found = rows(lessons(whole.notes.lessons, whole.cards, LEDGER, CHINESE))
    told = [tuple(each.text for each in row.cells[:3]) for row in found]
    assert told == [("晚了。", "没人问。", "写明。"), ("还有", "", "")]
    assert {dict(row.tokens)["scenario"] for row in found} == {"project"}


def test_an_open_record_is_told_what_others_learned_in_the_same_scenario() -> None:
    tales = [looked_back(id=f"XLX-2026-00{place}") for place in range(1, 7)]
    whole = outlined(LATE, *tales, agreed(id="XLX-2026-009"))
    known = lore_of(whole)
    told = known.of("XLX-2026-009")
    assert len(told) == FEW and told[0].lesson == Lesson("晚了。", "没人问。", "写明。")
    assert len({each.record for each in told}) == FEW
    assert known.of("XLX-2026-001") == ()  # it is over
    other = outlined(LATE, *tales, agreed(id="XLX-2026-009", scenario="resource"))
    assert lore_of(other).of("XLX-2026-009") == ()


def test_a_week_says_who_has_reported_and_who_has_not() -> None:
    tale = agreed()
    tale.at("2026-07-17T10:00").progress("TECH", T1=50)
    counts = outlined("2026-07-20T10:00", tale).notes.weeks
    assert counts[("2026-W29", "TECH")] == {"reported": 1}
    assert counts[("2026-W29", "DESIGN")] == {"missing": 1}
    html = weekly_page(counts, WRITER).html
    assert "1 missing" in html and "1 reported" in html and "2026-W29" in html
    assert "Mon, Jul 13 – Sun, Jul 19" in html
    assert not list(weekly_pages(counts, WRITER))


def test_many_weeks_stand_by_the_year() -> None:
    many = {(f"2026-W{week:02}", "TECH"): {"reported": 1} for week in range(1, 40)}
    pages = list(weekly_pages(many, WRITER))
    assert [each.url for each in pages] == ["weekly/2026/"]
    assert pages[0].html.count('<th scope="row">') == 39
    assert weekly_page(many, WRITER).html.count('<th scope="row">') == 26


def test_parts_of_weeks_add_up() -> None:
    tale = agreed()
    part = outlined("2026-07-20T10:00", tale).notes
    assert joined_notes([part, part]).weeks[("2026-W29", "TECH")] == {"missing": 2}


def test_a_long_list_stands_by_the_month_too() -> None:
    whole = outlined(LATE, agreed())
    notes = [
        MinutesNote("XLX-2026-001", f"m{place}", f"2026-{1 + place % 2:02}-03", "Call", "x", 2, ())
        for place in range(NEWEST + 1)
    ]
    topic = minutes(notes, whole.cards, LEDGER, ENGLISH)
    page = front(topic, WRITER)
    assert page.html.count("<tr data-") == NEWEST < MOST
    pages = list(by_month(topic, WRITER))
    assert [each.url for each in pages] == ["minutes/2026-02/", "minutes/2026-01/"]
    assert sum(each.html.count("<tr data-") for each in pages) == NEWEST + 1
    assert 'href="../minutes/2026-01/"' in page.html
    short = minutes(notes[:NEWEST], whole.cards, LEDGER, ENGLISH)
    assert not list(by_month(short, WRITER))


def test_empty_lists_say_something_friendly() -> None:
    for topic in (risks, minutes, acceptances, lessons):
        page = front(topic((), {}, LEDGER, ENGLISH), WRITER)
        assert 'class="ac-empty"' in page.html and "data-ac-filters" not in page.html
    assert "No report was due yet." in weekly_page({}, WRITER).html
