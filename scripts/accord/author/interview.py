"""Questions for what is missing, down to the last value inside a field.

The shapes come from the schema: lists of mappings one after the other, one of several sets
of fields, some of many.
"""

from __future__ import annotations

from typing import Any

from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.numbering import ids_in, next_number
from accord.author.questions import Person, Questions
from accord.language import say
from accord.schema.schemas import Heading, Node, label


class Interview:
    """An interview about one draft; it knows the numbers that are given already."""

    def __init__(self, desk: Desk, draft: Draft, person: Person) -> None:
        self._questions = Questions(desk, draft.fields, person)
        self._person = person
        self._numbers = set(ids_in(dict(draft.fields)))
        if desk.record:
            self._numbers |= set(ids_in(dict(desk.story(draft.fields).facts.form)))
            for entry in desk.record.entries:
                self._numbers |= set(ids_in(dict(entry.fields)))

    def field(self, name: str, node: Node, must: bool) -> Any:
        """Ask for a field of any shape; None if it may be left out and is."""
        if node.get("items", {}).get("properties"):
            return self._list(name, node, must)
        if node.get("properties"):
            return self._mapping(name, node) if must or self._wants(node, 0) else None
        return self._value(name, node, must)

    def section(self, heading: Heading) -> str:
        """Ask for the text of a required section until there is one."""
        self._person.tell(heading.label)
        while not (text := self._person.prose(heading.description).strip()):
            self._person.tell(say("This section is required."))
        return text

    def _list(self, name: str, node: Node, must: bool) -> list[Any] | None:
        """A list of mappings, one after the other until there are no more."""
        found: list[Any] = []
        while (must and not found) or self._wants(node, len(found)):
            self._person.tell(
                say("{name}, number {number}:", name=label(node), number=len(found) + 1)
            )
            found.append(self._mapping(name, node["items"]))
        return found or None

    def _wants(self, node: Node, count: int) -> bool:
        more = say("One more: {name}? (y/n)", name=label(node))
        any_at_all = say("Add: {name}? (y/n)", name=label(node))
        said = self._person.answer(more if count else any_at_all, "n")
        return said.strip().lower() in ("y", "yes", "是")

    def _mapping(self, name: str, node: Node) -> dict[str, Any]:
        properties, must = node["properties"], frozenset(node.get("required", ()))
        choices = [each["required"] for each in node.get("anyOf", ()) if "required" in each]
        if choices:
            must = frozenset(self._choice(node, choices))
            properties = {inner: properties[inner] for inner in properties if inner in must}
        elif not must:
            must = frozenset(self._some_of(name, node))
            properties = {inner: properties[inner] for inner in properties if inner in must}
        found = {inner: self.field(inner, properties[inner], inner in must) for inner in properties}
        return {inner: value for inner, value in found.items() if value is not None}

    def _choice(self, node: Node, choices: list[list[str]]) -> list[str]:
        """One of several sets of fields, by number."""
        for number, names in enumerate(choices, 1):
            labels = [label(node["properties"][each]) for each in names]
            self._person.tell(say("{number}: {names}", number=number, names=labels))
        while True:
            said = self._person.answer(label(node), "1").strip()
            if said.isdecimal() and 0 < int(said) <= len(choices):
                return choices[int(said) - 1]
            self._person.tell(say("Write a number from 1 to {most}.", most=len(choices)))

    def _some_of(self, name: str, node: Node) -> list[str]:
        """At least one of many fields, by name."""
        inner: Node = {
            "type": "string",
            "enum": list(node["properties"]),
            "x-labels": {
                key: {"zh": label(each).zh, "en": label(each).en}
                for key, each in node["properties"].items()
            },
        }
        beside = {key: node[key] for key in ("title", "description", "x-en") if key in node}
        asked = {**beside, "type": "array", "items": inner, "minItems": 1}
        return list(self._value(name, asked, True))

    def _value(self, name: str, node: Node, must: bool) -> Any:
        number = next_number(node, self._numbers)
        value = self._questions.value(name, node, must, number)
        if number and value:
            self._numbers.add(value)
        return value
