"""What is owed by a date that people agreed or planned: tasks, milestones, deliveries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from tests.heart.oracle.days import before_working_days, day_of, on_date
from tests.heart.oracle.done import Subject, is_done, parts
from tests.heart.oracle.scenes import Life, Scene
from tests.heart.oracle.verdict import Change, Debt, Status, stand

Terms = tuple[str, date]  # who owes it, and for which day
_OVER = {"accepted", "closed", "declined", "cancelled"}


@dataclass
class Spell:
    """The time during which one thing is owed on the same terms."""

    terms: Terms
    since: datetime
    changes: list[Change] = field(default_factory=list)


def dated(life: Life) -> Iterator[Debt]:
    subjects = dict.fromkeys(subject for scene in life.scenes for subject in _asked(scene))
    for subject in subjects:
        yield from (_debt(life, subject, spell) for spell in _spells(life, subject))


def _spells(life: Life, subject: Subject) -> list[Spell]:
    found: list[Spell] = []
    spell: Spell | None = None
    kept: Terms | None = None  # terms on which it was done when it fell due
    done, since, gone = False, life.scenes[0], life.scenes[0]
    for before, scene in pairwise((life.scenes[0], *life.scenes)):
        earlier, terms = _asked(before).get(subject), _asked(scene).get(subject)
        dated = _dates(before).get(subject)
        was_done, done = done, is_done(scene, subject)
        done = done and (was_done or not spell or not dated or _is_told(scene, subject))
        since = scene if done and not was_done else since
        gone = scene if earlier and not terms else gone
        if was_done and not done and dated and _due(life, dated) < scene.at:
            kept = dated
        given_up = not dated
        if terms and not earlier and not given_up and not spell and _due(life, terms) < scene.at:
            kept = terms  # set when nobody wanted it any more, as still nobody did on its day
        now = _dates(scene).get(subject) or _dates(before).get(subject)
        if spell and ((terms and given_up) or (now and now != spell.terms and not done)):
            found += _closed(life, spell, scene, given_up)
            spell = None
        owed = terms != kept and (not done or _agreed_just_now(life, scene))
        if spell is None and terms and owed:
            spell = Spell(terms, scene.at)
        if spell:
            early = scene.at <= _due(life, spell.terms)
            from_scene = since if done else scene if terms else gone
            _note(spell, terms, done, from_scene if early else scene)
    return [
        each for each in (*found, *([spell] if spell else ())) if _was_owed(life, subject, each)
    ]


def _was_owed(life: Life, subject: Subject, spell: Spell) -> bool:
    """Whether its date stood longer than for the minute in which it was set."""
    return _dates(life.at(spell.since)).get(subject) == spell.terms


def _closed(life: Life, spell: Spell, scene: Scene, given_up: bool) -> list[Spell]:
    """What is left of a debt that is owed anew: nothing, if only its date moved, and in time."""
    is_over = _due(life, spell.terms) < scene.at
    status = spell.changes[-1][1]
    if status == "open":
        spell.changes.append((scene.at, "moot", None))
    return [spell] if given_up or is_over or status == "moot" else []


def _note(spell: Spell, terms: Terms | None, done: bool, since: Scene) -> None:
    """Note how a debt stands, and since when; what was waived is not met while nobody asks."""
    was = spell.changes[-1][1] if spell.changes else "open"
    status: Status = "done" if done else "open" if terms else "moot"
    if was != "moot" or terms:
        spell.changes = [each for each in spell.changes if each[0] < since.at or each[1] != "moot"]
        spell.changes.append((since.at, status, since.told))


def _is_told(scene: Scene, subject: Subject) -> bool:
    """Whether it may come to be done in a scene: no plan completes a task by leaving out a part."""
    ends = [each["ends"] for each in scene.terms.get("milestones", ()) if each["id"] == subject[1]]
    by_report = subject[0] == "task" or any(not isinstance(each, str) for each in ends)
    return not by_report or bool(scene.told and scene.told.kind in ("progress", "consensus"))


def _agreed_just_now(life: Life, scene: Scene) -> bool:
    """Whether a scene is the first agreement: what it reaches, it also made owed."""
    return scene is next((each for each in life.scenes if each.agreed), None)


def _due(life: Life, terms: Terms) -> datetime:
    return on_date(terms[1], life.holds)[0]


def _asked(scene: Scene) -> dict[Subject, Terms]:
    """What is owed in a scene, by whom and for which day."""
    if scene.state in _OVER:
        return {}
    return {
        subject: terms for subject, terms in _dates(scene).items() if terms[0] not in scene.solved
    }


def _dates(scene: Scene) -> dict[Subject, Terms]:
    """What is agreed or planned, be it wanted just then or not."""
    found = {
        ("task", each["id"]): (code, _day(each))
        for code, tasks in scene.plans.items()
        for each in tasks
    }
    return found | (_agreed_dates(scene.agreed) if scene.agreed else {})


def _agreed_dates(form: Any) -> dict[Subject, Terms]:
    """The dates of a form bind once it is agreed, and whatever a plan says."""
    found: dict[Subject, Terms] = {}
    days = {each["id"]: _day(each) for each in form["milestones"]}
    for each in form["milestones"]:
        owner = each.get("department", form["from"])
        found["milestone", each["id"]] = (owner, days[each["id"]])
    for each in form["deliverables"]:
        found["delivery", each["id"]] = (each["department"], days[each["milestone"]])
    for part in form["work"]:
        for each in part.get("tasks", ()):
            found["task", each["id"]] = (part["department"], _day(each))
    return found


def _day(fields: Any) -> date:
    return date.fromisoformat(fields["due"])


def _debt(life: Life, subject: Subject, spell: Spell) -> Debt:
    rule, name = subject
    due, renewed = on_date(spell.terms[1], life.holds)
    outcome, settled, by = stand(spell.changes, due, life.now)
    marks = ["new-date"] if renewed else []
    if outcome in ("late", "overdue") and rule != "delivery":
        marks += [] if _warned(life, subject, spell, due) else ["unwarned"]
    return Debt(
        rule,
        spell.terms[0],
        name,
        due,
        outcome,
        settled,
        by.names[0] if by else None,
        tuple(marks),
        _is_leaf(life.at(max(spell.since, min(due, life.now))), subject),
    )


def _warned(life: Life, subject: Subject, spell: Spell, due: datetime) -> bool:
    """Whether a risk hit it while it was owed, so many working days before."""
    latest = before_working_days(day_of(due), 2 if life.kind == "request" else 1)
    for scene in life.scenes:
        told = scene.told
        if told and told.kind == "risk" and spell.since <= scene.at <= latest:
            hit = set(told.fields["affects"])
            if hit & {subject[1], *_kin(scene, subject)}:
                return True
    return False


def _kin(scene: Scene, subject: Subject) -> set[str]:
    """What warns of a thing beside its own id: the task above it, the tasks of a milestone."""
    rule, name = subject
    if rule == "milestone":
        ends = [each["ends"] for each in scene.terms["milestones"] if each["id"] == name]
        return {task for each in ends if not isinstance(each, str) for task in each}
    return {
        each["under"]
        for tasks in scene.plans.values()
        for each in tasks
        if each["id"] == name and "under" in each
    }


def _is_leaf(scene: Scene, subject: Subject) -> bool:
    """Whether it was late by itself, and not only through the tasks that were to reach it."""
    rule, name = subject
    if rule == "milestone":
        ends = [each["ends"] for each in scene.terms["milestones"] if each["id"] == name]
        return not ends or isinstance(ends[0], str)
    return rule != "task" or not parts(scene, name)


def open_work(life: Life, scene: Scene) -> set[str]:
    """The departments with tasks that are not done."""
    return {
        terms[0]
        for subject, terms in _asked(scene).items()
        if subject[0] == "task" and not is_done(scene, subject)
    }
