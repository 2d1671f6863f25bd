"""One person counts for one department in a change: who speaks for which.

Whoever holds offices in several departments is assigned to one of them, such that as many
needs as possible are met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

# Somebody, and the department for which they would count; None where that does not matter.
Candidate = tuple[str, str | None]


def assignment(needs: Sequence[frozenset[Candidate]]) -> Mapping[str, str]:
    """For which department each person speaks."""
    choices: dict[str, set[str]] = {}
    for candidates in needs:
        for person, department in candidates:
            if department is not None:
                choices.setdefault(person, set()).add(department)
    return max(_assignments(choices), key=lambda each: met(needs, each))


def met(needs: Sequence[frozenset[Candidate]], assigned: Mapping[str, str]) -> int:
    """How many of the needs an assignment meets."""
    return sum(1 for each in needs if speakers(each, assigned))


def speakers(candidates: frozenset[Candidate], assigned: Mapping[str, str]) -> tuple[str, ...]:
    """Those of the candidates who speak for the department that is needed."""
    return tuple(
        sorted(
            {
                person
                for person, department in candidates
                if department is None or assigned[person] == department
            }
        )
    )


def _assignments(choices: Mapping[str, set[str]]) -> Iterator[Mapping[str, str]]:
    people = sorted(choices)
    for departments in product(*(sorted(choices[person]) for person in people)):
        yield dict(zip(people, departments, strict=True))
