"""An explanation: everything that a due instant and its verdict follow from, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accord.language import Label, Message
from accord.lateness import Lateness
from accord.obligation import Interval, Obligation

Reason = Label | Message


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to a record at an instant: its form was raised, or an entry was made.

    `file` is that form or entry; it is empty where a hold ended on its date, by itself.
    `by` is the name of who wrote it, `mends` are the files in whose place it stands.
    """

    at: datetime
    what: Reason
    file: str = ""
    by: str = ""
    mends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day on the way: its number in the count, or 0 if it does not count.

    `why` says why it does not count, or why it does although it is a weekend or no day on
    which something may fall due. Where working hours are counted, `time` is how much of the
    day counts. `rolled` is true of the days after the last one that counts, on which nothing
    may fall due, and of the one on which it does.
    """

    day: date
    number: int
    why: Reason | None = None
    time: timedelta = timedelta()
    rolled: bool = False


@dataclass(frozen=True, slots=True)
class AgreedDate:
    """A date that something had at some time, and by what it came to have it."""

    day: date
    by: Happening


@dataclass(frozen=True, slots=True)
class FixedDate:
    """The date by which something is due, those that it replaced, and the one that replaced it.

    `why_off` says why nobody works on it, `by` is what set it, where known.
    """

    day: date
    why_off: Label | None
    by: Happening | None = None
    earlier: tuple[AgreedDate, ...] = ()
    later: AgreedDate | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """Time on hold that the count leaves out, and by what it began; `is_open` if it lasts."""

    interval: Interval
    by: Happening | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """The kind of obligation: its number and name in the table.

    `priority` is named where the limit depends on it, `cadence` where reports are due by it.
    """

    number: int
    name: Label
    priority: Label | None
    cadence: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """The name of somebody who must act; `stands_in_for` names whom they stand in for."""

    name: str
    stands_in_for: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an obligation stands at `now`.

    `by` is what met it, or what ended it. `entered` is when that was entered, if too late.
    `lateness` compares the due instant with that of `by`, or with `now` while it is open.
    `acting` are those who must act at `now`. Where nobody warned that a date would be missed,
    `warn_by` is until when a risk had to be raised, or has to be.
    """

    now: datetime
    by: Happening | None
    entered: datetime | None
    lateness: Lateness
    acting: tuple[Actor, ...]
    warn_by: datetime | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an obligation is due when it is, and how it stands.

    It counts from `start`, where known, over `days`; or it has a `fixed` date; or, of a date
    that passed on hold, both. Of an acceptance that its milestone's date decides, `counted` is
    what counting would have given. `department` is named where its own calendar was used.
    Of a provisional one `known_through` is the last day of which the days off are known.
    """

    obligation: Obligation
    rule: Rule
    start: Happening | None
    days: tuple[Day, ...]
    holds: tuple[Hold, ...]
    fixed: FixedDate | None
    counted: datetime | None
    department: Label | None
    known_through: date | None
    verdict: Verdict
