"""Questions for what is missing, down to the last value inside a field.

They come from the schema: its labels, descriptions and allowed values. An answer that is
not right is asked for again, with what is wrong.
"""

from __future__ import annotations

from typing import Any, Protocol

from accord.author.answers import problems, readings
from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.numbering import ids_in, next_number
from accord.language import Label, Message, say
from accord.schema import Heading, Node, label, value_label


class Person(Protocol):
    """Who is asked: somebody at a terminal, or a list of answers in a test."""

    def tell(self, message: Message | Label) -> None:
        """Say something that wants no answer."""

    def answer(self, question: Message | Label, proposal: str) -> str:
        """Ask for one line; an empty answer gives the proposal."""

    def prose(self, question: Message | Label) -> str:
        """Ask for as many lines as there are, until an empty one."""


class Interview:
    """An interview about one draft; it knows the numbers that are given already."""

    def __init__(self, desk: Desk, draft: Draft, person: Person) -> None:
        self._desk = desk
        self._day = desk.day(draft.fields)
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
        """Ask for one value until it is right."""
        self._person.tell(_what(node))
        for choices in (node, node.get("items", {}), *node.get("anyOf", ())):
            if "enum" in choices:
                self._person.tell(_choices(choices))
        while True:
            proposal = next_number(node, self._numbers)
            question = label(node) if must else say("{name} (may be empty)", name=label(node))
            said = self._person.answer(question, proposal).strip()
            if not said and not must:
                return None
            if said:
                meant = list(readings(said, node, self._desk.organization))
                wrong = [self._wrong(name, value, node) for value in meant]
                if () in wrong:
                    value = meant[wrong.index(())]
                    self._numbers |= {value} if proposal else set()
                    return value
                for finding in wrong[0]:
                    self._person.tell(finding.message)
                    self._person.tell(finding.help)
            else:
                self._person.tell(say("This field is required."))

    def _wrong(self, name: str, value: Any, node: Node) -> tuple[Any, ...]:
        return problems(name, value, node, self._desk.organization, self._day)


def _what(node: Node) -> Label:
    return Label(node.get("description", ""), node.get("x-en", {}).get("description", ""))


def _choices(node: Node) -> Message:
    named = [(value, value_label(node, value)) for value in node["enum"]]
    values = [
        say("{value} ({name})", value=value, name=name) if name else str(value)
        for value, name in named
    ]
    return say("One of: {values}", values=values)
