"""The decision: what a change does, who must approve it, who has, and whether it may land."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from accord.change import Change
from accord.change.comparison import compare
from accord.forge.snapshot import Snapshot
from accord.gate.effects import Effect, effects
from accord.gate.evidence.accounts import person_of
from accord.gate.evidence.authorship import signing_author
from accord.gate.evidence.hearing import hear
from accord.gate.evidence.seen import Seen
from accord.gate.evidence.voices import Disregarded, Evidence
from accord.gate.landing import Landing
from accord.gate.matching import Candidate, assignment, speakers
from accord.gate.needs.offices import Office, Role
from accord.gate.needs.policy import Need, needs
from accord.gate.refusals import conflicts, refusals
from accord.ledger import Ledger
from accord.model import Finding, folder_of
from accord.organization import Organization


@dataclass(frozen=True, slots=True)
class Judged:
    """A need, who has met it, who objects, and whom to ask otherwise; people by their ids."""

    need: Need
    by: tuple[str, ...]
    objecting: tuple[str, ...]
    ask: tuple[str, ...]

    @property
    def met(self) -> bool:
        return bool(self.by) and not self.objecting


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a change may land, and everything that led to it.

    `author` is the person who proposes it, where that is known; `snapshot` is what the forge
    knew, if there is one. `landing` and `policy` are what was decided upon; `change` is what
    it comes to, None where it can't be merged.
    """

    landing: Landing
    change: Change | None
    policy: Ledger
    snapshot: Snapshot | None
    author: str | None
    effects: tuple[Effect, ...]
    needs: tuple[Judged, ...]
    disregarded: tuple[Disregarded, ...]
    refused: tuple[Finding, ...]

    @property
    def allows(self) -> bool:
        return not self.refused and all(each.met for each in self.needs)

    @property
    def language(self) -> str:
        """The language of whoever proposes it."""
        known = self.policy.organization.people.get(self.author or "")
        return known.language if known else "zh"


def decide(landing: Landing, snapshot: Snapshot | None, policy: Ledger, now: datetime) -> Decision:
    """Decide on a change.

    Args:
        landing: the trees, and what git knows of the commits.
        snapshot: the reviews as the forge tells them; None where there is no forge.
        policy: the ledger of the base; its records need not have been read. Nothing that the
            change says of itself decides what it may do.
        now: the present; aware.
    """
    organization = policy.organization
    author = _author(landing, snapshot, organization)
    if landing.result is None:
        return Decision(landing, None, policy, snapshot, author, (), (), (), conflicts(landing))
    change = compare(landing.base, landing.result, policy, policy)
    evidence = hear(Seen(change, landing), snapshot, organization, now)
    # What nobody saw pushed came when others were asked, at the earliest; where there is no forge
    # the gate stands in the way of the push itself.
    asked = snapshot.opened_at if snapshot else now
    arrived = {each.folder: evidence.since.get(each.folder) or asked for each in change.records}
    return Decision(
        landing,
        change,
        policy,
        snapshot,
        author,
        effects(change, policy, now),
        _Weighing(evidence, policy, now).judged(needs(change, policy, now)),
        evidence.disregarded,
        refusals(change, landing, landing.result, policy, now, arrived),
    )


def _author(landing: Landing, snapshot: Snapshot | None, organization: Organization) -> str | None:
    if snapshot is None:
        return signing_author(landing, organization)
    return person_of(snapshot.author, snapshot, organization) if snapshot.author else None


@dataclass(frozen=True, slots=True)
class _Weighing:
    evidence: Evidence
    policy: Ledger
    now: datetime

    def judged(self, needs: tuple[Need, ...]) -> tuple[Judged, ...]:
        candidates = [frozenset(self._candidates(each)) for each in needs]
        assigned = assignment(candidates)
        return tuple(
            Judged(
                need,
                speakers(each, assigned),
                tuple(sorted(self._objecting(need))),
                self._to_ask(need),
            )
            for need, each in zip(needs, candidates, strict=True)
        )

    def _candidates(self, need: Need) -> Iterator[Candidate]:
        organization = self.policy.organization
        for office in self._open_to(need):
            for voice in self.evidence.voices:
                if voice.meets(need.path, office, organization):
                    yield voice.person, office.department

    def _objecting(self, need: Need) -> Iterator[str]:
        """Who may approve it and has asked for changes instead; what is open nobody can hinder."""
        offices = [each for each in self._open_to(need) if each.role is not Role.ANYBODY]
        for objection in self.evidence.objections:
            if any(
                office.held_by(objection.person, objection.day, self.policy.organization)
                for office in offices
            ):
                yield objection.person

    def _open_to(self, need: Need) -> Iterator[Office]:
        """The offices that may approve it by now: a superior only once the lead is silent."""
        for office in need.offices:
            if office.role is not Role.SUPERIOR or self._is_silent(need, office):
                yield office

    def _is_silent(self, need: Need, office: Office) -> bool:
        """Whether the lead has had the time that the table gives, and has not decided."""
        since = self.evidence.since.get(folder_of(need.path))
        if since is None:
            return False
        organization, limit = self.policy.organization, self.policy.workflow.limits["silence"]
        span = limit.span(organization.day(since), "otherwise")
        lead = Office(Role.LEAD, office.department)
        leads = lead.holders(organization.day(self.now), organization)
        is_past = self.policy.calendar.due(since, span) < self.now
        return is_past and not self.evidence.heard.intersection(leads)

    def _to_ask(self, need: Need) -> tuple[str, ...]:
        organization, today = self.policy.organization, self.policy.organization.day(self.now)
        people: dict[str, None] = {}
        for office in self._open_to(need):
            people |= dict.fromkeys(office.holders(today, organization))
        return tuple(people)
