"""Who writes, who is the contact, and who can sign: each for their own department on that day.

Whether those who may have really approved is not written in the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from accord.consensus import involved
from accord.language import Message, say
from accord.model import Document, Pointer, Severity
from accord.rules.case import Case
from accord.rules.editions import editions
from accord.rules.rule import Trouble, rule
from accord.workflow.facts import Facts


@rule()
def speaks_for_own(case: Case) -> Iterator[Trouble]:
    """Who raises a record or writes for a department belongs to it, or is above its lead.

    Its lead and contact belong to it, and so does who stands in for one of them on that day.

    Why: nobody else can promise anything in its name.
    Fix: Let somebody of the department write it, or name the department of the writer.
    """
    form, organization = case.record.form, case.ledger.organization
    roles = [(form, "raised_by", form.fields["from"], case.day_of(form))]
    for entry in case.record.entries:
        if entry.department:
            roles.append((entry.document, "by", entry.department, organization.day(entry.at)))
    for document, field, code, day in roles:
        who = document.fields[field]
        if _known(case, who, code) and not organization.speaks_for(who, code, day):
            message = say(
                "{person} does not speak for {department}.",
                person=_name(case, who),
                department=code,
            )
            yield Trouble(document, (field,), message, _mend(case, who, code, day))


@rule(Severity.WARNING)
def contact_belongs(case: Case) -> Iterator[Trouble]:
    """The contact of a department belongs to it.

    Why: who works elsewhere does not know how things stand, and can't answer for the department.
    Fix: Name somebody of the department; its registered contact is the first choice.
    """
    for document, pointer, who, code, day in _contacts(case):
        if _known(case, who, code) and not case.ledger.organization.belongs(who, code, day):
            message = say(
                "{person} is not of the department {department}.",
                person=_name(case, who),
                department=code,
            )
            yield Trouble(document, pointer, message, _mend(case, who, code, day))


def _contacts(case: Case) -> Iterator[tuple[Document, Pointer, str, str, date]]:
    """Every contact that is named: where, who, of which department, on which day."""
    for edition in editions(case):
        changed = edition.document.fields.get("changes", edition.form)
        day, document = edition.since, edition.document
        if "contact" in changed:
            who, code = edition.form["contact"], edition.form["from"]
            yield document, edition.place(("contact",)), who, code, day
        for place, part in enumerate(edition.form.get("work", ()) if "work" in changed else ()):
            pointer = edition.place(("work", place, "contact"))
            yield document, pointer, part["contact"], part["department"], day
    for entry in case.record.entries:
        if entry.department and "contact" in entry.fields:
            day = case.ledger.organization.day(entry.at)
            yield entry.document, ("contact",), entry.fields["contact"], entry.department, day


@rule()
def signer_has_lead(case: Case) -> Iterator[Trouble]:
    """A department that signs has a lead, or somebody who stands in, on that day.

    Why: only a lead signs for a department; without one the signature can never be given.
    Fix: Enter its lead in `records/organization.yml`, with the day from which on.
    """
    organization = case.ledger.organization
    for entry in case.record.entries:
        day = organization.day(entry.at)
        for place, code in enumerate(entry.fields.get("departments", ())):
            if code in organization.departments and not _signs(case, code, day):
                yield Trouble(
                    entry.document,
                    ("departments", place),
                    say("Nobody leads {department} on {day}.", department=code, day=day),
                    say("Enter its lead in records/organization.yml, or mend the instant."),
                )


def _signs(case: Case, code: str, day: date) -> bool:
    organization = case.ledger.organization
    lead = organization.lead(code, day)
    if lead is None:
        return False
    signer = organization.people.get(organization.stand_in(lead, day) or lead)
    return signer is not None and signer.active_on(day)


@rule(Severity.WARNING)
def writer_takes_part(case: Case) -> Iterator[Trouble]:
    """Who writes an entry belongs to a department that takes part, or that signs the entry.

    Anybody may escalate.

    Why: who was not there knows it by hearsay; and nobody asks them when something is unclear.
    Fix: Let somebody write it who takes part.
    """
    organization = case.ledger.organization
    for before, step in case.turns(*_WITHOUT_SPEAKER):
        entry, who = step.entry, step.entry.by
        codes = entry.departments or tuple(sorted(_parties(before)))
        day = organization.day(entry.at)
        known = [code for code in codes if _known(case, who, code)]
        if known and not any(organization.speaks_for(who, code, day) for code in known):
            yield Trouble(
                entry.document,
                ("by",),
                say("{person} does not take part in this.", person=_name(case, who)),
                say("Let somebody write it who is of: {departments}.", departments=known),
            )


# The entries that speak for no single department, but for those that anybody may write.
_WITHOUT_SPEAKER = ("minutes", "amendment", "consensus", "acceptance", "confirmation", "cancel")


def _parties(before: Facts) -> frozenset[str]:
    return involved(before.form) | before.asked.keys()


def _known(case: Case, person: str, department: str) -> bool:
    """Whether both are in the registry; other rules tell if they are not."""
    organization = case.ledger.organization
    return person in organization.people and department in organization.departments


def _name(case: Case, person: str) -> str:
    return f"{person} ({case.ledger.organization.people[person].department})"


def _mend(case: Case, person: str, department: str, day: date) -> Message:
    contact = case.ledger.organization.contact(department, day)
    if contact:
        return say(
            "Write somebody of {department}, such as {contact}. If {person} was there on that "
            "day, say so under earlier: in records/organization.yml.",
            department=department,
            contact=contact,
            person=person,
        )
    return say("Write somebody of {department}.", department=department)
