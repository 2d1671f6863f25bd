"""One question: what is asked, what may be answered, and again until the answer is right.

The words come from the schema: its labels, descriptions and allowed values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from accord.author.answers import problems, readings
from accord.author.desk import Desk
from accord.author.targets import targets
from accord.language import Label, Message, say
from accord.model import Fields, Finding
from accord.schema.schemas import Node, description, label, value_label

Choice = tuple[object, Label | str]  # a value, and what it is called if it has a name
_BETWEEN = re.compile(r"[\s,，、;；]+")


class Person(Protocol):
    """Who is asked: somebody at a terminal, or a list of answers in a test."""

    def tell(self, message: Message | Label) -> None:
        """Say something that wants no answer."""

    def answer(self, question: Message | Label, proposal: str) -> str:
        """Ask for one line; an empty answer gives the proposal."""

    def prose(self, question: Message | Label) -> str:
        """Ask for as many lines as there are, until an empty one."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions about a draft, of which `fields` are said already."""

    desk: Desk
    fields: Fields
    person: Person

    def value(self, name: str, node: Node, must: bool, proposal: str) -> Any:
        """Ask for a value until it is right; None if it may be empty and is.

        What may be chosen is numbered; where there is only one such, it is proposed.
        """
        self.person.tell(description(node))
        choices = [*self._choices(node)]
        self._offer(choices)
        question = label(node) if must else say("{name} (may be empty)", name=label(node))
        only = str(choices[0][0]) if must and len(choices) == 1 else ""
        while True:
            said = self.person.answer(question, proposal or only).strip()
            if not said and not must:
                return None
            if not said:
                self.person.tell(say("This field is required."))
                continue
            said = _chosen(said, choices)
            meant = list(readings(said, node, self.desk.organization))
            wrong = [self._problems(name, value, node) for value in meant]
            if () in wrong:
                return meant[wrong.index(())]
            for finding in wrong[0]:
                self.person.tell(finding.message)
                self.person.tell(finding.help)

    def _choices(self, node: Node) -> Iterator[Choice]:
        for each in (node, node.get("items", {}), *node.get("anyOf", ())):
            if "enum" in each:
                yield from ((value, value_label(each, value) or "") for value in each["enum"])
        yield from targets(node, self.desk, self.fields)

    def _offer(self, choices: Sequence[Choice]) -> None:
        if not choices:
            return
        named = [
            say("{number} {name}", number=number, name=_called(*choice))
            for number, choice in enumerate(choices, 1)
        ]
        self.person.tell(say("One of, by number or by name: {values}", values=named))

    def _problems(self, name: str, value: Any, node: Node) -> tuple[Finding, ...]:
        return problems(name, value, node, self.desk.organization, self.desk.day(self.fields))


def _called(value: object, name: Label | str) -> Message | object:
    return say("{value} ({name})", value=value, name=name) if name else value


def _chosen(said: str, choices: Sequence[Choice]) -> str:
    """What was said, with the values for the numbers of choices; anything else stays as it is.

    Where a choice is itself a number, numbers mean what they say.
    """
    words = [word for word in _BETWEEN.split(said) if word]
    values = [str(value) for value, _ in choices]
    numbered = all(word.isdecimal() and 0 < int(word) <= len(values) for word in words)
    if not numbered or any(value.isdecimal() for value in values):
        return said
    return ", ".join(values[int(word) - 1] for word in words)
