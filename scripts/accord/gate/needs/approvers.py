"""The approvers that the table may name: a closed list, each a question about the matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from accord.consensus import acceptors
from accord.gate.needs.matter import Claim
from accord.gate.needs.offices import Office, Role
from accord.obligations.answers import asked_by

# Any one of these may approve; nobody may where there is none.
Offices = tuple[Office, ...]


def _leads(codes: frozenset[str], *, or_superior: bool = False) -> Iterator[Offices]:
    """One approval by the lead of each department; nobody if there is none."""
    roles = (Role.LEAD, Role.SUPERIOR) if or_superior else (Role.LEAD,)
    yield from (tuple(Office(role, code) for role in roles) for code in sorted(codes))
    if not codes:
        yield ()


def _initiating_department(claim: Claim) -> Iterator[Offices]:
    for code in sorted(claim.matter.asking):
        yield (Office(Role.MEMBER, code),)


def _initiating_lead(claim: Claim) -> Iterator[Offices]:
    return _leads(claim.matter.asking)


def _initiating_or_working_lead(claim: Claim) -> Iterator[Offices]:
    codes = claim.matter.asking | claim.matter.asked
    yield tuple(Office(Role.LEAD, code) for code in sorted(codes))


def _speaking_department(claim: Claim) -> Iterator[Offices]:
    yield (Office(Role.MEMBER, claim.speaking),) if claim.speaking else ()


def _speaking_lead(claim: Claim) -> Iterator[Offices]:
    yield (Office(Role.LEAD, claim.speaking),) if claim.speaking else ()


def _every_involved_lead(claim: Claim) -> Iterator[Offices]:
    is_cancel = claim.entry is not None and claim.entry.kind == "cancel"
    return _leads(claim.matter.involved | claim.signing, or_superior=is_cancel)


def _accepting_leads(claim: Claim) -> Iterator[Offices]:
    """Who signs must approve; a deliverable passes only once all who accept have signed."""
    may = frozenset().union(*(acceptors(form) for form in claim.matter.forms))
    return _signing(claim, may)


def _both_sides_leads(claim: Claim) -> Iterator[Offices]:
    return _signing(claim, claim.matter.asking | claim.matter.asked)


def _signing(claim: Claim, may: frozenset[str]) -> Iterator[Offices]:
    return _leads(claim.signing if claim.signing & may else frozenset())


def _raiser(claim: Claim) -> Iterator[Offices]:
    """Who raised it; who is the contact, if they work here no more."""
    matter = claim.matter
    organization, form = matter.policy.organization, matter.after.form.fields
    today = organization.day(matter.now)
    raiser = organization.people.get(form["raised_by"])
    person = form["raised_by"] if raiser and raiser.active_on(today) else form["contact"]
    yield (Office(Role.PERSON, form["from"], person),)


def _the_one_asked(claim: Claim) -> Iterator[Offices]:
    """The department or the person of whom the entry that is answered asks something."""
    entry, matter = claim.entry, claim.matter
    if entry is None:
        yield ()
        return
    answered = [each for each in matter.story.entries if each.goes_by(entry.fields["answers"])]
    asked = [
        pair
        for each in answered
        for initiating in sorted(matter.asking)
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
