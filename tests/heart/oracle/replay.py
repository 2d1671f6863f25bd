"""A story told again in scenes.

Which entries count, in which order, and the state after each is taken from the fold; everything
else is worked out here from the plain fields of the entries.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from accord.workflow.fold import Story
from tests.heart.oracle.changes import after
from tests.heart.oracle.days import Hold, midnight
from tests.heart.oracle.scenes import Life, Scene, Told

# What is on hold is so now; it is taken to go on right after.
_INSTANT = timedelta(microseconds=1)


def life(story: Story) -> Life:
    """The life of a record, as far as it is known when the story is told."""
    record, form = story.record, dict(story.record.form.fields)
    first = Scene(
        record.raised_at,
        None,
        story.facts.course.initial,
        form,
        dict.fromkeys(form["to"], record.raised_at),
    )
    scenes = [first]
    for step in story.steps:
        if not step.allowed:
            continue
        entry = step.entry
        entered = entry.entered_at
        entered = entered if entered and entered <= story.as_of else None
        told = Told((entry.name, *sorted(entry.mends)), entry.at, entered, entry.fields)
        scenes.append(after(scenes[-1], told, step.after))
    holds, held_since = _holds(scenes, story.as_of)
    return Life(record.kind, record.id, story.as_of, scenes, holds, held_since)


def _holds(scenes: list[Scene], now: datetime) -> tuple[list[Hold], datetime | None]:
    """From each hold to the day it names, the resume, the end of the record, or until now.

    With them since when one lasts of which nobody knows how long.
    """
    found: list[Hold] = []
    since: datetime | None = None
    until: datetime | None = None
    for scene in scenes:
        if since and until and until <= scene.at:
            found.append((since, until))
            since = None
        kind = scene.told.kind if scene.told else ""
        if kind == "hold" and scene.told:
            since, day = since or scene.at, scene.told.fields.get("until")
            until = max(scene.at, midnight(date.fromisoformat(day))) if day else None
        elif since and (kind == "resume" or not scene.is_open):
            found.append((since, scene.at))
            since = None
    if since:
        found.append((since, until or now + _INSTANT))
    return found, None if until else since
