"""An obligation as an entry of somebody's calendar: what, when, when to remind, how sure.

A calendar program knows an appointment again by its `uid`, and takes the one with the higher
`sequence` for the newer: entries of a record are only ever added, so their number never falls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from accord.explain import about, calendar_of, name_of, outcome_label
from accord.language import Label, Message, say
from accord.ledger import Ledger
from accord.model import Record
from accord.obligation import Obligation, Outcome
from accord.survey import Case

# How long a client that keeps what it has read is told that something is settled.
REMEMBERED = timedelta(weeks=3)
# Where the pages of a language start, below the address of the site.
BELOW = {"zh": "", "en": "en/"}
_UNFIT = re.compile(r"[^A-Za-z0-9_.-]+")


class Status(StrEnum):
    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Appointment:
    """All instants are aware; `notes` are whole lines, `alarms` instants before `due`."""

    uid: str
    sequence: int
    changed: datetime
    due: datetime
    status: Status
    summary: Message
    notes: tuple[Message | str, ...]
    category: Label
    url: str | None
    alarms: tuple[datetime, ...]


def appointment(obligation: Obligation, case: Case, ledger: Ledger, language: str) -> Appointment:
    """Put an obligation of a record into a calendar, as of the instant of the record's story."""
    now = case.story.as_of
    known = [entry.document for entry in case.record.entries if entry.at <= now]
    return Appointment(
        uid=uid(obligation),
        sequence=len(known),
        changed=_changed(case.record, now),
        due=obligation.due,
        status=_status(obligation, case),
        summary=_summary(obligation, case, ledger),
        notes=tuple(_notes(obligation, case, ledger, language)),
        category=ledger.workflow.obligations[obligation.rule],
        url=address(ledger.organization.site, language, f"records/{case.record.id}/"),
        alarms=tuple(_alarms(obligation, ledger, now)),
    )


def uid(obligation: Obligation) -> str:
    """The same for ever and in every language, whatever becomes of the date."""
    return ".".join(_UNFIT.sub("-", part) for part in obligation.topic if part) + "@accord"


def address(site: str | None, language: str, path: str) -> str | None:
    """Where a page stands, if the registry says where the site is."""
    return f"{site.rstrip('/')}/{BELOW[language]}{path}" if site else None


def _changed(record: Record, now: datetime) -> datetime:
    """When the last was told of a record."""
    told = [entry.at for entry in record.entries if entry.at <= now]
    return max(record.raised_at, *told) if told else record.raised_at


def _status(obligation: Obligation, case: Case) -> Status:
    if not obligation.is_open:
        return Status.CANCELLED
    unsure = obligation.count.provisional or "on-hold" in case.story.overlays
    return Status.TENTATIVE if unsure else Status.CONFIRMED


def _summary(obligation: Obligation, case: Case, ledger: Ledger) -> Message:
    name, record = ledger.workflow.obligations[obligation.rule], case.record
    what = about(obligation, case.story, ledger)
    if not what:
        return say("{name}: {record} {title}", name=name, record=record.id, title=record.title)
    return say(
        "{name}: {what} ({record} {title})",
        name=name,
        what=what,
        record=record.id,
        title=record.title,
    )


def _notes(
    obligation: Obligation, case: Case, ledger: Ledger, language: str
) -> Iterator[Message | str]:
    """What stands in the appointment, line by line."""
    yield f"{case.record.id} {case.record.title}"
    yield name_of(obligation, ledger.organization, language)
    if obligation.outcome is not Outcome.PENDING:
        yield outcome_label(obligation.outcome)
    if obligation.is_open and "on-hold" in case.story.overlays:
        yield say("The record is on hold; the date may still move.")
    if obligation.is_open and obligation.count.provisional:
        yield say("Provisional: the holidays of that year are not published yet.")


def _alarms(obligation: Obligation, ledger: Ledger, now: datetime) -> Iterator[datetime]:
    """When the office opens on the working day before, and on the day; none that has passed."""
    if not obligation.is_open:
        return
    calendar = calendar_of(obligation, ledger)
    day: date = obligation.due.astimezone(calendar.timezone).date()
    for when in (calendar.opening(calendar.shift(day, -1)), calendar.opening(day)):
        if now < when < obligation.due:
            yield when
