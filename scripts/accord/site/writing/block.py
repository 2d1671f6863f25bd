"""What a form must know of a record: a small value in the record's own page, for a script to read.

It says what stands in the files and what follows from them today. What depends on who writes, and
when, is said by name in the forms themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from accord.author.forms.beforehand import beforehand
from accord.author.forms.within import numbers, within
from accord.author.known import Situation
from accord.author.wanted import WANTED, When
from accord.rules.speakers import may_speak
from accord.schema.schemas import Schema
from accord.site.records.next.steps import Next, NextStep
from accord.survey import Case, Survey

# What is named here is an entry that is mended: of these any may be named.
_CORRECTION = "supersedes"


def block(case: Case, survey: Survey, steps: Next) -> Mapping[str, Any] | None:
    """The value, ready for JSON; None where nothing can be written."""
    record, facts = case.record, case.story.facts
    possible = (*steps.main, *steps.others)
    if not possible:
        return None
    kinds = [step.kind for step in possible]
    said = {
        "id": record.id,
        "kind": record.kind,
        "title": facts.form["title"],
        "folder": record.folder,
        "from": facts.form["from"],
        "files": [record.form.name, *(each.name for each in record.entries), *record.unread],
        "cadence": facts.cadence,
        "ids": numbers(case.story),
        "steps": [_step(step, case, survey, is_main=step in steps.main) for step in possible],
        "targets": within(case.story, _named(kinds, survey)),
    }
    return {**said, "form": facts.form} if "amendment" in kinds else said


def _step(step: NextStep, case: Case, survey: Survey, *, is_main: bool) -> Mapping[str, Any]:
    speaking = "department" in survey.ledger.schemas[step.kind].properties
    may = _may_speak(step.kind, case) if speaking else ()
    missing = tuple(dict.fromkeys(_departments(step, survey)))
    departments = (missing or may) if speaking else ()
    people = [actor.id for side in step.sides for actor in side.actors]
    said = beforehand(step.kind, _situation(case, survey), departments, people if speaking else ())
    whole = {
        "kind": step.kind,
        "main": is_main,
        "departments": departments,
        "may": may,
        "asked": _asked(step),
        "known": said.known,
        "each": said.each,
        "wanted": list(_wanted(step.kind, case)),
    }
    return {name: value for name, value in whole.items() if value or name == "main"}


def _asked(step: NextStep) -> Mapping[str, list[str]]:
    """Those without whose own word it can't land, by the department that each brings it for.

    The key is empty where all are asked of one and the same entry.
    """
    found: dict[str, list[str]] = {}
    for side in step.sides:
        if not side.anyone:
            key = side.department if step.start is None else ""
            found.setdefault(key, []).extend(actor.id for actor in side.actors)
    return found


def _departments(step: NextStep, survey: Survey) -> Iterator[str]:
    """Those whose word is missing; whoever is asked in person speaks for their own."""
    organization = survey.ledger.organization
    day = organization.day(survey.now)
    for side in step.sides:
        if side.department:
            yield side.department
        else:
            yield from (organization.people[each.id].department_on(day) for each in side.actors)


def _may_speak(kind: str, case: Case) -> tuple[str, ...]:
    """Those for whom it may speak, in the order of the form; nobody is named where all may."""
    form, facts = case.form, case.story.facts
    may = may_speak(kind, case.record.kind, facts) or frozenset()
    order = dict.fromkeys((form["from"], *facts.asked, *sorted(may)))
    return tuple(code for code in order if code in may)


def _situation(case: Case, survey: Survey) -> Situation:
    organization = survey.ledger.organization
    day = organization.day(survey.now)
    return Situation(case.story, organization, day, {}, lambda: case.open_obligations)


def _wanted(kind: str, case: Case) -> Iterator[str]:
    """The fields for which this record, as it stands, asks beyond the schema."""
    holds = {
        When.FEEDBACK: case.record.kind == "feedback",
        When.AGREED: case.story.facts.agreed is not None,
    }
    for (each, name), when in WANTED.items():
        if each == kind and holds.get(when):
            yield name


def _named(kinds: list[str], survey: Survey) -> frozenset[str]:
    """What entries of these kinds may name of the record."""
    schemas = (survey.ledger.schemas[kind] for kind in kinds)
    return frozenset(sort for schema in schemas for sort in _references(schema))


def _references(schema: Schema) -> Iterator[str]:
    for sort, paths in schema.references.items():
        if any(path[0] != _CORRECTION for path in paths):
            yield sort
