"""A text taken apart: its front matter, and what stands before and after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

_FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The three parts of a text, which joined together are the text.

    `front` are the lines of the fields, each ended; `before` and `after` hold the fences.
    """

    before: str
    front: str
    after: str

    @property
    def text(self) -> str:
        return self.before + self.front + self.after

    def with_front(self, front: str) -> str:
        return replace(self, front=front).text


def taken_apart(text: str, *, is_markdown: bool) -> Sheet | None:
    """The parts of a text; None where no fences part the fields from the body."""
    if not is_markdown:
        return Sheet("", text, "")
    if not text.startswith(_FENCE):
        return None
    end = text.find("\n" + _FENCE, len(_FENCE) - 1)
    if end < 0 and text.endswith("\n---"):
        end = len(text) - 4
    if end < 0:
        return None
    return Sheet(_FENCE, text[len(_FENCE) : end + 1], text[end + 1 :])
