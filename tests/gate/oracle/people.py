"""Who is what on a day: joins over the roles."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from tests.gate.oracle.facts import Facts

SHANGHAI = timezone(timedelta(hours=8))


def day(moment: datetime) -> str:
    return moment.astimezone(SHANGHAI).date().isoformat()


def is_active(facts: Facts, person: str, moment: datetime) -> bool:
    return person in holders(facts, "", "active", moment)


def holders(facts: Facts, department: str, what: str, moment: datetime) -> set[str]:
    """Who has a role of a department in their own right."""
    today = day(moment)
    return {
        each.person
        for each in facts.roles
        if (each.what, each.department) == (what, department) and each.first <= today <= each.last
    }


def acting(facts: Facts, department: str, what: str, moment: datetime) -> set[str]:
    """Who has an office of a department, or stands in for whoever has it."""
    today, own = day(moment), holders(facts, department, what, moment)
    return own | {
        each.deputy
        for each in facts.stand_ins
        if each.person in own and each.first <= today <= each.last
    }


def deputized(facts: Facts, person: str, moment: datetime) -> set[str]:
    """For whom somebody stands in."""
    today = day(moment)
    return {
        each.person
        for each in facts.stand_ins
        if each.deputy == person and each.first <= today <= each.last
    }


def may(facts: Facts, person: str, claim: tuple[str, ...], moment: datetime) -> bool:
    """Whether somebody is who a claim asks for at that moment."""
    what, department, *persons = claim
    if not is_active(facts, person, moment) or what == "anybody":
        return what == "anybody" and is_active(facts, person, moment)
    if what == "member":
        offices = acting(facts, department, "lead", moment) | acting(
            facts, department, "contact", moment
        )
        return person in holders(facts, department, "works", moment) | offices
    if what == "lead":
        return person in acting(facts, department, "lead", moment)
    if what == "steward":
        return person in holders(facts, "", "steward", moment)
    for_others = deputized(facts, person, moment) if what == "superior" else set()
    return bool({person, *for_others} & {*persons})


def author_may(facts: Facts, person: str, claim: tuple[str, ...]) -> bool:
    """Whether writing the change is somebody's consent to what a claim asks for."""
    what, department, *_ = claim
    if what in ("steward", "superior"):
        return False
    own = holders(facts, department, "works", facts.taken_at)
    if what in ("member", "lead") and person not in own:
        return False
    return may(facts, person, claim, facts.taken_at)
