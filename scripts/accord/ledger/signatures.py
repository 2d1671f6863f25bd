"""Where signatures stand in a record's folder, and what to tell about one that can't be one."""

from __future__ import annotations

import re
from collections.abc import Collection

from accord.language import Message, say
from accord.model import FOLDERS, Finding, Position, Signature
from accord.trees import File

# One takes about 2 KiB.
MOST_BYTES = 16 * 1024
_ENDING = ".sig"
_FORMS = "|".join(FOLDERS.values())
_NAME = re.compile(rf"({_FORMS}|[0-9][A-Za-z0-9._-]{{0,80}})\.[A-Z][A-Z0-9]{{1,9}}\.sig")
_EXAMPLE = "2026-07-10-consensus.TECH.sig"


def is_signature(path: str) -> bool:
    """Whether a file of a record claims to be a signature."""
    return path.endswith(_ENDING)


def misplaced(file: File, files: Collection[str]) -> Finding | None:
    """What is wrong with a signature among the files of its record; None if nothing is."""
    told = _told(file, files)
    return Finding("file", file.path, Position(1), *told) if told else None


def _told(file: File, files: Collection[str]) -> tuple[Message, Message] | None:
    if file.data is None:
        return (
            say("This is no plain file, but a link, a module or something else."),
            say("Put the file itself here, or delete it."),
        )
    if len(file.data) > MOST_BYTES:
        message = say("A signature takes at most {size} KiB.", size=MOST_BYTES // 1024)
        return message, say("Delete it, and sign with `accord sign`.")
    if not _NAME.fullmatch(file.path.rpartition("/")[2]):
        message = say("A signature is named by what it signs and the department.")
        return message, say("Name it like {example}; `accord sign` does.", example=_EXAMPLE)
    signed = Signature(file.path, file.data).document
    if signed not in files:
        message = say("There is no {name} here to sign.", name=signed.rpartition("/")[2])
        return message, say("Delete it, or add what it signs.")
    return None
