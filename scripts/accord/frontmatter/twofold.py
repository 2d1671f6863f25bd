"""What to write for a scalar that one reader takes for text and another for something else."""

from __future__ import annotations

import re

from accord.frontmatter import times
from accord.language import Message, say

_YES = frozenset(("y", "yes", "on", "true"))
_NO = frozenset(("n", "no", "off", "false"))
_NOTHING = frozenset(("null", "~"))
_CLOCK = re.compile(r"[0-9]{1,2}(:[0-9]{2}){1,2}")
_DECIMAL = re.compile(r"([-+]?)0*([0-9]{1,15})(?:\.([0-9]{0,10}?)0*)?")


def advice(text: str) -> tuple[Message, Message]:
    """What is wrong with such a scalar, and what to write for each thing that may be meant."""
    if text.lower() in _YES | _NO:
        answer = "true" if text.lower() in _YES else "false"
        message = say("`{text}` is read as yes or no by some, and as text by others.", text=text)
        return message, _either(answer, text)
    if text.lower() in _NOTHING:
        message = say("`{text}` is read as nothing by some, and as text by others.", text=text)
        return message, say('Delete it, or for the text write `"{text}"`.', text=text)
    if found := times.instant(text) or times.day(text):
        message = say("`{text}` is not how a day or a time is written here.", text=text)
        return message, _either(found, text)
    if _CLOCK.fullmatch(text):
        message = say("`{text}` is read as a number of minutes by some.", text=text)
        return message, say('Quote it: `"{text}"`.', text=text)
    message = say("`{text}` is read as different things by different programs.", text=text)
    if number := _DECIMAL.fullmatch(text):
        sign, whole, rest = number.groups()
        plain = f"{sign.strip('+')}{whole}{'.' if rest else ''}{rest or ''}"
        return message, _either(plain, text)
    return message, say('Quote it: `"{text}"`.', text=text)


def _either(value: str, text: str) -> Message:
    return say('Write `{value}`; for the text write `"{text}"`.', value=value, text=text)
