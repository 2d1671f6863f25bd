"""The headings of a body: those that a form or an entry may have, and those it must fill."""

from __future__ import annotations

from collections.abc import Iterator

from accord.language import say
from accord.model import Document, Finding, Position, Section
from accord.schema.guess.spelling import near, same
from accord.schema.schemas import Heading, Schema

RULE = "body-heading"
_MARKS = " \t#*:："


def headings(document: Document, schema: Schema) -> Iterator[Finding]:
    """Tell headings that are unknown, and those that are wanted and not there."""
    known = schema.headings_by_name
    spelt: set[str] = set()
    for section in document.sections:
        if section.heading not in known:
            found = _spelt(section, schema)
            spelt |= {found} if found else set()
            yield _unknown(section, found, document, schema)
    if document.fields.get("void") is True:
        return
    filled = {
        known[section.heading].label
        for section in document.sections
        if section.text and section.heading in known
    }
    for heading in schema.headings:
        names = {heading.label.zh, heading.label.en}
        if heading.required and heading.label not in filled and not names & spelt:
            yield _missing(heading, document)


def _spelt(section: Section, schema: Schema) -> str | None:
    """The heading that was meant."""
    names = {name: name for name in schema.headings_by_name}
    return same(section.heading, names) or near(section.heading, names, at_least=0.5)


def _unknown(section: Section, meant: str | None, document: Document, schema: Schema) -> Finding:
    message = say("The heading {heading} is not one of this form.", heading=section.heading)
    advice = say(
        "The headings are: {headings}.", headings=[heading.label for heading in schema.headings]
    )
    if meant:
        advice = say("Did you mean `{line}`?", line=f"## {meant}")
    return Finding(RULE, document.path, Position(section.line), message, advice)


def _missing(heading: Heading, document: Document) -> Finding:
    message = say("The section {heading} is missing or empty.", heading=heading.label)
    advice = say(
        "Write a line `## {heading}` in the body, and below it: {what}",
        heading=heading.label,
        what=heading.description,
    )
    if line := _unmarked(heading, document):
        advice = say(
            "Write `## {heading}` for `{line}`: two #, a space, then the heading.",
            heading=heading.label,
            line=line,
        )
    return Finding(RULE, document.path, document.position(), message, advice)


def _unmarked(heading: Heading, document: Document) -> str | None:
    """The line that was meant as this heading, but is not marked as one."""
    for text in (document.preamble, *(section.text for section in document.sections)):
        for line in text.splitlines():
            if line.strip(_MARKS) in (heading.label.zh, heading.label.en):
                return line.strip()
    return None
