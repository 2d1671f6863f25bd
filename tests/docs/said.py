"""The commands that the guides and the READMEs tell people to type."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("README*.md"), *ROOT.glob("docs/*/guide/*.md")]

_BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`((?:accord|make|git|gh|curl|pre-commit|ssh-keygen) [^`]+)`")
_OPTIONAL = re.compile(r"\s*\[[^]]*\]|…|\\")


def commands() -> dict[str, set[str]]:
    """Each command as it is written, without what may be left out, and the pages that name it."""
    found: dict[str, set[str]] = {}
    for page in PAGES:
        for command in _in(page.read_text(encoding="utf-8")):
            found.setdefault(command, set()).add(page.relative_to(ROOT).as_posix())
    return found


def _in(text: str) -> Iterator[str]:
    for _, language, code in _BLOCK.findall(text):
        if language in ("sh", "bash"):
            yield from (command for line in code.splitlines() if (command := _plain(line)))
    for command in _INLINE.findall(_BLOCK.sub("", text)):
        yield _plain(command)


def _plain(line: str) -> str:
    return shlex.join(shlex.split(_OPTIONAL.sub("", line), comments=True))
