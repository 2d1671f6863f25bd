"""The people around a change: who wrote and pushed its commits, who reviewed what and when."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from tests.gate.oracle import seals
from tests.gate.oracle.facts import Commit, Facts, Push, Review
from tests.gate.oracle.files import differing
from tests.gate.oracle.needs import Need, needs
from tests.gate.oracle.people import SHANGHAI, author_may, holders, may

OPENED = datetime(2026, 7, 15, 12, tzinfo=SHANGHAI)
# Since when others were asked to look at the change, before anything was pushed.
ASKED = datetime(2026, 1, 5, 12, tzinfo=SHANGHAI)
_STRANGER, _BOT = 7777, 900
_NOISE = ("commented", "pending")
_FAULTS = ("dismissed", "changes-requested", "unknown")


def write(facts: Facts, chance: Random, seed: int) -> None:
    """Make the commits and pushes of a change, and say who wrote them."""
    facts.author = _author(facts, chance)
    ids = [_hexed(f"{seed} {place}") for place in range(chance.choice((1, 1, 2, 3)))]
    _grow(facts, chance, ids)
    facts.head = ids[-1]
    vouched, others = chance.random() < 0.6, chance.random() < 0.12
    place = chance.randrange(len(ids))
    parents = ["fork", *ids[:-1]]
    for each, (id, parent) in enumerate(zip(ids, parents, strict=True)):
        who = facts.author
        if others and each == place:
            who = chance.choice([None, _BOT, _STRANGER, *_numbers(facts)])
        listed = chance.random() < 0.98
        facts.commits.append(Commit(id, parent, who, vouched or chance.random() < 0.1, listed))
    _push(facts, chance, ids)


def _author(facts: Facts, chance: Random) -> int | None:
    """Mostly somebody of a department that has something to say here."""
    codes = sorted({each.department for each in facts.parties if each.side == "merge"})
    near = [p for code in codes for p in sorted(holders(facts, code, "works", OPENED))]
    known = [number for person, number in sorted(facts.accounts) if person in near]
    anybody = [*_numbers(facts), _BOT, _STRANGER]
    if known and chance.random() < 0.8:
        return chance.choice(known)
    return chance.choice([*anybody, None])


def _numbers(facts: Facts) -> list[int]:
    return sorted({number for _, number in facts.accounts})


def _grow(facts: Facts, chance: Random, ids: list[str]) -> None:
    """Spread the change over the commits; earlier ones may hold other bytes for a while."""
    fork, head = facts.trees["fork"], facts.trees["head"]
    paths = sorted(differing(fork, head))
    first = {path: chance.randrange(len(ids)) for path in paths}
    for place, id in enumerate(ids[:-1]):
        tree = dict(fork)
        for path in paths:
            if first[path] <= place:
                if path in head:
                    draft = b"\nDraft\n" if chance.random() < 0.2 else b""
                    tree[path] = head[path] + draft
                else:
                    tree.pop(path, None)
        facts.trees[id] = tree
    facts.trees[ids[-1]] = head


def _push(facts: Facts, chance: Random, ids: list[str]) -> None:
    if chance.random() < 0.4:
        return
    pushes, at = [], OPENED
    other = chance.random() < 0.12
    for id in ids:
        who = chance.choice([None, *_numbers(facts)]) if other else facts.author
        pushes.append(Push(who, id, at))
        at += timedelta(hours=chance.choice((1, 5, 24, 40)))
    facts.pushes = [each for each in pushes if each.at < facts.taken_at]
    if chance.random() < 0.04:
        facts.pushes = []


def speak(facts: Facts, chance: Random) -> None:
    """Let people say what they think of the change: to a forge, or by signing documents."""
    if chance.random() < 0.12:
        seals.go_without_a_forge(facts, chance)
    else:
        review(facts, chance)


def review(facts: Facts, chance: Random) -> None:
    """Let people approve what they may, then let something go wrong with some of it."""
    wanted = sorted(needs(facts), key=str)
    spoken: dict[str, str] = {}
    for need in wanted:
        if _written(facts, need) and chance.random() < 0.8:
            continue
        if chance.random() >= 0.08 or not seals.seal(facts, chance, need):
            _approve(facts, chance, need, spoken)
    if facts.reviews and chance.random() < 0.7:
        place = chance.randrange(len(facts.reviews))
        chance.choice(_MISHAPS)(facts, chance, place)
    if chance.random() < 0.3:
        _noise(facts, chance)


def _written(facts: Facts, need: Need) -> bool:
    persons = {person for person, number in facts.accounts if number == facts.author}
    return any(author_may(facts, person, claim) for person in persons for claim in need.claims)


def _approve(facts: Facts, chance: Random, need: Need, spoken: dict[str, str]) -> None:
    """One approval that counts, as far as there is somebody who has not spoken for others yet."""
    at = _moment(facts, chance)
    claims = [*need.claims]
    chance.shuffle(claims)
    if chance.random() < 0.6:
        claims.sort(key=lambda each: each[0] == "superior")
    careless = chance.random() < 0.15
    for claim in claims:
        people = [
            (person, number)
            for person, number in sorted(facts.accounts)
            if may(facts, person, claim, at)
            and (careless or spoken.get(person, claim[1]) == claim[1])
            and number not in (facts.author, _BOT, 6000)
        ]
        if people:
            person, number = chance.choice(people)
            spoken[person] = claim[1]
            _say(facts, number, "approved", facts.head, at)
            return


def _moment(facts: Facts, chance: Random) -> datetime:
    """Some time between the last push and the end, at any hour, told in another time zone."""
    first = max([OPENED, *(each.at for each in facts.pushes or ())])
    seconds = max(60, int((facts.taken_at - first).total_seconds()) - 60)
    return (first + timedelta(seconds=chance.randrange(seconds))).astimezone(UTC)


def _say(facts: Facts, account: int | None, verdict: str, commit: str | None, at: datetime) -> None:
    facts.reviews.append(Review(100 + len(facts.reviews), account, verdict, commit, at))


def _noise(facts: Facts, chance: Random) -> None:
    for _ in range(chance.randint(1, 3)):
        account = chance.choice([*_numbers(facts), None, _BOT, _STRANGER])
        verdict = chance.choice([*_NOISE, *_NOISE, "approved", "approved", *_FAULTS])
        _say(facts, account, verdict, facts.head, _moment(facts, chance))


def _taken_back(facts: Facts, chance: Random, place: int) -> None:
    """A later word of the same account; comments take nothing back."""
    old = facts.reviews[place]
    if not old.at:
        return
    at = min(old.at + timedelta(minutes=chance.choice((0, 5, 600))), facts.taken_at)
    _say(facts, old.account, chance.choice((*_FAULTS, *_NOISE)), facts.head, at)


def _made_up_for(facts: Facts, chance: Random, place: int) -> None:
    """An earlier word of the same account, which no longer stands."""
    old = facts.reviews[place]
    if old.at:
        before = old.at - timedelta(minutes=5)
        _say(facts, old.account, chance.choice(_FAULTS), facts.head, before)


def _missing(facts: Facts, chance: Random, place: int) -> None:
    del facts.reviews[place]


def _stale(facts: Facts, chance: Random, place: int) -> None:
    """Of an earlier commit of the change, of the fork, of an unknown one, or of none."""
    commits = [each.id for each in facts.commits]
    commit = chance.choice([*commits, *commits, _hexed("elsewhere"), None])
    facts.reviews[place] = facts.reviews[place]._replace(commit=commit)


def _of_another(facts: Facts, chance: Random, place: int) -> None:
    others = [*_numbers(facts), None, _BOT, _STRANGER, facts.author]
    facts.reviews[place] = facts.reviews[place]._replace(account=chance.choice(others))


def _at_another_time(facts: Facts, chance: Random, place: int) -> None:
    facts.reviews[place] = facts.reviews[place]._replace(at=_moment(facts, chance))


def _not_approved(facts: Facts, chance: Random, place: int) -> None:
    verdict = chance.choice((*_FAULTS, *_NOISE))
    facts.reviews[place] = facts.reviews[place]._replace(verdict=verdict)


def _of_the_author_elsewhere(facts: Facts, chance: Random, place: int) -> None:
    """The author has a second account."""
    persons = {person for person, number in facts.accounts if number == facts.author}
    others = [number for person, number in sorted(facts.accounts) if person in persons]
    facts.reviews[place] = facts.reviews[place]._replace(account=chance.choice([*others, None]))


def _by_somebody_near(facts: Facts, chance: Random, place: int) -> None:
    """Not by who may, but by a deputy, a colleague, a predecessor or a superior of theirs."""
    account = facts.reviews[place].account
    persons = {person for person, number in facts.accounts if number == account}
    homes = {each.department for each in facts.roles if each.person in persons} - {""}
    near = (
        {each.deputy for each in facts.stand_ins if each.person in persons}
        | {each.person for each in facts.stand_ins if each.deputy in persons}
        | {each.person for each in facts.roles if each.department in homes}
        | {boss for boss, person in facts.superiors if person in persons}
    )
    numbers = [number for person, number in sorted(facts.accounts) if person in near]
    if numbers:
        facts.reviews[place] = facts.reviews[place]._replace(account=chance.choice(numbers))


def _by_a_deputy(facts: Facts, chance: Random, place: int) -> None:
    account = facts.reviews[place].account
    persons = {person for person, number in facts.accounts if number == account}
    deputies = {each.deputy for each in facts.stand_ins if each.person in persons}
    numbers = [number for person, number in sorted(facts.accounts) if person in deputies]
    if numbers:
        facts.reviews[place] = facts.reviews[place]._replace(account=chance.choice(numbers))


def _undated(facts: Facts, chance: Random, place: int) -> None:
    """A word of which nobody knows when it was said."""
    old = facts.reviews[place]
    verdict = chance.choice(("approved", "unknown", "pending", "commented"))
    facts.reviews.append(Review(99 + 100 * place, old.account, verdict, facts.head, None))


def _objected_by_another(facts: Facts, chance: Random, place: int) -> None:
    _say(
        *(facts, chance.choice(_numbers(facts)), "changes-requested"),
        *(facts.head, _moment(facts, chance)),
    )


_MISHAPS: tuple[Callable[[Facts, Random, int], None], ...] = (
    _taken_back,
    _made_up_for,
    _missing,
    _stale,
    _stale,
    _of_another,
    _at_another_time,
    _not_approved,
    _objected_by_another,
    _of_the_author_elsewhere,
    _by_somebody_near,
    _by_somebody_near,
    _by_a_deputy,
    _undated,
)


def _hexed(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
