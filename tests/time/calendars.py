"""Calendars to count with."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from accord.workdays import WorkingCalendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = [{"since": "2026-01-01", "hours": ["09:00-18:00"]}]


def calendar(zone: ZoneInfo = SHANGHAI, **fields: Any) -> WorkingCalendar:
    """China's working days, with a company's own days and hours."""
    return WorkingCalendar.read({"country": "CN", "office_hours": HOURS} | fields, zone)


CHINA = calendar()


def at(text: str) -> datetime:
    """An instant of China's time."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
