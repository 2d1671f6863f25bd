"""Text from anywhere, made fit for a terminal and for the log of a CI job."""

from __future__ import annotations

import re
import unicodedata

from accord.texts.privacy import masked

# Runners obey `::command::` at the start of a line, and `##[command]` anywhere in it.
_COMMAND = re.compile(r"^(\s*:)(?=:)|(##?)(?=\[|vso\[)")
_ODD = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
_PICTURES = 0x2400


def harmless(text: str) -> str:
    """The text on one line, with every character that nobody can see written out.

    What nobody should see is masked: a log is read by more people than a file.
    """
    text = masked(text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def harmless_lines(text: str) -> list[str]:
    """The lines of a text that shows how to write something, each made fit."""
    return [harmless(line) for line in text.split("\n")]


def no_command(line: str) -> str:
    """A line in which no runner finds a command, and a reader no difference."""
    return _COMMAND.sub("\\g<0>\u2060", line)


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(_PICTURES + code)
    if unicodedata.category(character) in _ODD:
        return f"<U+{code:04X}>"
    return character
