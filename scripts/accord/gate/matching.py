"""One person counts for one department in a change: who speaks for which.

Whoever holds offices in several departments is assigned to one of them, such that as many
needs as possible are met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

# Somebody, and the department for which they would count; None where that does not matter.
Candidate = tuple[str, str | None]
_Needs = Sequence[frozenset[Candidate]]
_Assigned = Mapping[str, str | None]


def assignment(needs: _Needs) -> Mapping[str, str]:
    """For which department each person speaks."""
    choices: dict[str, set[str]] = {}
    for candidates in needs:
        for person, department in candidates:
            if department is not None:
                choices.setdefault(person, set()).add(department)
    bound = [each for each in needs if each and all(department for _, department in each)]
    *_, best = _better(bound, {}, len(bound) + 1)
    return {person: best.get(person) or min(codes) for person, codes in sorted(choices.items())}


def met(needs: _Needs, assigned: Mapping[str, str]) -> int:
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


def _better(needs: _Needs, assigned: _Assigned, unmet: int) -> Iterator[_Assigned]:
    """Assignments that leave fewer and fewer needs unmet than `unmet`; the last is the best.

    The need for which the fewest people are left is looked at first, so that what can be met
    at all is found without trying everything.
    """
    left = [each for each in needs if not each & assigned.items()]
    free = [frozenset(each for each in need if each[0] not in assigned) for need in left]
    lost = sum(1 for each in free if not each)
    wanted = sorted((each for each in free if each), key=lambda each: (len(each), sorted(each)))
    if lost + _beyond(wanted) >= unmet:
        return
    if not wanted:
        yield assigned
        return
    for person, department in sorted(wanted[0], key=str):
        for found in _better(wanted, {**assigned, person: department}, unmet - lost):
            yield found
            unmet = lost + sum(1 for each in wanted if not each & found.items())
            if unmet == lost:
                return
    for found in _better(wanted[1:], assigned, unmet - lost - 1):
        yield found


def _beyond(needs: _Needs) -> int:
    """How many needs at least stay unmet, since there are more departments than people."""
    codes = [{code for _, code in each} for each in needs]
    departments = frozenset().union(*(each for each in codes if len(each) == 1))
    return max(0, len(departments) - len({person for each in needs for person, _ in each}))
