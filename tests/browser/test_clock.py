"""The arithmetic of the pages and that of the program, over the same cases in a real browser."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from importlib import resources
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from accord.lateness import lateness
from accord.ledger import Ledger
from accord.site.clockwork import clockwork
from accord.site.reader import Reader
from accord.workdays import WorkingCalendar
from accord.workflow.table import Limit
from tests.browser.window import IN_A_BROWSER
from tests.heart.company import LEDGER

pytestmark = IN_A_BROWSER

CASES = 4000
CLOCK = (resources.files("accord") / "templates/script/clock.js").read_text("utf-8")
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Pacific/Auckland")
PRESENT = datetime(2026, 11, 1, tzinfo=UTC)
FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
# Around these days something is moved: holidays, worked weekends, clocks put forward and back.
EDGES = [
    date.fromisoformat(each)
    for each in (
        "2025-12-31", "2026-01-01", "2026-01-04", "2026-02-13", "2026-02-14", "2026-02-28",
        "2026-03-29", "2026-04-05", "2026-09-20", "2026-09-27", "2026-10-07", "2026-10-10",
        "2026-10-25", "2026-11-01", "2026-12-31", "2027-01-01",
    )
]  # fmt: skip
EDGE_TIMES = [time(0), time(8, 59, 59), time(18), time(18, 0, 1), time(23, 59, 59), time(2, 30)]


# The look-ahead grows from two working days to five.
LIMIT = Limit(
    (
        (date(2026, 1, 1), {"otherwise": {"working_days": 2}}),
        (date(2026, 9, 20), {"otherwise": {"working_days": 5}}),
    )
)


def company(zone: str) -> Ledger:
    """A company somewhere; one of its departments works on Saturdays and rests on Wednesdays."""
    days = [FIRST + timedelta(days=ahead) for ahead in range((LAST - FIRST).days + 1)]
    own = [
        {"date": day.isoformat(), "zh": "轮班", "en": "Shifts", "departments": ["OPS"]}
        for day in days
    ]
    fields = {
        "country": "CN",
        "office_hours": [{"since": "2024-01-01", "hours": ["09:00-18:00"]}],
        "days_off": [each for each, day in zip(own, days, strict=True) if day.weekday() == 2],
        "days_on": [each for each, day in zip(own, days, strict=True) if day.weekday() == 5],
    }
    return replace(
        LEDGER,
        organization=replace(LEDGER.organization, timezone=ZoneInfo(zone)),
        calendar=WorkingCalendar.read(fields, ZoneInfo(zone)),
        workflow=replace(LEDGER.workflow, limits={**LEDGER.workflow.limits, "due-soon": LIMIT}),
    )


def instants(zone: str, seed: int) -> Iterator[tuple[datetime, datetime, str]]:
    """Pairs of a due instant and a present, near each other more often than not."""
    dice = random.Random(seed)  # noqa: S311 - it draws cases, not secrets
    begin, end = (datetime.combine(day, time(12), ZoneInfo(zone)) for day in (FIRST, LAST))
    for _ in range(CASES):
        day = (
            dice.choice(EDGES)
            if dice.random() < 0.6
            else FIRST + timedelta(days=dice.randrange((LAST - FIRST).days))
        )
        at = dice.choice(EDGE_TIMES) if dice.random() < 0.7 else time(dice.randrange(24), 17)
        due = datetime.combine(day, at, ZoneInfo(zone))
        apart = dice.choice((3600, 86400, 5 * 86400, 40 * 86400, 500 * 86400))
        now = due.astimezone(UTC) + timedelta(seconds=dice.randint(-apart, apart))
        if dice.random() < 0.3:
            now = datetime.combine(dice.choice(EDGES), dice.choice(EDGE_TIMES), ZoneInfo(zone))
        now = min(max(now, begin), end)
        yield due, now, dice.choice(("", "OPS", "DESIGN"))


def told(
    page: Page, ledger: Ledger, language: str, cases: list[tuple[datetime, datetime, str]]
) -> list[list[object]]:
    """What the script of the pages says of each case, on a page of 2026."""
    dues = [due for due, _, _ in cases]
    reader = Reader(language, ledger.organization)
    page.goto("about:blank")
    page.add_script_tag(content=clockwork(ledger, PRESENT, dues, reader).decode())
    page.add_script_tag(content=CLOCK)
    answers: list[list[object]] = page.evaluate(
        """cases => {
          const clock = accordClock(accordClockwork);
          return cases.map(([due, now, code]) => {
            const found = clock.lateness(Date.parse(due), Date.parse(now), code);
            return [found.isLate, found.days, found.hours, found.nearness, clock.words(found)];
          });
        }""",
        [[due.isoformat(), now.isoformat(), code] for due, now, code in cases],
    )
    return answers


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of somebody who is elsewhere."""
    context = browser.new_context(timezone_id="America/New_York")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("zone", ZONES)
def test_the_browser_counts_as_the_program_does(page: Page, zone: str) -> None:
    seed = int(os.environ.get("ACCORD_SEED", "1"))
    ledger = company(zone)
    cases = list(instants(zone, seed))
    for language in ("zh", "en"):
        answers = told(page, ledger, language, cases)
        for (due, now, code), answer in zip(cases, answers, strict=True):
            today = ledger.organization.day(now)
            ahead = LIMIT.span(today, "otherwise")["working_days"]
            found = lateness(due, now, ledger.calendar.of(code), ahead)
            wanted = [found.is_late, found.days, found.hours, found.nearness]
            assert answer == [*wanted, found.words.text(language)], (due, now, code, seed)


def test_where_a_page_knows_no_days_off_weeks_are_plain(page: Page) -> None:
    """It was built long ago, or something is due in a year that it does not hold."""
    ledger = company("Asia/Shanghai")
    friday, monday = (datetime(2035, 3, day, 12, tzinfo=UTC) for day in (2, 5))
    past = datetime(1999, 12, 31, 12, tzinfo=UTC), datetime(2000, 1, 10, 12, tzinfo=UTC)
    answers = told(page, ledger, "en", [(friday, monday, ""), (monday, friday, ""), (*past, "")])
    assert [each[4] for each in answers] == [
        "1 working day late", "1 working day left", "6 working days late",
    ]  # fmt: skip
