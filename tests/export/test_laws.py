"""What is true of every calendar, whatever happens to a record: tales told at random."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some
from ical.event import Event, EventStatus

from accord.export.subscriptions import of_department, of_person
from accord.survey import look_at
from tests.export.reading import events, written
from tests.heart.company import LEDGER, ORGANIZATION
from tests.heart.tale import Tale
from tests.heart.test_laws import START, moments, tales

few = settings(max_examples=40, deadline=None)


def standing(tale: Tale, now: datetime) -> dict[str, Event]:
    """Every event of every calendar, by the calendar and its id."""
    files = written(tale, now=now.isoformat())
    return {f"{path} {name}": each for path in files for name, each in events(files[path]).items()}


@few
@given(tales(), some.lists(moments, min_size=2, max_size=4))
def test_a_client_always_learns_what_is_newer(tale: Tale, instants: list[datetime]) -> None:
    """The sequence never falls, and what differs is stamped later or has a higher one."""
    for one, two in pairwise(sorted(max(each, START) for each in instants)):
        before, after = standing(tale, one), standing(tale, two)
        for name in before.keys() & after.keys():
            old, new = before[name], after[name]
            assert (old.sequence or 0) <= (new.sequence or 0)
            if (old.dtend, old.status) != (new.dtend, new.status):
                assert (old.sequence or 0, old.dtstamp) < (new.sequence or 0, new.dtstamp)


@few
@given(tales(), moments)
def test_everything_that_is_open_stands_in_a_calendar_once(tale: Tale, now: datetime) -> None:
    now = max(now, START)
    files = written(tale, now=now.isoformat())
    owed = look_at(tale.record, LEDGER, now).open_obligations
    for code in ORGANIZATION.departments:
        shown = [
            each.dtend
            for each in events(files[of_department(code)]).values()
            if each.status is not EventStatus.CANCELLED
        ]
        wanted = [each.due for each in owed if each.department == code]
        wanted += [
            each.due
            for each in owed
            if each.department is None and ORGANIZATION.people[str(each.person)].department == code
        ]
        assert sorted(map(str, shown)) == sorted(
            str(each.replace(microsecond=0)) for each in wanted
        )
    assert files.keys() >= {of_person(name) for name in ORGANIZATION.people}
