"""Ids, folders and file names agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.language import say
from accord.model import Entry, Finding
from accord.rules.case import Case, finding


def id_and_folder(case: Case) -> Iterator[Finding]:
    """The id in the form is the name of the record's folder.

    Why: links, entries and addresses of pages go by the folder.
    Fix: Write the folder's name as the id, or rename the folder of a new record.
    """
    form = case.record.form
    if form.fields["id"] != case.record.id:
        yield finding(
            id_and_folder,
            form,
            ("id",),
            say(
                "The id is {id}, but the folder is {folder}.",
                id=form.fields["id"],
                folder=case.record.id,
            ),
            say("Write id: {folder}.", folder=case.record.id),
        )


def id_pattern(case: Case) -> Iterator[Finding]:
    """The id follows the registry's pattern, with the year, date and department of the form.

    Why: people read the department and the day from an id.
    Fix: Let `accord new` give the id.
    """
    form = case.record.form
    raised = case.ledger.organization.day(case.record.raised_at)
    pattern = case.ledger.organization.id_patterns[case.record.kind]
    filled = {
        "year": f"{raised:%Y}",
        "date": f"{raised:%Y%m%d}",
        "department": str(form.fields["from"]),
    }
    if not matches(pattern, filled, case.record.id):
        example = re.sub(r"\{seq[^}]*\}", "001", pattern).format(**filled)
        yield finding(
            id_pattern,
            form,
            ("id",),
            say(
                "The id {id} does not follow the pattern {pattern}.",
                id=case.record.id,
                pattern=pattern,
            ),
            say("It would be an id such as {example}.", example=example),
        )


def matches(pattern: str, filled: dict[str, str], id: str) -> bool:
    """Whether an id follows a pattern such as ``XLX-{year}-{seq:03}``, its parts filled in."""
    expression = re.escape(pattern)
    for name, value in filled.items():
        expression = expression.replace(re.escape(f"{{{name}}}"), re.escape(value))
    expression = re.sub(
        r"\\\{seq(?::0([1-9]))?\\\}", lambda width: f"[0-9]{{{width[1] or 1},}}", expression
    )
    return re.fullmatch(expression, id) is not None


def entry_name(case: Case) -> Iterator[Finding]:
    """The name of an entry's file gives its day, its kind, and the department it names.

    Why: the folder listing on the forge is the record's table of contents.
    Fix: Let `accord add` give the name, or rename the file before it is merged.
    """
    for entry in case.record.entries:
        expected = _stem(case, entry)
        departments = "|".join(entry.departments) or "(?!)"
        if not re.fullmatch(rf"{expected}(-({departments}))?(-[0-9]{{1,3}})?\.md", entry.name):
            example = (
                "-".join((expected, *([entry.department] if entry.department else []))) + ".md"
            )
            yield finding(
                entry_name,
                entry.document,
                ("at",),
                say("The file name {name} does not fit what the entry says.", name=entry.name),
                say("It would be {example}.", example=example),
            )


def _stem(case: Case, entry: Entry) -> str:
    return f"{case.ledger.organization.day(entry.at).isoformat()}-{entry.kind}"
