"""Ids, folders and file names agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from accord.language import say
from accord.model import Entry
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule

_PARTS = {"year": "[0-9]{4}", "date": "[0-9]{8}", "department": "[A-Z][A-Z0-9]*"}
_ENTRY_NAME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})-(?P<kind>[a-z-]+?)"
    r"(-(?P<department>[A-Z][A-Z0-9]*))?(-[0-9]{1,3})?\.md"
)


@rule()
def id_and_folder(case: Case) -> Iterator[Trouble]:
    """The id in the form is the name of the record's folder.

    Why: links, entries and addresses of pages go by the folder.
    Fix: Write the folder's name as the id, or rename the folder of a new record.
    """
    form = case.record.form
    if form.fields["id"] != case.record.id:
        yield Trouble(
            form,
            ("id",),
            say(
                "The id is {id}, but the folder is {folder}.",
                id=form.fields["id"],
                folder=case.record.id,
            ),
            say("Write id: {folder}.", folder=case.record.id),
        )


@rule()
def id_pattern(case: Case) -> Iterator[Trouble]:
    """The id follows the registry's pattern, with the year, date and department of the form.

    Why: people read the department and the day from an id.
    Fix: Let `accord new` give the id.
    """
    form = case.record.form
    raised = case.ledger.organization.day(case.record.raised_at)
    pattern = case.ledger.organization.id_patterns[case.record.kind]
    parts = {
        "year": f"{raised:%Y}",
        "date": f"{raised:%Y%m%d}",
        "department": str(form.fields["from"]),
    }
    found = _expression(pattern).fullmatch(case.record.id)
    if not found or any(parts[name] != value for name, value in found.groupdict().items()):
        example = re.sub(r"\{seq[^}]*\}", "001", pattern).format(**parts)
        yield Trouble(
            form,
            ("id",),
            say(
                "The id {id} does not follow the pattern {pattern}.",
                id=case.record.id,
                pattern=pattern,
            ),
            say("It would be an id such as {example}.", example=example),
        )


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """A pattern such as ``XLX-{year}-{seq:03}`` as an expression, each part but `seq` a group."""
    expression = re.escape(pattern)
    for name, digits in _PARTS.items():
        expression = expression.replace(rf"\{{{name}\}}", f"(?P<{name}>{digits})")
    return re.compile(
        re.sub(r"\\\{seq(?::0([1-9]))?\\\}", lambda width: f"[0-9]{{{width[1] or 1},}}", expression)
    )


@rule()
def entry_name(case: Case) -> Iterator[Trouble]:
    """The name of an entry's file gives its day, its kind, and the department it names.

    Why: the folder listing on the forge is the record's table of contents.
    Fix: Let `accord add` give the name, or rename the file before it is merged.
    """
    for entry in case.record.entries:
        day = case.ledger.organization.day(entry.at).isoformat()
        found = _ENTRY_NAME.fullmatch(entry.name)
        fits = found and (found["day"], found["kind"]) == (day, entry.kind)
        if not fits or (found and found["department"] not in (None, *entry.departments)):
            yield Trouble(
                entry.document,
                ("at",),
                say("The file name {name} does not fit what the entry says.", name=entry.name),
                say("It would be {example}.", example=_name(day, entry)),
            )


def _name(day: str, entry: Entry) -> str:
    department = f"-{entry.department}" if entry.department else ""
    return f"{day}-{entry.kind}{department}.md"
