"""The registry agrees with itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from accord.language import say
from accord.ledger import Ledger
from accord.model import Pointer, values_at
from accord.organization import GATE
from accord.rules.rule import Trouble, rule

_ACCOUNTS_AND_KEYS = (
    ("people", "*", "accounts", "*"),
    ("people", "*", "keys", "*"),
    ("gate_keys", "*"),
)


@rule()
def registry_unique(ledger: Ledger) -> Iterator[Trouble]:
    """No two departments share a code, and no two people an id.

    Why: of two entries for one id the last would silently win.
    Fix: Give each its own.
    """
    registry = ledger.policy["organization"]
    for path in (("departments", "*", "code"), ("people", "*", "id")):
        found = list(values_at(registry.fields, path))
        counts = Counter(value for _, value in found)
        for pointer, value in found:
            if counts[value] > 1:
                yield Trouble(
                    registry,
                    pointer,
                    say("{id} stands in the registry more than once.", id=value),
                    say("Give each its own."),
                )


@rule()
def registry_one_owner(ledger: Ledger) -> Iterator[Trouble]:
    """An account or a signing key belongs to one person.

    Why: what is approved with it counts for its owner; claimed by two it counts for neither.
    Fix: Leave it with the one to whom it belongs.
    """
    registry = ledger.policy["organization"]
    owned: dict[str, list[Pointer]] = {}
    for path in _ACCOUNTS_AND_KEYS:
        for pointer, item in values_at(registry.fields, path):
            what = item.get("key") or f"{item['forge']} {item['id']}"
            owned.setdefault(what, []).append(pointer)
    for what, pointers in owned.items():
        for pointer in pointers if len({_owner(each) for each in pointers}) > 1 else ():
            yield Trouble(
                registry,
                pointer,
                say("More than one owner is registered for this: {what}.", what=what),
                say("Leave it with the one to whom it belongs."),
            )


def _owner(pointer: Pointer) -> Pointer:
    """Whose an account or a key is: the place of a person, or that of the gate."""
    return pointer[:2] if pointer[0] == "people" else pointer[:1]


@rule()
def registry_gate(ledger: Ledger) -> Iterator[Trouble]:
    """Nobody is called what signatures call the gate.

    Why: what such a person signs could be taken for what the gate has seen.
    Fix: Give the person another id.
    """
    if GATE in ledger.organization.people:
        registry = ledger.policy["organization"]
        for pointer, value in values_at(registry.fields, ("people", "*", "id")):
            if value == GATE:
                message = say("The registry calls somebody {id}.", id=value)
                yield Trouble(registry, pointer, message, say("Give the person another id."))


@rule()
def registry_references(ledger: Ledger) -> Iterator[Trouble]:
    """People and departments that the registry names are in the registry.

    Why: a lead who does not exist can't approve anything.
    Fix: Write an id or a code that is defined in the same file.
    """
    registry, organization = ledger.policy["organization"], ledger.organization
    known = {"person": organization.people.keys(), "department": organization.departments.keys()}
    for target, paths in ledger.schemas["organization"].references.items():
        for pointer, value in (
            found for path in paths for found in values_at(registry.fields, path)
        ):
            if value not in known[target]:
                yield Trouble(
                    registry,
                    pointer,
                    say("{id} is not in the registry.", id=value),
                    say("Write one that is, or add it."),
                )


@rule()
def registry_dates(ledger: Ledger) -> Iterator[Trouble]:
    """Nothing in the registry ends before it begins.

    Why: a time in office that ends before it begins covers no day.
    Fix: Mend one of the two dates.
    """
    registry = ledger.policy["organization"]
    groups = ("people", "stand_ins", "stewards", "departments")
    lists: list[tuple[str, ...]] = [(name, "*") for name in groups]
    lists += [("departments", "*", role, "*") for role in ("leads", "contacts")]
    lists += [("people", "*", "keys", "*"), ("gate_keys", "*")]
    for path in lists:
        for pointer, item in values_at(registry.fields, path):
            if "until" in item and "from" in item and item["until"] < item["from"]:
                yield Trouble(
                    registry,
                    (*pointer, "until"),
                    say("This ends before it begins ({since}).", since=item["from"]),
                    say("Write a later date."),
                )
