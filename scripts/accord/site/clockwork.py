"""What the script of the pages needs to count time as the program does: days, zone and words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from accord.explain import outcome_label
from accord.language import say
from accord.ledger import Ledger
from accord.obligation import Outcome
from accord.site.reader import Reader
from accord.site.templates import macro
from accord.spans import hours, working_days
from accord.workdays import WorkingCalendar

# A due instant far away is not counted to in days: within these years what is said is exact.
_BACK, _AHEAD = 10, 3


def clockwork(opened: Ledger, now: datetime, dues: Iterable[datetime], reader: Reader) -> bytes:
    """The script that holds it all, for the page's language.

    `dues` are the due instants from which somebody may count; `now` is aware as they are.
    """
    years = [opened.organization.day(due).year for due in dues]
    this_year = opened.organization.day(now).year
    first = max(min(years, default=this_year), this_year - _BACK)
    data = {
        "zone": opened.organization.timezone.key,
        "ahead": [
            [since.isoformat(), spans["otherwise"]["working_days"]]
            for since, spans in opened.workflow.limits["due-soon"].versions
        ],
        "calendars": {
            code: {str(year): _digits(calendar, year) for year in range(first, this_year + _AHEAD)}
            for code, calendar in {"": opened.calendar, **opened.calendar.departments}.items()
        },
        "words": words_of_time(reader),
    }
    return macro("clockwork", "script")(json.dumps(data, separators=(",", ":"))).encode()


def _digits(calendar: WorkingCalendar, year: int) -> str:
    """A digit for every day of a year: 1 if it is worked."""
    start = date(year, 1, 1)
    length = (date(year + 1, 1, 1) - start).days
    days = (start + timedelta(days=ahead) for ahead in range(length))
    return "".join("1" if calendar.is_working(day) else "0" for day in days)


def words_of_time(reader: Reader) -> Mapping[str, str]:
    """The words of `Lateness` and of what is open, with their places left open."""
    return {
        "late": reader.gettext("{length} late", length="{length}"),
        "left": reader.gettext("{length} left", length="{length}"),
        "working_day": reader.text(working_days(1)),
        "working_days": reader.gettext("{n} working days", n="{n}"),
        "hour": reader.text(hours(1)),
        "hours": reader.gettext("{n} hours", n="{n}"),
        "overdue": _capital(reader.text(outcome_label(Outcome.OVERDUE))),
        "pending": _capital(reader.text(outcome_label(Outcome.PENDING))),
        "soon": reader.text(say("Due soon")),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
