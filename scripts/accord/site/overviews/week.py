"""What the last days brought, in a few numbers and the latest news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from accord.chronicle.happening import What
from accord.site.overviews.changes import DAYS, Changed, Changes
from accord.site.reader import Reader

# How many records with news the home page names.
NAMED = 5
_NUMBERS = {
    What.RAISED: "registered",
    What.MOVED: "in-progress",
    What.MET: "met",
    What.LATE: "overdue",
}


@dataclass(frozen=True, slots=True)
class Movement:
    """How often something happened; `tone` is that of a state or an outcome like it."""

    label: str
    count: int
    tone: str


@dataclass(frozen=True, slots=True)
class Week:
    """`latest` are the first records with news, of `count`."""

    days: int
    movements: tuple[Movement, ...]
    latest: tuple[Changed, ...]
    count: int


def week(found: Iterable[Changed], all_changes: Changes, reader: Reader) -> Week:
    """Sum up what was found of all records; `all_changes` has them in their order."""
    counts = Counter(news.what for each in found for news in each.news)
    labels = {
        What.RAISED: reader.gettext("raised"),
        What.MOVED: reader.gettext("changes of state"),
        What.MET: reader.gettext("met in time"),
        What.LATE: reader.gettext("became overdue"),
    }
    return Week(
        days=DAYS,
        movements=tuple(
            Movement(labels[what], counts[what], tone) for what, tone in _NUMBERS.items()
        ),
        latest=all_changes.records[:NAMED],
        count=all_changes.count,
    )
