"""What an author gives on the command line or in a file -> a draft, or what is wrong with it.

Values follow the rules of front matter, so that what may be typed and what may be written
are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from accord.author.draft import Draft
from accord.frontmatter import reader as frontmatter
from accord.frontmatter.plaintext import Fault
from accord.language import Message, say
from accord.model import Fields, Finding, Position

_FENCE = b"---"


class Unusable(Exception):
    """Something given can't be taken over; the findings say what and why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*(each.message.original for each in findings))
        self.findings = findings


def with_file(draft: Draft, name: str, data: bytes) -> Draft:
    """Take over a Markdown file with front matter, or a file of YAML fields.

    Another record's form may serve as a pattern: its id and its instant stay behind.

    Raises:
        Unusable: the file can't be read, or is another kind of entry.
    """
    markdown = data.lstrip().startswith(_FENCE)
    reading = frontmatter.read(data) if markdown else frontmatter.read_yaml(data)
    if reading.fault:
        raise _unusable(name, reading.fault)
    own = ("id", "raised_at") if "id" in reading.fields else ()
    fields = {key: value for key, value in reading.fields.items() if key not in own}
    if (kind := fields.get("kind", draft.fields.get("kind"))) != draft.fields.get("kind"):
        message = say("This file is of the kind {kind}.", kind=kind)
        advice = say("Name that kind, or mend the file.")
        raise Unusable(Finding("given", name, Position(1), message, advice))
    sections = {section.heading: section.text for section in reading.sections}
    return replace(
        draft,
        fields={**draft.fields, **fields},
        sections={**draft.sections, **sections},
        preamble=reading.preamble or draft.preamble,
    )


def with_settings(draft: Draft, settings: Iterable[str]) -> Draft:
    """Take over `field=value`; a field may name a place inside, such as `changes.priority`.

    Raises:
        Unusable: some have no `=`, have a value that can't be read, or set the id or the kind.
    """
    findings: list[Finding] = []
    for setting in settings:
        try:
            draft = replace(draft, fields=_set(draft.fields, setting))
        except Unusable as unusable:
            findings += unusable.findings
    if findings:
        raise Unusable(*findings)
    return draft


def with_sections(draft: Draft, sections: Iterable[str]) -> Draft:
    """Take over `heading=text`; the heading may be in either language.

    Raises:
        Unusable: there is no `=`.
    """
    for section in sections:
        heading, equals, text = section.partition("=")
        if not equals:
            raise Unusable(
                Finding(
                    "given",
                    "--section",
                    Position(1),
                    say("{text} is not a section.", text=section),
                    say("Write --section 'heading=text'."),
                )
            )
        draft = draft.with_section(heading.strip(), text)
    return draft


def value_of(text: str, place: str) -> Any:
    """Read one value by the rules of front matter.

    Raises:
        Unusable: the text is no single value.
    """
    # surrogateescape gives back the very bytes that the terminal or the shell sent
    reading = frontmatter.read_yaml(f"value: {text}\n".encode("utf-8", "surrogateescape"))
    if reading.fault:
        raise _unusable(place, reading.fault)
    if list(reading.fields) != ["value"]:
        raise _misput(say("{text} is more than one value.", text=text))
    return reading.fields["value"]


def _set(fields: Fields, setting: str) -> Fields:
    name, equals, text = (part.strip() for part in setting.partition("="))
    if not equals or not name:
        raise _misput(say("{text} is not a setting.", text=setting))
    if name in ("id", "kind"):
        raise _misput(say("{name} is given by the program and can't be set.", name=name))
    return _put(fields, name.split("."), value_of(text, f"--set {name}"))


def _put(fields: Fields, path: Sequence[str], value: Any) -> Fields:
    """The fields with a value at a path, on which missing mappings are made."""
    name, rest = path[0], path[1:]
    if not rest:
        return {**fields, name: value}
    inner = fields.get(name) or {}
    if not isinstance(inner, dict):
        raise _misput(say("{name} has no fields inside it.", name=name))
    return {**fields, name: _put(inner, rest, value)}


def _misput(message: Message) -> Unusable:
    advice = say("Write --set 'field=value', such as --set to=[TECH, DESIGN].")
    return Unusable(Finding("given", "--set", Position(1), message, advice))


def _unusable(place: str, fault: Fault) -> Unusable:
    return Unusable(Finding("front-matter", place, fault.position, fault.message, fault.help))
