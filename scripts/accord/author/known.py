"""What a record says by itself of an entry that somebody is about to write.

One function a field, looked up by kind. Each gives a value, or None where the record does not
say it; what an author says always takes precedence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.consensus import acceptors, digest, involved
from accord.model import Fields
from accord.obligation import Obligation
from accord.organization import Organization
from accord.workflow.fold import Story


@dataclass(frozen=True, slots=True)
class Situation:
    """The record as it stands, on which `day`, and the `fields` of the entry that are said already.

    `owed` tells what is owed then; most fields need not know.
    """

    story: Story
    organization: Organization
    day: date
    fields: Fields
    owed: Callable[[], Sequence[Obligation]]


Known = Callable[[Situation], Any]


def all_known(kind: str, situation: Situation) -> Iterator[tuple[str, Any]]:
    """Every field of an entry of some kind that the record says, with its value."""
    for name, fill in KNOWN.get(kind, {}).items():
        if (value := fill(situation)) is not None:
            yield name, value


def contact_of(department: object, day: date, organization: Organization) -> str | None:
    """Who speaks for a department on a day, if the registry knows it."""
    if str(department) not in organization.departments:
        return None
    return organization.contact(str(department), day)


def writer(situation: Situation) -> str | None:
    """Who writes the entry."""
    return situation.fields.get("by")


def contact_if_accepted(situation: Situation) -> str | None:
    """The department's contact, once it says that it takes the record on."""
    fields = situation.fields
    if fields.get("answer") != "accepted":
        return None
    return contact_of(fields.get("department"), situation.day, situation.organization)


def superior(situation: Situation) -> str | None:
    """The superior of who writes."""
    person = situation.organization.people.get(str(situation.fields.get("by")))
    return person.superior if person else None


def _signers(situation: Situation) -> list[str]:
    """Everybody whom the form involves now, or involved when it was last agreed."""
    facts = situation.story.facts
    return _in_form_order(facts.form, involved(facts.form) | involved(facts.agreed or facts.form))


def _digest(situation: Situation) -> str:
    facts = situation.story.facts
    return digest(facts.form, facts.course.agreed_fields)


def _round(situation: Situation) -> int:
    rounds = (each.fields["round"] for each in situation.story.of("consensus"))
    return 1 + max(rounds, default=0)


def period(situation: Situation) -> str:
    """The ISO week where reports are weekly, the day otherwise."""
    if situation.story.facts.cadence != "week":
        return situation.day.isoformat()
    year, week, _ = situation.day.isocalendar()
    return f"{year}-W{week:02}"


def _acceptors(situation: Situation) -> list[str]:
    form = situation.story.facts.form
    return _in_form_order(form, acceptors(form))


def _both_sides(situation: Situation) -> list[str]:
    """Both sides of a request; a problem is confirmed by the department that raised it."""
    story = situation.story
    asked = story.facts.form["to"] if story.record.kind == "request" else ()
    return [story.facts.form["from"], *asked]


def _what_waits(situation: Situation) -> str | None:
    """The entry that waits for this response, if there is just one."""
    who = (situation.fields.get("department"), situation.fields.get("by"))
    waiting = {
        each.subject
        for each in situation.owed()
        if each.rule == "response" and each.is_open and (each.department or each.person) in who
    }
    return waiting.pop() if len(waiting) == 1 else None


def _in_form_order(form: Fields, departments: frozenset[str]) -> list[str]:
    """The initiating department first, then those asked as the form has them, then the rest."""
    named = (form["from"], *form["to"], *sorted(departments))
    return [code for code in dict.fromkeys(named) if code in departments]


KNOWN: Mapping[str, Mapping[str, Known]] = {
    "receipt": {"contact": contact_if_accepted},
    "minutes": {"recorder": writer},
    "consensus": {"departments": _signers, "digest": _digest, "round": _round},
    "progress": {"covers": period},
    "acceptance": {"departments": _acceptors},
    "confirmation": {"departments": _both_sides},
    "resolution": {"owner": writer},
    "escalation": {"to": superior},
    "response": {"answers": _what_waits},
}
