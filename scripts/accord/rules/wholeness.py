"""A form is whole: what an amendment takes out, nothing that stays refers to."""

from __future__ import annotations

from collections.abc import Iterator

from accord.language import say
from accord.model import Fields, Pointer, values_at
from accord.rules.case import Case
from accord.rules.editions import Edition, Fault, editions, in_editions
from accord.rules.rule import Trouble, rule


@rule()
def amended_form_whole(case: Case) -> Iterator[Trouble]:
    """The tasks and milestones to which a form refers are its own, after every amendment too.

    Why: without its milestone a deliverable is due on no day; without its tasks a milestone stays.
    Fix: Keep what is referred to, or amend what refers to it in the same entry.
    """
    known = {id for edition in editions(case) for id in _defined(edition.form)}
    return in_editions(case, lambda edition: _dangling(edition, known))


def _dangling(edition: Edition, known: set[str]) -> Iterator[Fault]:
    """References to what another edition has; `reference-resolves` tells of all others."""
    here = _defined(edition.form)
    for pointer, id in _references(edition.form):
        if id not in here and id in known:
            yield Fault(
                (*map(str, pointer), id),
                pointer,
                say("{id} does not stand in the form at this point.", id=id),
                say("Write one of: {values}.", values=_like(here, id)),
            )


def _references(form: Fields) -> Iterator[tuple[Pointer, str]]:
    yield from values_at(form, ("deliverables", "*", "milestone"))
    for pointer, ends in values_at(form, ("milestones", "*", "ends")):
        if isinstance(ends, list):
            yield from (((*pointer, place), id) for place, id in enumerate(ends))


def _defined(form: Fields) -> set[str]:
    paths = (("milestones", "*", "id"), ("work", "*", "tasks", "*", "id"))
    return {id for path in paths for _, id in values_at(form, path)}


def _like(ids: set[str], id: str) -> list[str]:
    return sorted(each for each in ids if each[0] == id[0])
