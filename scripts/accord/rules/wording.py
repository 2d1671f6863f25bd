"""What people write says when, how much and who, so that others can tell whether it is so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from accord.language import say
from accord.model import Document, Fields, Pointer, Position, Severity
from accord.rules.case import Case
from accord.rules.editions import Edition, Fault, in_editions
from accord.rules.rule import Trouble, rule
from accord.schema.schemas import Schema
from accord.texts.wording import Vague

# How the schemas mark a text that people make up, as against an id, a code or a link.
_FREE_TEXT = r"\S"


@rule(Severity.WARNING)
def vague_word(case: Case) -> Iterator[Trouble]:
    """No word leaves open when, how much, how often or who.

    Why: everybody reads something else into it, and nobody can tell whether it was kept.
    Fix: Write what the message asks for; the list of words is `schema/wording.yml`.
    """
    mended = {entry.supersedes for entry in case.superseders()}
    for name, document, day in case.documents():
        if document.name not in mended:
            schema = case.ledger.schemas[name]
            for each in case.ledger.wording.vague(document.text):
                if _holds(each, day) and _is_free_text(document, each, schema):
                    yield Trouble(
                        document,
                        document.span(each.start, each.end),
                        say("“{word}” says too little.", word=each.word),
                        say("Write {instead}.", instead=each.group.instead),
                    )


def _holds(vague: Vague, day: date) -> bool:
    return vague.group.since is None or vague.group.since <= day


def _is_free_text(document: Document, vague: Vague, schema: Schema) -> bool:
    """Whether a word stands in the body, or in a field that people put into their own words."""
    if "\n---" in document.text[3 : vague.start]:
        return True
    place = document.span(vague.start, vague.end)
    field = max(_before(document, place), default=(Position(0), ()))[1]
    return schema.at(field).get("pattern") == _FREE_TEXT


def _before(document: Document, place: Position) -> Iterator[tuple[Position, Pointer]]:
    """The fields that begin before a place; the last of them is the one it stands in."""
    for pointer, start in document.positions.items():
        if (start.line, start.column) <= (place.line, place.column):
            yield start, pointer


@rule(Severity.WARNING)
def document_named(case: Case) -> Iterator[Trouble]:
    """A deliverable that is a document has a name of its own.

    Why: any file is a "report"; only of a named one can be said whether it was handed over.
    Fix: Write its title as it will stand on it, such as “Member API manual V1.0”.
    """
    return in_editions(case, lambda edition: _nameless(case, edition.form))


def _nameless(case: Case, form: Fields) -> Iterator[Fault]:
    for place, each in enumerate(form.get("deliverables", ())):
        title = each["criterion"].get("document", "")
        if case.ledger.wording.is_nameless(title):
            yield Fault(
                (each["id"], title),
                ("deliverables", place, "criterion", "document"),
                say("“{title}” does not say which document is meant.", title=title),
                say("Write its title as it will stand on it."),
            )


@rule(Severity.WARNING)
def quality_measured(case: Case) -> Iterator[Trouble]:
    """A deliverable of the kind `quality` is measured by a number.

    Why: that a document exists shows nothing about how good something is.
    Fix: Write metric, comparison, value and unit; or `kind: document` if the document is all.
    """
    return in_editions(case, _unmeasured)


def _unmeasured(edition: Edition) -> Iterator[Fault]:
    for place, each in enumerate(edition.form.get("deliverables", ())):
        if each["kind"] == "quality" and "metric" not in each["criterion"]:
            yield Fault(
                (each["id"],),
                ("deliverables", place, "criterion"),
                say("The quality of {id} is not measured.", id=each["id"]),
                say("Write metric, comparison, value and unit; or kind: document."),
            )


@rule(Severity.WARNING)
def criterion_can_fail(case: Case) -> Iterator[Trouble]:
    """A criterion asks for something that might not be so.

    Why: at least 0, or at most 100 %, is true of everything, so accepting it says nothing.
    Fix: Write the value from which on you would send it back.
    """
    return in_editions(case, _always_met)


def _always_met(edition: Edition) -> Iterator[Fault]:
    for place, each in enumerate(edition.form.get("deliverables", ())):
        criterion = each["criterion"]
        target = (criterion.get("comparison"), criterion.get("value"))
        in_percent = criterion.get("unit") in ("%", "％")
        if target == ("at-least", 0) or (target == ("at-most", 100) and in_percent):
            yield Fault(
                (each["id"],),
                ("deliverables", place, "criterion"),
                say("Whatever is delivered as {id} meets this criterion.", id=each["id"]),
                say("Write the value from which on you would send it back."),
            )
