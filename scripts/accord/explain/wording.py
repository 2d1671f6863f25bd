"""What happened, in words."""

from __future__ import annotations

from accord.explain.explanation import Happening
from accord.language import Message, say


def in_words(happening: Happening | None) -> Message:
    """The entry, who wrote it and its file; or that a hold ended by itself."""
    if happening is None:
        return say("no entry says by what")
    if not happening.file:
        return say("{what}", what=happening.what)
    told = {"what": happening.what, "name": happening.by, "file": happening.file}
    if happening.mends:
        return say("{what} by {name} ({file}, in place of {files})", files=happening.mends, **told)
    return say("{what} by {name} ({file})", **told)
