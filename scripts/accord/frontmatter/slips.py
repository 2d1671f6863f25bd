"""What people slip on when they write a line of fields: known by its look, and told as such."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from accord.frontmatter.fences import is_odd_fence, odd_fence
from accord.frontmatter.plaintext import Fault
from accord.language import Message, say
from accord.model import Position

_FIELD = re.compile(r"\s*(?:- )?[\w-]+:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip as an expression: its group `at` is what is wrong, the others fill the words.

    Lines may be long: where two repetitions could share characters, the first keeps its own.
    """

    look: re.Pattern[str]
    message: Message
    advice: Message

    def found(self, line: str, number: int) -> Fault | None:
        """What to tell about a line, if it has this slip."""
        if not (found := self.look.match(line)):
            return None
        values = tuple((name, part or "") for name, part in found.groupdict().items())
        start, end = found.span("at")
        return Fault(
            Position(number, start + 1, end - start),
            replace(self.message, values=values),
            replace(self.advice, values=values),
        )


def _slip(look: str, message: Message, advice: Message) -> Slip:
    return Slip(re.compile(look), message, advice)


WIDE_COLON = _slip(
    r"[\s{,-]*+(?P<name>\w[\w-]*+)\s*+(?P<at>：)\s*+(?P<value>[^,，}\]]*[^,，}\]\s])?",
    say("The colon after {name} is the Chinese full-width one."),
    say("Type the ASCII colon and a space: {name}: {value}"),
)
NO_SPACE = _slip(
    r"\s*(?:- +)?(?P<at>(?P<name>[A-Za-z_][\w-]*):(?!//)(?P<value>[^\s:](?:.*\S)?))",
    say("There is no space after the colon of {name}."),
    say("Write {name}: {value}"),
)
WIDE_BRACKET = _slip(
    r"[\s-]*+(?:\w[\w-]*+:\s++)?(?P<at>[［｛])",
    say("The bracket {at} is a full-width one."),
    say("Type the ASCII brackets [ ] or {{ }}; quote a text that begins with this one."),
)
WIDE_COMMA = _slip(
    r"[^\[{]*+[\[{][^，]*+(?P<at>，)",
    say("The comma between the parts is the Chinese full-width one."),
    say("Type the ASCII comma and a space between parts; quote a text that has commas in it."),
)
_TAB = _slip(
    r" *+(?P<at>\t++)[ \t]*+\S",
    say("The line is indented with a tab."),
    say("Delete the tab and type spaces: two for each level, as in the lines around it."),
)
ODD_SPACE = _slip(
    r"[ \t]*(?P<at>[\u00a0\u2000-\u200a\u202f\u205f\u3000]+)",
    say("The line is indented with full-width or other unusual spaces."),
    say("Indent with ordinary spaces, two for each level."),
)
_ODD_DASH = _slip(
    r"\s*(?P<at>[－—–•·*＊])\s*\S",
    say("{at} does not begin an item of a list."),
    say("Type a hyphen (-) and a space before each item."),
)
_NO_DASH_SPACE = _slip(
    r"\s*(?P<at>-(?P<value>[^\s\d-](?:.*\S)?))",
    say("There is no space after the hyphen of the list."),
    say("Write - {value}"),
)
# In the order in which they are looked for.
_SLIPS = (_TAB, ODD_SPACE, WIDE_COLON, NO_SPACE, WIDE_BRACKET, _ODD_DASH, _NO_DASH_SPACE)


def nearest(lines: list[str], number: int) -> Fault | None:
    """The slip in a line, counted from 1, or in those just above that are no proper fields."""
    found = None
    for place in range(min(number, len(lines)), 0, -1):
        line = lines[place - 1]
        if place < number and (_FIELD.match(line) or not line.strip()):
            break
        found = of_line(line, place) or found
    return found


def of_line(line: str, number: int) -> Fault | None:
    """What the writer of a line slipped on, if it is one of the usual things."""
    if is_odd_fence(line):
        return odd_fence(number, line).fault
    return next((fault for each in _SLIPS if (fault := each.found(line, number))), None)
