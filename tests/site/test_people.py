"""A person's page: what waits for them, and for whom they stand in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.site.lists.index import index
from accord.site.making.outline import Outline, outline
from accord.site.overviews.department import departments
from accord.site.overviews.due import MOST, desk, desks
from accord.site.overviews.person import PersonView, people
from accord.site.reader import Reader
from accord.site.records.owing import Owing
from accord.survey import survey
from tests.heart.company import LEDGER, ORGANIZATION, instant
from tests.heart.tale import Tale, agreed, delivered, request

ENGLISH = Reader("en", ORGANIZATION)


def outlined(now: str, *tales: Tale) -> Outline:
    records = {tale.record.id: tale.record for tale in tales}
    return outline(survey(replace(LEDGER, records=records), instant(now)), ENGLISH)


def page(person: str, now: str, *tales: Tale) -> PersonView:
    return people(outlined(now, *tales), instant(now), ENGLISH)[person]


def waiting(found: tuple[Owing, ...]) -> set[str]:
    return {f"{each.rule} {each.what}".strip() for each in found}


def test_what_the_department_owes_waits_for_whoever_holds_the_office() -> None:
    tale = delivered()
    assert waiting(page("he-jiayi", "2026-07-20T12:00", tale).desk.first) == {
        "Reach the milestone M3 验收"
    }
    lead = page("lin-yue", "2026-07-20T12:00", tale)
    assert waiting(lead.desk.first) == {
        "Accept or reject Delivery · Design · Mon, Jul 20",
        "Accept or reject Delivery · Technology · Mon, Jul 20",
    }


@pytest.mark.parametrize(
    ("now", "stands_in"),
    [
        ("2026-07-17T10:00", False),  # the day before
        ("2026-07-20T00:00", True),
        ("2026-07-24T23:59", True),
        ("2026-07-25T00:00", False),  # the day after
    ],
)
def test_a_stand_in_sees_what_waits_for_whom_they_stand_in_for(now: str, stands_in: bool) -> None:
    """`chen-jing` stands in for `wu-hao` from Monday 20 to Friday 24 July."""
    tale = agreed()
    his, hers = page("wu-hao", now, tale), page("chen-jing", now, tale)
    assert his.waiting and his.desk.total == his.waiting
    assert [each.id for each in his.covered_by] == (["chen-jing"] if stands_in else [])
    assert [each.id for each in hers.stands_in] == (["wu-hao"] if stands_in else [])
    assert hers.desk.total == 0 and hers.waiting == (his.waiting if stands_in else 0)
    assert hers.overdue == (his.overdue if stands_in else 0)
    shown = his.desk.first[0].actors
    assert [(each.id, each.stands_for) for each in shown] == [
        ("wu-hao", None),
        *([("chen-jing", "wu-hao")] if stands_in else []),
    ]


def test_of_whoever_left_the_page_stays_and_nothing_waits() -> None:
    tale = request(to=["TECH"])
    assert not page("pan-yu", "2026-07-15T10:00", tale).is_gone
    gone = page("pan-yu", "2026-07-16T10:00", tale)
    assert gone.is_gone and gone.waiting == 0


def test_nobody_has_a_page_before_they_came() -> None:
    assert "pan-yu" not in people(
        outlined("2025-12-31T10:00"), instant("2025-12-31T10:00"), ENGLISH
    )


def test_the_open_records_in_which_somebody_has_a_part() -> None:
    tale = agreed()
    for person in ("he-jiayi", "wu-hao", "jiang-ning"):
        assert [each.id for each in page(person, "2026-07-10T10:00", tale).records] == [
            "XLX-2026-001"
        ]
    assert page("tang-yi", "2026-07-10T10:00", tale).total == 0


def test_a_department_lists_its_people_with_what_waits_for_each() -> None:
    now, tale = "2026-07-22T10:00", agreed()
    whole = outlined(now, tale)
    everybody = people(whole, instant(now), ENGLISH)
    found = departments(instant(now), whole, desks(whole.owed, ENGLISH), everybody, ENGLISH)
    tech = next(each for each in found if each.code == "TECH")
    assert [each.page.id for each in tech.members] == ["chen-jing", "wu-hao"]
    assert tech.lead and tech.contact and tech.desk.total == tech.contact.page.waiting
    assert tech.lead.page.waiting == tech.contact.page.waiting  # she stands in for him


def test_a_long_list_says_how_much_more_there_is() -> None:
    one = outlined("2026-07-22T10:00", agreed()).owed[0]
    assert desk("TECH", "", [one] * MOST).beyond == 0
    long = desk("TECH", "", [one] * (MOST + 7))
    assert (len(long.first), long.beyond, long.total) == (MOST, 7, MOST + 7)


def test_the_index_can_be_filtered_by_everybody_who_has_a_part() -> None:
    whole = outlined("2026-07-10T10:00", agreed())
    table = index(LEDGER, whole.cards, (), ENGLISH)
    choices = next(each for each in table.filters if each.name == "person").choices
    assert {each.value for each in choices} == {"he-jiayi", "wu-hao", "jiang-ning"}


def test_a_department_shows_its_newest_open_records_and_says_how_many_more() -> None:
    tales = [request(id=f"XLX-2026-{number:03}", to=["TECH"]) for number in range(1, 43)]
    now = "2026-07-06T12:00"
    whole = outlined(now, *tales)
    everybody = people(whole, instant(now), ENGLISH)
    found = departments(instant(now), whole, desks(whole.owed, ENGLISH), everybody, ENGLISH)
    tech = next(each for each in found if each.code == "TECH")
    assert (len(tech.asked), tech.most, tech.asked[0].id) == (42, 12, "XLX-2026-042")
