"""What the home page sums up."""

from __future__ import annotations

from accord.chronicle.happening import What
from accord.site.making.outline import outline
from accord.site.overviews.board import boards
from accord.site.overviews.changes import changes
from accord.site.overviews.chooser import staff
from accord.site.overviews.due import desks
from accord.site.overviews.home import SHOWN, Home, home
from accord.site.overviews.person import people
from accord.site.overviews.week import week
from tests.heart.company import LEDGER, instant
from tests.heart.tale import Tale, agreed, request
from tests.site.test_views import ENGLISH, look


def seen(tale: Tale, now: str) -> Home:
    _, survey = look(tale, now)
    whole = outline(survey, ENGLISH)
    lately = week(whole.changed, changes(whole.changed), ENGLISH)
    return home(
        whole, boards(LEDGER, whole.cards, ENGLISH), desks(whole.owed, ENGLISH), lately, ENGLISH
    )


def test_the_week_counts_what_happened() -> None:
    lately = seen(request(), "2026-07-10T10:00").week
    counts = {each.label: each.count for each in lately.movements}
    assert counts == {"raised": 1, "changes of state": 0, "met in time": 0, "became overdue": 2}
    (record,) = lately.latest
    assert record.news[0].what is What.RAISED
    assert lately.count == 1


def test_a_risk_that_nobody_has_answered_is_named() -> None:
    tale = agreed()
    assert seen(tale, "2026-07-09T11:00").risk_count == 0
    tale.at("2026-07-09T10:00").risk("TECH", "T1")
    told = seen(tale, "2026-07-09T11:00")
    assert told.risk_count == 1 and told.risks[0].rule == "Respond"


def test_what_was_escalated_comes_first_and_no_list_is_long() -> None:
    tale = agreed()
    tale.at("2026-07-09T10:00").hold()
    assert seen(tale, "2026-07-10T10:00").flagged_count == 1
    tale.at("2026-07-09T11:00").escalation()
    told = seen(tale, "2026-07-10T10:00")
    assert {each.tone for each in told.flagged[0].overlays} == {"on-hold", "escalated"}
    assert len(told.flagged) <= SHOWN


def test_whoever_works_here_can_be_chosen_below_their_department() -> None:
    now = instant("2026-07-10T10:00")
    _, survey = look(request(), "2026-07-10T10:00")
    found = staff(people(outline(survey, ENGLISH), now, ENGLISH).values(), ENGLISH)
    assert [each.code for each in found][:2] == ["BOSS", "MKT"]
    assert ("wu-hao", "吴昊") in next(each for each in found if each.code == "TECH").people
