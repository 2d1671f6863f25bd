"""Records to which everything happens that may happen: one for each seed.

What the table allows next is told mostly, but not only. Some lives lie across Spring Festival or
National Day, and clocks like to stand near the close of the office.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from accord.model import RecordKind
from tests.heart.company import WORKFLOW
from tests.heart.oracle.beginnings import begun
from tests.heart.oracle.days import CHINA, close, midnight
from tests.heart.oracle.happenings import HAPPENINGS
from tests.heart.oracle.teller import Teller, written

_SEASONS = ("2026-01-27", "2026-02-09", "2026-04-27", "2026-07-06", "2026-09-14", "2026-09-26")
_LAST_MONTH = 10  # what is counted from the end of it still falls due in the year of the facts
_STEPS = (0, 0, 0, 1, 1, 1, 2, 3, 5, 9)
_LEADING = ("receipt", "consensus", "plan", "progress", "delivery", "acceptance", "resolution")
_RARE = ("cancel", "decline", "referral", "hold", "escalation", "amendment")
# What happens to entries that were told before.
_MENDING = ("withdrawal", "mending")


def told(seed: int) -> Teller:
    """The whole life that a seed tells."""
    dice = Random(seed)
    start = datetime.fromisoformat(dice.choice(_SEASONS)).replace(tzinfo=CHINA)
    start += timedelta(days=dice.randint(0, 9), minutes=dice.randint(0, 24 * 60 - 1))
    teller = Teller(begun(dice, start), start, dice, {})
    for _ in range(dice.randint(1, 26)):
        _wait(teller)
        if teller.now.month > _LAST_MONTH:
            break
        _go_on(teller)
    return teller


def _wait(teller: Teller) -> None:
    """Some days pass, and the clock stands somewhere new, often where it matters."""
    dice, day = teller.dice, teller.now.date() + timedelta(days=teller.dice.choice(_STEPS))
    edge, night = close(day), midnight(day)
    later = teller.now + timedelta(minutes=dice.randint(0, 400))
    clocks = (
        later,
        later,
        later,
        edge,
        edge + timedelta(minutes=1),
        night,
        night + timedelta(hours=9),
    )
    teller.now = max(teller.now, dice.choice(clocks))


def _go_on(teller: Teller) -> None:
    """One thing more happens, which now and then is entered late."""
    before = len(teller.tale.entries)
    HAPPENINGS[_next_kind(teller)](teller)
    for entry in teller.tale.entries[before:]:
        if teller.dice.random() < 0.1:
            delay = timedelta(days=teller.dice.randint(0, 8), minutes=teller.dice.randint(0, 600))
            teller.entered[entry.name] = written(entry.at + delay)


def _next_kind(teller: Teller) -> str:
    """What moves a record on happens most often; now and then what the table does not allow."""
    record, state = teller.tale.kind, teller.tale.state(written(teller.now))
    known = [kind for kind in HAPPENINGS if _states(kind, record)]
    if teller.dice.random() < 0.06:
        return teller.dice.choice(known)
    kinds = [kind for kind in known if kind in _MENDING or state in _states(kind, record)]
    weights = [0.25 if kind in _RARE else 4 if kind in _LEADING else 1 for kind in kinds]
    return teller.dice.choices(kinds, weights)[0]


def _states(kind: str, record: RecordKind) -> tuple[str, ...]:
    """The states in which an entry of a kind is allowed; one that mends another in any."""
    return ("any",) if kind in _MENDING else WORKFLOW.entries[kind].states[record]
