"""What records say of each other can be true at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.directory import Listing, Outlook
from accord.language import say
from accord.model import Severity
from accord.rules.neighbours import Clash, Neighbourhood
from accord.rules.rule import rule

# What one record says of another, and what the other can't say of the first.
_OPPOSED = frozenset((("duplicates", "duplicates"), ("follows", "blocked-by")))
# So many records of a circle are named.
_NAMED = 8


@rule()
def blocks_in_no_circle(neighbourhood: Neighbourhood) -> Iterator[Clash]:
    """Of open records that block each other, none waits for itself in the end.

    Why: each waits for the next, and none can be closed.
    Fix: Take out one of the links `blocks` or `blocked-by` that the message names.
    """
    listings = neighbourhood.directory.listings
    for circle in _circles(_waits(neighbourhood)):
        first = circle.index(min(circle))
        chain = (*circle[first:], *circle[: first + 1])
        waiting, awaited = listings[chain[0]], listings[chain[1]]
        if awaited.id in waiting.links.get("blocked-by", ()):
            path, pointer = neighbourhood.where(waiting, "blocked-by", awaited)
        else:
            path, pointer = neighbourhood.where(awaited, "blocks", waiting)
        yield Clash(
            path,
            pointer,
            say("These records wait for each other in a circle: {chain}.", chain=_named(chain)),
            say("Take out one of these links."),
        )


def _waits(neighbourhood: Neighbourhood) -> Mapping[str, list[str]]:
    """Which open records each open one waits for, all in the order of the ids."""
    waits: dict[str, set[str]] = {}
    for record, relation, other in neighbourhood.links():
        if {record.outlook, other.outlook} != {Outlook.OPEN} or record is other:
            continue
        if relation == "blocked-by":
            waits.setdefault(record.id, set()).add(other.id)
        elif relation == "blocks":
            waits.setdefault(other.id, set()).add(record.id)
    return {name: sorted(waits[name]) for name in sorted(waits)}


def _circles(waits: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """A circle for every record at which a walk along all links comes back to its own way."""
    done: set[str] = set()
    closing: set[str] = set()
    for start in waits:
        path = {} if start in done else {start: iter(waits[start])}
        while path:
            here, ahead = next(reversed(path.items()))
            following = next(ahead, None)
            if following is None:
                done.add(here)
                del path[here]
            elif following in path and here not in closing:
                closing.add(here)
                way = list(path)
                yield tuple(way[way.index(following) :])
            elif following not in done and following not in path:
                path[following] = iter(waits.get(following, ()))


def _named(chain: tuple[str, ...]) -> str:
    names = chain if len(chain) <= _NAMED else (*chain[: _NAMED - 2], "…", chain[-1])
    return " → ".join(names)


@rule()
def links_agree(neighbourhood: Neighbourhood) -> Iterator[Clash]:
    """What a record says of another goes with what the other says of it.

    Of two records, only one is the duplicate; and a record does not wait for one that follows it.

    Why: readers follow either link, and learn the contrary.
    Fix: Keep the link that is right, and take the other out.
    """
    for record, relation, other in neighbourhood.links():
        for back in other.links:
            if (relation, back) not in _OPPOSED or record.id not in other.links[back]:
                continue
            if relation == back and _age(record) < _age(other):
                continue  # told at the later of the two
            path, pointer = neighbourhood.where(record, relation, other)
            yield Clash(
                path,
                pointer,
                say(
                    "{record} {relation} {other}, and {other} {back} {record}: one is wrong.",
                    record=record.id,
                    relation=relation,
                    other=other.id,
                    back=back,
                ),
                say("Keep the link that is right, and take the other out."),
            )


@rule()
def follows_earlier(neighbourhood: Neighbourhood) -> Iterator[Clash]:
    """A record follows one that was raised before it.

    Why: what follows takes up what an earlier record left; the other way round nobody finds it.
    Fix: Write the link in the later record, or `relates`.
    """
    for record, relation, other in neighbourhood.links():
        if relation == "follows" and record.raised_at < other.raised_at:
            path, pointer = neighbourhood.where(record, relation, other)
            yield Clash(
                path,
                pointer,
                say(
                    "{other} was raised later than this, on {day}.",
                    other=other.id,
                    day=f"{other.raised_at:%Y-%m-%d}",
                ),
                say("Write relates: instead, or name an earlier record."),
            )


@rule(Severity.WARNING)
def waits_for_something(neighbourhood: Neighbourhood) -> Iterator[Clash]:
    """An open record is not blocked by one that was declined or cancelled.

    Why: what it waits for will not come.
    Fix: Take the link out, or name the record that takes its place.
    """
    for record, relation, other in neighbourhood.links():
        if relation != "blocked-by" or record.outlook is not Outlook.OPEN:
            continue
        if other.outlook is Outlook.DROPPED:
            path, pointer = neighbourhood.where(record, relation, other)
            yield Clash(
                path,
                pointer,
                say("{other} was declined or cancelled: nothing is to come of it.", other=other.id),
                say("Take the link out, or name the record that takes its place."),
            )


def _age(record: Listing) -> tuple[object, str]:
    return record.raised_at, record.id
