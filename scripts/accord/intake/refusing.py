"""Why an answer can't be taken, in words for whoever sees a form and not the file behind it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from accord.intake.trouble import Trouble, trouble_of
from accord.language import Label, Message, say
from accord.model import Finding
from accord.organization import Organization
from accord.schema.schemas import Node, label, value_label

_SEVERAL = re.compile(r"[\s,，、;；]+")
_DATES = {"date": "2026-07-20", "instant": "2026-07-20 09:30"}


def refused(
    text: str,
    node: Node,
    findings: Sequence[Finding],
    organization: Organization,
    place: tuple[Label, int],
) -> tuple[Trouble, ...]:
    """What is wrong with a text that is none of the values of `node`, at a question's line."""
    each: Node = node.get("items", node)
    name = label(node)
    if each.get("x-ref") == "person":
        typed = _SEVERAL.split(text.strip("[] ")) if "items" in node else [text]
        unclear = (trouble for word in typed for trouble in _unclear(word, organization, place))
        return tuple(unclear) or tuple(trouble_of(finding, *place) for finding in findings)
    choices = _choices(each, organization)
    if choices:
        message = say("{value} is none of the choices of {name}.", value=text, name=name)
        return (Trouble(message, say("Write one of: {choices}.", choices=choices), *place),)
    if example := _DATES.get(str(each.get("format"))):
        message = say("{value} is no date that can be read.", value=text)
        return (Trouble(message, say("Write it as {example}.", example=example), *place),)
    return tuple(trouble_of(finding, *place) for finding in findings)


def _unclear(word: str, organization: Organization, place: tuple[Label, int]) -> Iterator[Trouble]:
    """Unless a word means exactly one person, whatever else is wrong with them."""
    people = organization.people.values()
    called = [each.id for each in people if word in (each.name, each.id)]
    if len(called) > 1:
        message = say("{n} people are called {name}.", n=len(called), name=word)
        yield Trouble(message, say("Write the id instead: {names}.", names=called), *place)
    if word and not called:
        message = say("Nobody in the registry is called {name}.", name=word)
        yield Trouble(message, _near(word, [each.name for each in people]), *place)


def _choices(node: Node, organization: Organization) -> list[Label]:
    if node.get("x-ref") == "department":
        return [each.label for each in organization.departments.values() if each.until is None]
    return [value_label(node, value) or Label(str(value), str(value)) for value in _values(node)]


def _values(node: Node) -> Sequence[object]:
    return [value for each in (node, *node.get("anyOf", ())) for value in each.get("enum", ())]


def _near(text: str, names: Sequence[str]) -> Message:
    if near := difflib.get_close_matches(text, names, n=3, cutoff=0.5):
        return say("Did you mean {value}?", value=near)
    return say("Write a name or an id as the page of people has it.")
