"""The guards that `workflow.yml` may name: a closed list, each a question about the facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from accord.workflow.facts import Facts, Standing

_PASSED = frozenset((Standing.PASSED,))
_HANDED_OVER = frozenset((Standing.DELIVERED, Standing.PASSED))


def _accepted(facts: Facts) -> frozenset[str]:
    """Departments whose latest receipt takes the record on."""
    return frozenset(
        [code for code, entry in facts.receipts.items() if entry.fields["answer"] == "accepted"]
    )


def _left(facts: Facts) -> frozenset[str]:
    """Departments asked that have not declined."""
    return frozenset(facts.asked).difference(facts.declined)


def _standings(facts: Facts) -> frozenset[Standing]:
    return frozenset(facts.standings.values())


def cancelled(facts: Facts) -> bool:
    return facts.cancelled


def every_department_declined(facts: Facts) -> bool:
    return bool(facts.asked) and facts.declined.issuperset(facts.asked)


def every_department_accepted(facts: Facts) -> bool:
    return facts.declined.isdisjoint(facts.asked) and _accepted(facts) >= facts.asked.keys()


def some_department_not_accepted(facts: Facts) -> bool:
    return not every_department_accepted(facts)


def every_department_took_it_on(facts: Facts) -> bool:
    left = _left(facts)
    return bool(left) and left <= _accepted(facts).union(facts.plans)


def consensus_fits(facts: Facts) -> bool:
    return facts.consensus is not None


def work_started(facts: Facts) -> bool:
    return facts.started


def something_open(facts: Facts) -> bool:
    return Standing.OPEN in _standings(facts)


def rework_ordered(facts: Facts) -> bool:
    standings = _standings(facts)
    return Standing.RECTIFY in standings and Standing.OPEN not in standings


def nothing_open(facts: Facts) -> bool:
    standings = _standings(facts)
    return standings <= _HANDED_OVER and standings != _PASSED


def all_passed(facts: Facts) -> bool:
    return _standings(facts) == _PASSED


def both_sides_confirmed(facts: Facts) -> bool:
    return frozenset((facts.form["from"], *facts.form["to"])) <= facts.confirmed


def every_department_resolved(facts: Facts) -> bool:
    left = _left(facts)
    return bool(left) and left <= facts.resolved


def some_department_not_resolved(facts: Facts) -> bool:
    return not every_department_resolved(facts)


def confirmed_solved(facts: Facts) -> bool:
    return facts.solved


GUARDS: Mapping[str, Callable[[Facts], bool]] = {
    "cancelled": cancelled,
    "every-department-declined": every_department_declined,
    "consensus-fits": consensus_fits,
    "every-department-accepted": every_department_accepted,
    "some-department-not-accepted": some_department_not_accepted,
    "work-started": work_started,
    "all-passed": all_passed,
    "rework-ordered": rework_ordered,
    "nothing-open": nothing_open,
    "something-open": something_open,
    "both-sides-confirmed": both_sides_confirmed,
    "every-department-took-it-on": every_department_took_it_on,
    "every-department-resolved": every_department_resolved,
    "confirmed-solved": confirmed_solved,
    "some-department-not-resolved": some_department_not_resolved,
}
