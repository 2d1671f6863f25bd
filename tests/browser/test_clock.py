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
from playwright.sync_api import Browser

from accord.lateness import lateness
from accord.ledger import Ledger
from accord.site.clockwork import clockwork
from accord.site.reader import Reader
from accord.workdays import WorkingCalendar
from tests.browser.window import IN_A_BROWSER
from tests.heart.company import LEDGER

pytestmark = IN_A_BROWSER

CASES = 4000
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Pacific/Auckland")
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


def calendar_of(ledger: Ledger, code: str) -> WorkingCalendar:
    return ledger.calendar.of(code or None)


@pytest.mark.parametrize("zone", ZONES)
def test_the_browser_counts_as_the_program_does(browser: Browser, zone: str) -> None:
    seed = int(os.environ.get("ACCORD_SEED", "1"))
    ledger = company(zone)
    cases = list(instants(zone, seed))
    limit = ledger.workflow.limits["due-soon"]
    page = browser.new_context(timezone_id="America/New_York").new_page()
    for language in ("zh", "en"):
        script = clockwork(
            ledger, cases[0][1].replace(year=2026), [due for due, _, _ in cases],
            Reader(language, ledger.organization),
        )  # fmt: skip
        page.goto("about:blank")
        page.add_script_tag(content=script.decode())
        page.add_script_tag(content=_asset("clock.js"))
        told = page.evaluate(
            """cases => {
              const clock = accordClock(accordClockwork);
              return cases.map(([due, now, code]) => {
                const found = clock.lateness(Date.parse(due), Date.parse(now), code);
                return [found.isLate, found.days, found.hours, found.nearness, clock.words(found)];
              });
            }""",
            [[due.isoformat(), now.isoformat(), code] for due, now, code in cases],
        )
        for (due, now, code), answer in zip(cases, told, strict=True):
            today = ledger.organization.day(now)
            ahead = limit.span(today, "otherwise")["working_days"]
            found = lateness(due, now, calendar_of(ledger, code), ahead)
            wanted = [found.is_late, found.days, found.hours, found.nearness]
            assert answer == [*wanted, found.words.text(language)], (due, now, code, seed)
    page.context.close()


def _asset(name: str) -> str:
    return (resources.files("accord") / "templates" / "assets" / name).read_text("utf-8")
