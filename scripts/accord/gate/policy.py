"""Who must approve what: the approvers that the table names, for every document of a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from accord.change import Change, RecordChange
from accord.consensus import acceptors, involved
from accord.gate.offices import Office, Role
from accord.language import Label, Message, say
from accord.ledger import Ledger
from accord.model import Entry, Fields, Record
from accord.obligations.answers import asked_by
from accord.workflow.facts import Facts
from accord.workflow.fold import Story, fold


@dataclass(frozen=True, slots=True)
class Need:
    """An approval of one document, by anybody who holds one of the offices.

    `record` is the record's id; None for what is no record. `what` names the kind of the
    document. No office at all means that nobody can approve it.
    """

    record: str | None
    path: str
    what: Label | Message
    offices: tuple[Office, ...]


def needs(change: Change, policy: Ledger, now: datetime) -> tuple[Need, ...]:
    """Every approval that a change needs.

    Args:
        change: as the base's own registry, table and schemas have it read.
        policy: the ledger of the base; its records need not have been read.
        now: the present; aware.
    """
    found: list[Need] = []
    for record in change.records:
        if isinstance(record.after, Record):
            found += _of_record(Telling(record, record.after, policy, now))
    if change.beside:
        is_for_stewards = policy.workflow.changes["policy"] == "steward"
        offices = (Office(Role.STEWARD),) if is_for_stewards else ()
        found.append(Need(None, change.beside[0], say("What is no record"), offices))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Telling:
    """A record that a change touches, as it was and as it would be."""

    change: RecordChange
    after: Record
    policy: Ledger
    now: datetime

    @cached_property
    def story(self) -> Story:
        return self._folded(self.after)

    @cached_property
    def earlier(self) -> Story | None:
        """Its story on the base; None if it is new there, or could not be read."""
        before = self.change.before
        return self._folded(before) if isinstance(before, Record) else None

    def _folded(self, record: Record) -> Story:
        end_of_time = datetime.max.replace(tzinfo=self.policy.organization.timezone)
        return fold(record, self.policy.workflow, end_of_time)

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """What was known on the base, and at every step since its first new entry."""
        brought = {each.name for each in self.change.new_entries}
        places = [n for n, step in enumerate(self.story.steps) if step.entry.name in brought]
        since = self.story.steps[max(0, places[0] - 1) :] if places else ()
        earlier = (self.earlier.facts,) if self.earlier else ()
        return (*earlier, *(step.facts for step in since), self.story.facts)

    @cached_property
    def forms(self) -> tuple[Fields, ...]:
        """Every form that counts, or counted, while the change comes about."""
        agreed = (each.agreed for each in self.facts if each.agreed)
        return (self.after.form.fields, *(each.form for each in self.facts), *agreed)

    @property
    def asking(self) -> frozenset[str]:
        return frozenset(str(form["from"]) for form in self.forms)

    @property
    def asked(self) -> frozenset[str]:
        known = (code for each in self.facts for code in each.asked)
        return frozenset((*known, *(code for form in self.forms for code in form["to"])))

    @property
    def involved(self) -> frozenset[str]:
        return frozenset().union(*(involved(form) for form in self.forms)) | self.asked

    @property
    def is_agreed(self) -> bool:
        return any(each.agreed is not None for each in self.facts)

    def named(self, name: str | None) -> Entry | None:
        return next((each for each in self.after.entries if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Claim:
    """A document that wants approval: an entry, or the form, for which `entry` is None."""

    telling: Telling
    entry: Entry | None


Offices = tuple[Office, ...]


def _of_record(telling: Telling) -> Iterator[Need]:
    record, schemas = telling.change, telling.policy.schemas
    if record.form_path in {each.path for each in record.files}:
        approvers = APPROVERS[telling.policy.workflow.changes["form"]]
        for offices in approvers(Claim(telling, None)):
            yield Need(record.id, record.form_path, schemas[record.kind].label, offices)
    for entry in record.new_entries:
        for offices in _of_entry(telling, entry):
            yield Need(record.id, entry.document.path, schemas[entry.kind].label, offices)


def _of_entry(telling: Telling, entry: Entry) -> Iterator[Offices]:
    """What the entry needs, and what each entry needed whose place it takes."""
    mended: list[Entry] = []
    each: Entry | None = entry
    while each and each not in mended:
        mended.append(each)
        if each.supersedes and not telling.named(each.supersedes):
            yield ()
        each = telling.named(each.supersedes)
    for each in mended:
        if not each.void:  # which says nothing of its own
            yield from APPROVERS[_approver(telling, each)](Claim(telling, each))


def _approver(telling: Telling, entry: Entry) -> str:
    approve = telling.policy.workflow.entries[entry.kind].approve
    agreement = "after-agreement" if telling.is_agreed else "before-agreement"
    cases = ("", telling.after.kind, agreement)
    return next((approve[case] for case in cases if case in approve), "nobody")


# --- The approvers that the table may name ---------------------------------------------------


def _leads(codes: frozenset[str], *, or_superior: bool = False) -> Iterator[Offices]:
    """One approval by the lead of each department; nobody if there is none."""
    roles = (Role.LEAD, Role.SUPERIOR) if or_superior else (Role.LEAD,)
    yield from (tuple(Office(role, code) for role in roles) for code in sorted(codes))
    if not codes:
        yield ()


def _initiating_department(claim: Claim) -> Iterator[Offices]:
    for code in sorted(claim.telling.asking):
        yield (Office(Role.MEMBER, code),)


def _initiating_lead(claim: Claim) -> Iterator[Offices]:
    return _leads(claim.telling.asking)


def _initiating_or_working_lead(claim: Claim) -> Iterator[Offices]:
    codes = claim.telling.asking | claim.telling.asked
    yield tuple(Office(Role.LEAD, code) for code in sorted(codes))


def _speaking_department(claim: Claim) -> Iterator[Offices]:
    code = claim.entry.department if claim.entry else None
    yield (Office(Role.MEMBER, code),) if code else ()


def _speaking_lead(claim: Claim) -> Iterator[Offices]:
    code = claim.entry.department if claim.entry else None
    yield (Office(Role.LEAD, code),) if code else ()


def _every_involved_lead(claim: Claim) -> Iterator[Offices]:
    entry = claim.entry
    signing = frozenset(entry.departments) if entry else frozenset()
    is_cancel = entry is not None and entry.kind == "cancel"
    return _leads(claim.telling.involved | signing, or_superior=is_cancel)


def _accepting_leads(claim: Claim) -> Iterator[Offices]:
    """Who signs must approve; a deliverable passes only once all who accept have signed."""
    may = frozenset().union(*(acceptors(form) for form in claim.telling.forms))
    return _signing(claim, may)


def _both_sides_leads(claim: Claim) -> Iterator[Offices]:
    return _signing(claim, claim.telling.asking | claim.telling.asked)


def _signing(claim: Claim, may: frozenset[str]) -> Iterator[Offices]:
    signing = frozenset(claim.entry.departments) if claim.entry else frozenset()
    return _leads(signing if signing & may else frozenset())


def _raiser(claim: Claim) -> Iterator[Offices]:
    """Who raised it; who is the contact, if they work here no more."""
    organization, form = claim.telling.policy.organization, claim.telling.after.form.fields
    today = organization.day(claim.telling.now)
    raiser = organization.people.get(form["raised_by"])
    person = form["raised_by"] if raiser and raiser.active_on(today) else form["contact"]
    yield (Office(Role.PERSON, form["from"], person),)


def _the_one_asked(claim: Claim) -> Iterator[Offices]:
    """The department or the person of whom the entry that is answered asks something."""
    entry, telling = claim.entry, claim.telling
    if entry is None:
        return
    answered = [each for each in telling.story.entries if each.goes_by(entry.fields["answers"])]
    asked = [
        pair
        for each in answered
        for initiating in sorted(telling.asking)
        for pair in asked_by(each, initiating)
    ]
    yield tuple(
        Office(Role.PERSON, entry.department, person) if person else Office(Role.MEMBER, code)
        for code, person in asked
        if person or code == entry.department
    )


def _open(_claim: Claim) -> Iterator[Offices]:
    yield (Office(Role.ANYBODY),)


def _steward(_claim: Claim) -> Iterator[Offices]:
    yield (Office(Role.STEWARD),)


def _nobody(_claim: Claim) -> Iterator[Offices]:
    yield ()


# The closed list; `schema/workflow.json` holds the same names.
APPROVERS: Mapping[str, Callable[[Claim], Iterator[Offices]]] = {
    "initiating-department": _initiating_department,
    "speaking-department": _speaking_department,
    "speaking-lead": _speaking_lead,
    "initiating-lead": _initiating_lead,
    "initiating-or-working-lead": _initiating_or_working_lead,
    "every-involved-lead": _every_involved_lead,
    "accepting-leads": _accepting_leads,
    "both-sides-leads": _both_sides_leads,
    "raiser": _raiser,
    "the-one-asked": _the_one_asked,
    "steward": _steward,
    "open": _open,
    "nobody": _nobody,
}
