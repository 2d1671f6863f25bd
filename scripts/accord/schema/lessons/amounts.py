"""Too long, too short, too many, too few, too large, twice."""

from __future__ import annotations

from accord.frontmatter.notation import inline
from accord.language import say
from accord.schema.lessons.cause import Cause, Lesson
from accord.schema.lessons.codes import blank
from accord.schema.lessons.showing import as_described, field_name, shown

_AROUND = 8
_CUT = 20


def too_long(cause: Cause) -> Lesson:
    """A text beyond its limit: how far, and where the limit falls."""
    text, most = str(cause.value), int(cause.demand)
    message = say(
        "{field} has {count} characters, {over} too many; at most {most} are allowed.",
        field=_field(cause),
        count=len(text),
        over=len(text) - most,
        most=most,
    )
    kept, rest = text[:most][-_AROUND:], text[most:]
    advice = say(
        "Say it shorter: the limit falls after “{kept}”, and “{rest}” is too much.",
        kept=kept if most <= _AROUND else f"…{kept}",
        rest=rest if len(rest) <= _CUT else f"{rest[:_CUT]}…",
    )
    return Lesson(cause.pointer, message, advice)


def too_short(cause: Cause) -> Lesson:
    return blank(cause)


def out_of_range(cause: Cause) -> Lesson:
    """A number beyond its limits."""
    least, most = cause.node.get("minimum"), cause.node.get("maximum")
    message = say("{field} can't be `{value}`.", field=_field(cause), value=shown(cause.value))
    if least is not None and most is not None:
        advice = say("Write a number from {least} to {most}.", least=least, most=most)
    elif least is not None:
        advice = say("Write a number of at least {least}.", least=least)
    else:
        advice = say("Write a number of at most {most}.", most=most)
    return Lesson(cause.pointer, message, advice)


def too_few(cause: Cause) -> Lesson:
    """A list or a group that says nothing, or too little."""
    if cause.value:
        message = say("{field} is not complete.", field=_field(cause))
    else:
        message = say("{field} is empty.", field=_field(cause))
    return Lesson(cause.pointer, message, as_described(cause.node, cause.pointer))


def too_many(cause: Cause) -> Lesson:
    """A list or a group of more than is allowed."""
    message = say(
        "{field} has {count} items; at most {most} are allowed.",
        field=_field(cause),
        count=len(cause.value),
        most=cause.demand,
    )
    advice = say("Keep at most {most}; split the rest off.", most=cause.demand)
    return Lesson(cause.pointer, message, advice)


def repeated(cause: Cause) -> Lesson:
    """A list that says something twice, told where it does so again."""
    seen: set[str] = set()
    for place, each in enumerate(cause.value):
        if (text := inline(each)) in seen:
            message = say("{field} says `{value}` twice.", field=_field(cause), value=shown(each))
            return Lesson((*cause.pointer, place), message, say("Keep it only once."))
        seen.add(text)
    message = say("{field} says something twice.", field=_field(cause))
    return Lesson(cause.pointer, message, say("Keep it only once."))


def _field(cause: Cause) -> object:
    return field_name(cause.schema, cause.pointer)
