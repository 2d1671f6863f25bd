"""The lines --- around the fields, and blanks that nobody sees."""

from __future__ import annotations

import re

BLANK = " \t\u00a0\u3000"  # with the no-break and the ideographic space
# Three hyphens, or what phones and word processors make of them.
_DASHES = r"(?:[-‐‑‒–—―−－]{2,}|[—―])"
_OPENING = re.compile(rf"[{BLANK}\n]*{_DASHES}[{BLANK}]*\n")
_CLOSING = re.compile(rf"^{_DASHES}[{BLANK}]*$", re.MULTILINE)


def with_fences(text: str) -> str:
    """Write the two fences as they must be, with nothing above the first."""
    opening = _OPENING.match(text)
    if opening is None:
        return text
    rest = text[opening.end() :]
    is_closed = f"\n{rest}\n".find("\n---\n") >= 0
    return "---\n" + (rest if is_closed else _CLOSING.sub("---", rest, count=1))


def trimmed(front: str) -> str:
    """Take away the blanks at the ends of lines."""
    return "\n".join(line.rstrip(BLANK) for line in front.split("\n"))
