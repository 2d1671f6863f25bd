"""What became of records in the last days, the record with the latest news first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from accord.chronicle.chronicle import chronicle
from accord.chronicle.happening import Happening, What
from accord.chronicle.words import told
from accord.site.reader import Reader
from accord.site.records.timeline import anchor
from accord.survey import Case, Survey

# How far back the page goes, and how many records it shows.
DAYS = 7
SHOWN = 200
_TONES = {
    What.LATE: "overdue",
    What.ENDED_LATE: "late",
    What.MET: "met",
    What.REDATED: "soon",
    What.AGREED: "agreed",
    What.CLEARED: "met",
}


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened; `url` leads from the root to the entry that brought it about."""

    what: What
    at: str
    at_iso: str
    text: str
    tone: str
    url: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A record and what happened to it, in order of time."""

    record_id: str
    record_title: str
    news: tuple[News, ...]

    @property
    def latest(self) -> str:
        return self.news[-1].at_iso


@dataclass(frozen=True, slots=True)
class Changes:
    """The records with the latest news first; `more` is how many others there are."""

    days: int
    records: tuple[Changed, ...]
    more: int

    @property
    def count(self) -> int:
        return len(self.records) + self.more


def changed(survey: Survey, reader: Reader) -> tuple[Changed, ...]:
    """The records of a share to which something happened of late."""
    since = survey.now - timedelta(days=DAYS)
    return tuple(
        _changed(survey.cases[name], happenings, survey, reader)
        for name, happenings in chronicle(survey, since).items()
    )


def changes(found: Iterable[Changed]) -> Changes:
    """Those of all shares."""
    ordered = sorted(found, key=lambda each: (each.latest, each.record_id), reverse=True)
    return Changes(DAYS, tuple(ordered[:SHOWN]), len(ordered[SHOWN:]))


def _changed(
    case: Case, happenings: tuple[Happening, ...], survey: Survey, reader: Reader
) -> Changed:
    news = tuple(_news(each, case, survey, reader) for each in happenings)
    return Changed(case.record.id, case.record.title, news)


def _news(happening: Happening, case: Case, survey: Survey, reader: Reader) -> News:
    record = case.record
    place = f"#{anchor(happening.entry)}" if happening.entry else ""
    return News(
        what=happening.what,
        at=reader.short_moment(happening.at),
        at_iso=happening.at.isoformat(),
        text=reader.text(told(happening, case.story, survey.ledger, reader.language)),
        tone=happening.after or _TONES.get(happening.what, ""),
        url=f"records/{record.id}/{place}",
    )
