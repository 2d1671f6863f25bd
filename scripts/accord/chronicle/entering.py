"""What the entries of one instant bring about: the record just before it, and at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from accord.chronicle.happening import Happening, What
from accord.ledger import Ledger
from accord.model import Entry
from accord.obligation import Obligation, Outcome, latest
from accord.survey import Case

_DONE = {
    Outcome.MET: What.MET,
    Outcome.ENTERED_LATE: What.MET,
    Outcome.LATE: What.ENDED_LATE,
}


def entered(before: Case | None, after: Case, ledger: Ledger) -> Iterator[Happening]:
    """What happened at the instant of `after`; `before` is None where it was raised then."""
    turn = _Turn(before, after, ledger)
    yield from turn.agreed()
    yield from turn.moved()
    yield from turn.overlays()
    yield from turn.redated()
    yield from turn.settled()
    yield from turn.late()
    yield from turn.archived()


@dataclass(frozen=True, slots=True)
class _Turn:
    before: Case | None
    after: Case
    ledger: Ledger

    @property
    def at(self) -> datetime:
        return self.after.story.as_of

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Those that were told at this instant, under their own names."""
        told = (entry for entry in self.after.record.entries if entry.at <= self.at)
        return tuple(entry for entry in told if self.before is None or entry.at == self.at)

    @property
    def last(self) -> str | None:
        """The entry that is named for what no single one brought about."""
        names = sorted(entry.name for entry in self.entries)
        return names[-1] if names else None

    @property
    def earlier(self) -> tuple[Obligation, ...]:
        return self.before.obligations if self.before else ()

    def agreed(self) -> Iterator[Happening]:
        consensus = self.after.story.facts.consensus
        if consensus and consensus.name in {entry.name for entry in self.entries}:
            yield self._happening(What.AGREED, entry=consensus.name)

    def moved(self) -> Iterator[Happening]:
        """Step by step, where the steps lead there; a mended entry may change older ones."""
        initial = self.ledger.workflow.courses[self.after.record.kind].initial
        old = self.before.story.state.name if self.before else initial
        new = self.after.story.state.name
        names = {entry.name for entry in self.entries}
        steps = [each for each in self.after.story.steps if each.entry.name in names]
        turns = [each for each in steps if each.before != each.after]
        if turns and (turns[0].before, turns[-1].after) == (old, new):
            for each in turns:
                yield self._happening(
                    What.MOVED, entry=each.entry.name, before=each.before, after=each.after
                )
        elif old != new:
            yield self._happening(What.MOVED, entry=self.last, before=old, after=new)

    def overlays(self) -> Iterator[Happening]:
        old = self.before.story.overlays if self.before else frozenset()
        new = self.after.story.overlays
        for name in sorted(new - old):
            yield self._happening(What.OVERLAID, entry=self.last, after=name)
        for name in sorted(old - new):
            yield self._happening(What.CLEARED, entry=self.last, before=name)

    def redated(self) -> Iterator[Happening]:
        """Dates that were agreed, planned or ordered anew; what a hold puts off is not told."""
        known = latest(self.earlier)
        for topic, each in latest(self.after.obligations).items():
            old = known.get(topic)
            if old and each.is_open and old.due != each.due and _are_dates(old, each):
                yield self._happening(What.REDATED, entry=self.last, was=old.due, obligation=each)

    def settled(self) -> Iterator[Happening]:
        known = {(each.topic, each.settled) for each in self.earlier}
        for each in self.after.obligations:
            what = _DONE.get(each.outcome)
            if what and (each.topic, each.settled) not in known:
                yield self._happening(what, entry=each.by, obligation=each)

    def late(self) -> Iterator[Happening]:
        """What is overdue at once, since an entry was mended or came late."""
        known = {(each.topic, each.due) for each in self.earlier if each.outcome is Outcome.OVERDUE}
        for each in self.after.obligations:
            if each.outcome is Outcome.OVERDUE and (each.topic, each.due) not in known:
                yield self._happening(What.LATE, entry=self.last, obligation=each)

    def archived(self) -> Iterator[Happening]:
        if self.after.archived and not (self.before and self.before.archived):
            yield self._happening(What.ARCHIVED, entry=self.last)

    def _happening(
        self,
        what: What,
        *,
        entry: str | None = None,
        before: str = "",
        after: str = "",
        was: datetime | None = None,
        obligation: Obligation | None = None,
    ) -> Happening:
        return Happening(self.at, what, self.after.record.id, entry, before, after, was, obligation)


def _are_dates(*obligations: Obligation) -> bool:
    """Whether their due instants are dates that somebody set, and nothing was counted."""
    return not any(each.count.span for each in obligations)
