"""Many lives, each at several instants: where do the product and the oracle differ?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from accord.obligation import Obligation
from accord.obligations import owed
from tests.heart.company import LEDGER, instant
from tests.heart.oracle.lives import Teller, told
from tests.heart.oracle.oracle import debts
from tests.heart.oracle.replay import life
from tests.heart.oracle.teller import written
from tests.heart.oracle.verdict import Debt

_LOOKS = 4
_SHARE = 100


@dataclass(frozen=True)
class Difference:
    """What the two say differently of one life at one instant, as a story."""

    seed: int
    now: datetime
    story: str
    product: tuple[str, ...]
    oracle: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"seed {self.seed} as of {self.now:%Y-%m-%d %H:%M}", self.story]
        lines += [f"  product: {each}" for each in self.product]
        lines += [f"  oracle:  {each}" for each in self.oracle]
        return "\n".join(lines)


@dataclass
class Tally:
    """How many lives were looked at how often, what was owed in them, and the differences.

    Some lives are `passed_over`.
    """

    lives: int = 0
    passed_over: int = 0
    debts: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.lives += other.lives
        self.passed_over += other.passed_over
        self.debts += other.debts
        self.differences += other.differences


def on_all_cores(first: int, count: int) -> Iterator[Tally]:
    """The tallies of shares of `count` lives, from a seed on, as they come in."""
    starts = range(first, first + count, _SHARE)
    shares = [range(start, min(start + _SHARE, first + count)) for start in starts]
    with ProcessPoolExecutor() as crew:
        yield from crew.map(compared, shares)


def compared(seeds: Iterable[int]) -> Tally:
    tally = Tally()
    for seed in seeds:
        teller = told(seed)
        if _is_ambiguous(teller):
            tally.passed_over += 1
            continue
        tally.lives += 1
        for now in _instants(teller):
            mine, theirs = _both(teller, now)
            tally.debts.update(f"{each.rule} {each.outcome}" for each in mine)
            if mine != theirs:
                tally.differences.append(_difference(seed, teller, now, mine, theirs))
                break
    return tally


def _is_ambiguous(teller: Teller) -> bool:
    """Whether a department planned anew and reported within one minute.

    The table puts one before the other, but neither tells what somebody meant who dropped a
    task and undid it at once; the two differed there in one of some thousand lives.
    """
    told = {
        kind: {(each.at, each.department) for each in teller.tale.entries if each.kind == kind}
        for kind in ("plan", "progress")
    }
    return not told["plan"].isdisjoint(told["progress"])


def _instants(teller: Teller) -> list[datetime]:
    """Some instants of a life and after it, the last long after."""
    raised = instant(teller.tale.form["raised_at"])
    length = int((teller.now - raised).total_seconds() // 60)
    some = [
        raised + timedelta(minutes=teller.dice.randint(0, length + 9999)) for _ in range(_LOOKS)
    ]
    return [*sorted(some), teller.now, teller.now + timedelta(days=40)]


def _both(teller: Teller, now: datetime) -> tuple[list[Debt], list[Debt]]:
    story = teller.tale.story(written(now), teller.entered)
    mine = debts(life(story))
    theirs = [_plain(each) for each in owed(story, LEDGER)]
    return mine, sorted(
        theirs, key=lambda each: (each.due, each.rule, each.who, each.subject, str(each))
    )


def _plain(each: Obligation) -> Debt:
    return Debt(
        each.rule,
        each.department or each.person or "",
        each.subject,
        each.due,
        str(each.outcome),
        each.settled,
        each.by,
        tuple(sorted(each.marks - {"no-warning"})),
        each.leaf,
    )


def _difference(
    seed: int, teller: Teller, now: datetime, mine: list[Debt], theirs: list[Debt]
) -> Difference:
    lines = [f"  {line}" for line in repr(teller.tale).splitlines()]
    late = "".join(f"\n  {name} entered at {at}" for name, at in teller.entered.items())
    return Difference(
        seed,
        now,
        "\n".join(lines) + late,
        tuple(str(each) for each in theirs if each not in mine),
        tuple(str(each) for each in mine if each not in theirs),
    )
