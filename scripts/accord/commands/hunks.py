"""A mended file for people: what is mended, and the lines that change, as `diff -u` has them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from rich.text import Text

from accord.author.mending.characters import with_line_feeds
from accord.author.mending.encoding import decoded
from accord.author.mending.plan import Mend
from accord.language import words
from accord.report.harmless import harmless, no_command

_STYLES = {"+": "green", "-": "red", "@": "cyan"}
_UNENDED = Text("\\ No newline at end of file", "dim")


def headline(mend: Mend, language: str) -> Text:
    """The path, and what is mended."""
    return Text.assemble(
        (no_command(harmless(mend.path)), "bold"), ": ", words(mend.names, language)
    )


def hunks(mend: Mend) -> Iterator[Text]:
    """The lines that change. What can't be seen is written out; line ends are not compared."""
    before, after = _lines(mend.before), _lines(mend.after)
    for number, line in enumerate(difflib.unified_diff(before, after, n=1)):
        if number < 2:
            continue  # the names of the two files: the headline has the path
        shown = harmless(line.removesuffix("\n"))
        yield Text(no_command(shown), _STYLES.get(line[:1], ""))
        if not line.endswith("\n"):
            yield _UNENDED


def _lines(data: bytes) -> list[str]:
    found = decoded(data)
    return with_line_feeds(found.text).splitlines(keepends=True) if found else []
