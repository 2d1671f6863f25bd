"""What can happen next as a page tells it: the main steps in full, the others by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.gate.needs.offices import Office, Role
from accord.next.allowed import Allowed, allowed
from accord.next.sides import approver, sides, speakers
from accord.site.reader import Reader
from accord.site.records.actor import Actor
from accord.site.records.next.starting import Start, start
from accord.site.reference.policy_words import APPROVERS, GUARDS
from accord.site.values.shapes import Badge
from accord.survey import Case, Survey

# Each department brings its own of these, where several have something to say.
_OF_EACH = ("speaking-department", "speaking-lead", "the-one-asked")


@dataclass(frozen=True, slots=True)
class Side:
    """A department whose word is missing, or somebody in person; who acts, and how they start.

    Where `anyone` of the department may act, one of them stands for all.
    """

    department: str
    office: str
    anyone: bool
    actors: tuple[Actor, ...]
    start: Start | None


@dataclass(frozen=True, slots=True)
class Turn:
    """The state to which it may lead, and what must be true for that."""

    state: Badge
    when: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """A kind of entry; `who` says in words who may approve it.

    It is begun by each of the sides for itself, or once, by whoever begins it for all.
    """

    kind: str
    label: str
    who: str
    sides: tuple[Side, ...]
    turns: tuple[Turn, ...]
    start: Start | None


@dataclass(frozen=True, slots=True)
class Next:
    main: tuple[NextStep, ...]
    others: tuple[NextStep, ...]


def next_steps(case: Case, survey: Survey, reader: Reader) -> Next:
    """Everything that the table allows now; of what is the turn of nobody nothing is told."""
    telling = _Telling(case, survey, reader)
    main: list[NextStep] = []
    others: list[NextStep] = []
    for each in allowed(case, survey.ledger.workflow):
        if each.is_main:
            main += telling.in_full(each)
        elif speakers(each.kind, case):
            others.append(telling.by_name(each))
    return Next(tuple(main), tuple(others))


@dataclass(frozen=True, slots=True)
class _Telling:
    case: Case
    survey: Survey
    reader: Reader

    def in_full(self, step: Allowed) -> Iterator[NextStep]:
        by_each = approver(step.rule, self.case) in _OF_EACH
        offices = sides(step.kind, step.rule, self.case)
        if offices:
            told = tuple(self._side(each, step.kind, begins=by_each) for each in offices)
            yield self._step(step, told, None if by_each else self._once(step.kind))

    def by_name(self, step: Allowed) -> NextStep:
        return self._step(step, (), self._once(step.kind))

    def _step(self, step: Allowed, told: tuple[Side, ...], begun: Start | None) -> NextStep:
        text, course = self.reader.text, self.case.story.facts.course
        return NextStep(
            kind=step.kind,
            label=text(self.survey.ledger.schemas[step.kind].label),
            who=text(APPROVERS[approver(step.rule, self.case)]),
            sides=told,
            turns=tuple(
                Turn(
                    Badge(text(course.states[each.target].label), each.target),
                    text(GUARDS[each.guard]),
                )
                for each in step.turns
            ),
            start=begun,
        )

    def _side(self, office: Office, kind: str, *, begins: bool) -> Side:
        organization = self.survey.ledger.organization
        holders = office.holders(organization.day(self.survey.now), organization)
        anyone = office.role is Role.MEMBER
        code = office.department or ""
        return Side(
            department=code if code in organization.departments else "",
            office=self.reader.department(code) if code else "",
            anyone=anyone,
            actors=tuple(self._actor(each, office) for each in holders[: 1 if anyone else None]),
            start=start(kind, code, self.case, self.survey) if begins else None,
        )

    def _actor(self, person: str, office: Office) -> Actor:
        """Somebody who acts; a lead's stand-in says for whom."""
        organization = self.survey.ledger.organization
        lead, code = None, office.department or ""
        if office.role is Role.LEAD and code in organization.departments:
            lead = organization.lead(code, organization.day(self.survey.now))
        return Actor(person, self.reader.person(person), lead if lead != person else None)

    def _once(self, kind: str) -> Start:
        """What all sign, or anybody may say, is begun once, for no department in particular."""
        return start(kind, "", self.case, self.survey)
