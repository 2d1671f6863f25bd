"""One question: what is asked, what may be answered, and again until the answer is right.

The words come from the schema: its labels, descriptions and allowed values.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from accord.author.answers import problems, readings
from accord.author.desk import Desk
from accord.author.targets import targets
from accord.language import Label, Message, say
from accord.model import Fields, Finding
from accord.schema.schemas import Node, description, label, value_label


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
        """Ask for a value until it is right; None if it may be empty and is."""
        self._explain(node)
        question = label(node) if must else say("{name} (may be empty)", name=label(node))
        while True:
            said = self.person.answer(question, proposal).strip()
            if not said and not must:
                return None
            if not said:
                self.person.tell(say("This field is required."))
                continue
            meant = list(readings(said, node, self.desk.organization))
            wrong = [self._problems(name, value, node) for value in meant]
            if () in wrong:
                return meant[wrong.index(())]
            for finding in wrong[0]:
                self.person.tell(finding.message)
                self.person.tell(finding.help)

    def _explain(self, node: Node) -> None:
        self.person.tell(description(node))
        for each in (node, node.get("items", {}), *node.get("anyOf", ())):
            if "enum" in each:
                self._offer((value, value_label(each, value) or "") for value in each["enum"])
        if found := targets(node, self.desk, self.fields):
            self._offer(found)

    def _offer(self, values: Iterable[tuple[str, Label | str]]) -> None:
        named = [
            say("{value} ({name})", value=value, name=name) if name else value
            for value, name in values
        ]
        self.person.tell(say("One of: {values}", values=named))

    def _problems(self, name: str, value: Any, node: Node) -> tuple[Finding, ...]:
        return problems(name, value, node, self.desk.organization, self.desk.day(self.fields))
