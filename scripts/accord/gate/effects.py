"""What a change does to records, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from accord.change import Change, RecordChange
from accord.language import Label, Message, say
from accord.ledger import Ledger
from accord.model import Entry, Record
from accord.workflow.fold import Story, fold

_TURN = "{before} → {after}"  # which every language can read


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of one record: from which state to which, and what kinds of entries are new."""

    record: str
    title: str
    turn: Message
    brings: tuple[Label, ...] = ()

    @property
    def text(self) -> Message:
        return say("{id}: {turn}", id=self.record, turn=self.turn)


def effects(change: Change, policy: Ledger, now: datetime) -> tuple[Effect, ...]:
    """One for every record that the change touches, as it would stand at `now`."""
    return tuple(_effect(each, policy, now) for each in change.records)


def _effect(record: RecordChange, policy: Ledger, now: datetime) -> Effect:
    after = record.after
    if not isinstance(after, Record):
        shown = record.before.title if isinstance(record.before, Record) else ""
        return Effect(record.id, shown, say("can't be read any more"))
    brings = tuple(policy.schemas[each.kind].label for each in record.new_entries)
    story = fold(after, policy.workflow, _latest(record.new_entries, now))
    return Effect(record.id, after.title, _turn(record, story, policy, now), brings)


def _latest(entries: tuple[Entry, ...], now: datetime) -> datetime:
    """The present, or the instant of a new entry that is said to lie ahead."""
    return max((now, *(each.at for each in entries)))


def _turn(record: RecordChange, story: Story, policy: Ledger, now: datetime) -> Message:
    after = say("{parts}", parts=[*_standing(story, policy)])
    if not isinstance(record.before, Record):
        return say("new: {state}", state=after)
    earlier = fold(record.before, policy.workflow, now)
    if (earlier.state, earlier.overlays) == (story.state, story.overlays):
        return say("remains {state}", state=after)
    return say(_TURN, before=[*_standing(earlier, policy)], after=after)


def _standing(story: Story, policy: Ledger) -> Iterator[Label]:
    yield story.state.label
    yield from (policy.workflow.overlays[each] for each in sorted(story.overlays))
