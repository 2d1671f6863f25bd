"""A form as it was raised, and as each amendment left it.

What must hold of a form must hold of every edition; what an amendment did not bring about is
told once, at the form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from accord.language import Message
from accord.model import Document, Fields, Pointer
from accord.rules.case import Case
from accord.rules.rule import Trouble


@dataclass(frozen=True, slots=True)
class Edition:
    """The effective form from a day on, and the document that made it so."""

    form: Fields
    document: Document
    since: date

    def place(self, pointer: Pointer) -> Pointer:
        """Where in the document a node of the form stands, or what brought it about."""
        changes = self.document.fields.get("changes")
        if changes is None:
            return pointer
        return ("changes", *pointer) if pointer[0] in changes else ("changes",)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a form; `about` tells it from other faults of its rule."""

    about: tuple[str, ...]
    pointer: Pointer
    message: Message
    help: Message


def editions(case: Case) -> Iterator[Edition]:
    """The form, then what each amendment that counts made of it."""
    record = case.record
    yield Edition(record.form.fields, record.form, case.day_of(record.form))
    for step in case.story.steps:
        if step.entry.kind == "amendment" and step.allowed:
            document = step.entry.document
            yield Edition(step.facts.form, document, case.day_of(document))


def in_editions(case: Case, faults: Callable[[Edition], Iterator[Fault]]) -> Iterator[Trouble]:
    """The faults of every edition that the one before it did not have."""
    before: frozenset[tuple[str, ...]] = frozenset()
    for edition in editions(case):
        found = tuple(faults(edition))
        for fault in found:
            if fault.about not in before:
                place = edition.place(fault.pointer)
                yield Trouble(edition.document, place, fault.message, fault.help)
        before = frozenset(fault.about for fault in found)
