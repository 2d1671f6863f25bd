"""Where files belong under records/, and what to tell about one that stands elsewhere.

Names are judged before anything is made of what a file holds.
"""

from __future__ import annotations

import difflib
import re

from accord import registry, workdays
from accord.language import Message, say
from accord.model import FOLDERS, ROOT, Finding, Position, RecordKind
from accord.texts.characters import ascii_twin, named, stranger
from accord.trees import File

# The files under records/ that are no records.
POLICY = (registry.PATH, workdays.PATH)
_ID = re.compile(r"[A-Z0-9][A-Z0-9-]{2,39}")
_ENTRY = re.compile(rf"{ROOT}/({'|'.join(FOLDERS)})/{_ID.pattern}/[0-9][A-Za-z0-9._-]{{0,80}}\.md")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.md")
_TEXT_ENDINGS = re.compile(r"(\.(md|markdown|mdown|txt|text))+$", re.IGNORECASE)
_LEFT_BEHIND = re.compile(
    r"\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*|\..*\.sw[a-p]|.*~|#.*#|\._.*|\.accord-[0-9a-f]+"
)

Telling = tuple[Message, Message]


def record_of(path: str) -> tuple[str, RecordKind] | None:
    """The id and the kind of the record in whose folder a path lies, if it lies in one."""
    steps = path.split("/")
    if len(steps) != 4 or steps[1] not in FOLDERS or not _ID.fullmatch(steps[2]):
        return None
    return steps[2], FOLDERS[steps[1]]


def misfiled(file: File) -> Finding | None:
    """What is wrong with the place, the name or the kind of a file; None if nothing is."""
    if file.data is None:
        told: Telling | None = (
            say("This is no plain file, but a link, a module or something else."),
            say("Put the file itself here, or delete it."),
        )
    elif _ENTRY.fullmatch(file.path):
        return None
    else:
        told = _place(file.path.split("/")) or _name(file.path)
    return Finding("file", file.path, Position(1), *told) if told else None


def _place(steps: list[str]) -> Telling | None:
    """What to tell about the folder of a file."""
    if record_of("/".join(steps)):
        return None
    if len(steps) == 2:
        return _beside_the_policy(steps[1])
    if steps[1] not in FOLDERS:
        near = difflib.get_close_matches(ascii_twin(steps[1]).lower(), FOLDERS, n=1)
        message = say("There is no place for a folder {name} here.", name=f"{ROOT}/{steps[1]}")
        return message, _meant(f"{ROOT}/{near[0]}" if near else None) or _homes()
    if len(steps) == 3:
        return (
            say("Each record has a folder of its own, named by its id."),
            say("Move the file to {place}.", place=_form(steps[1], "ID")),
        )
    if not _ID.fullmatch(steps[2]):
        return _odd_id(steps)
    return (
        say("A record's folder has no folders in it."),
        say("Move the file to {place}.", place="/".join(steps[:3])),
    )


def _beside_the_policy(name: str) -> Telling:
    names = [path.rpartition("/")[2] for path in POLICY]
    near = difflib.get_close_matches(ascii_twin(name).lower(), names, n=1, cutoff=0.8)
    message = say("Beside the folders of the records stand only {names}.", names=names)
    return message, _meant(near[0] if near else None) or _homes()


def _odd_id(steps: list[str]) -> Telling:
    name = steps[2]
    if _LEFT_BEHIND.fullmatch(name):
        message = say("A program that was stopped has left this folder here; it is no record.")
        return message, say("Delete it; what it was to become is either there whole, or not yet.")
    twin = re.sub(r"[\s_.-]+", "-", ascii_twin(name).upper()).strip("-")
    advice = _meant(twin if _ID.fullmatch(twin) else None)
    return (
        _strange_letter(name) or say("The folder {name} is not named like an id.", name=name),
        advice or say("Name it with 3 to 40 capital letters A to Z, digits and hyphens."),
    )


def _name(path: str) -> Telling | None:
    """What to tell about a name in a record's folder."""
    _, folder, id, name = path.split("/")
    forms = {f"{kind}.md" for kind in FOLDERS.values()}
    if name == f"{FOLDERS[folder]}.md" or (_NAME.fullmatch(name) and name.lower() not in forms):
        return None
    if name.lower() in forms:
        message = say("The form of this record must be named {name}.", name=f"{FOLDERS[folder]}.md")
        return message, _rename(f"{FOLDERS[folder]}.md")
    if _LEFT_BEHIND.fullmatch(name):
        message = say("A program has left this file here; it is no part of the record.")
        return message, say("Delete it, and have git ignore such files.")
    twin = re.sub(r"\s+", "-", _TEXT_ENDINGS.sub("", ascii_twin(name)).strip()) + ".md"
    if not _TEXT_ENDINGS.search(ascii_twin(name)):
        message = say("In a record's folder stand only Markdown files, whose names end in .md.")
        place = say("Keep other files elsewhere and link to them; texts get the ending .md.")
        return message, place
    message = _strange_letter(name) or say("The file's name is not written as it must be.")
    return message, _rename(twin if _NAME.fullmatch(twin) else _form(folder, id))


def _strange_letter(name: str) -> Message | None:
    place = stranger(name)
    if place is None:
        return None
    return say(
        "In the name {name} stands {letter} ({character}), which only looks like {twin}.",
        name=name,
        letter=name[place],
        character=named(name[place]),
        twin=ascii_twin(name[place]) or say("nothing"),
    )


def _form(folder: str, id: str) -> str:
    return f"{ROOT}/{folder}/{id}/{FOLDERS[folder]}.md"


def _meant(name: str | None) -> Message | None:
    return say("Did you mean {value}?", value=name) if name else None


def _rename(name: str) -> Message:
    return say("Rename it to {name}.", name=name)


def _homes() -> Message:
    return say("Records stand in records/requests/ID/ and records/feedback/ID/ as plain .md files.")
