"""How far the tasks of a record have come, in one number."""

from __future__ import annotations

from collections.abc import Mapping

from accord.model import Fields
from accord.workflow.facts import Facts


def percent(facts: Facts) -> int | None:
    """The mean of what was last reported of each task, rounded down: all done alone is 100.

    An agreed task with planned ones under it counts through these. None where no task has been
    agreed or planned.
    """
    reported = [facts.percents.get(name, 0) for name in leaves(facts)]
    return sum(reported) // len(reported) if reported else None


def leaves(facts: Facts) -> Mapping[str, Fields]:
    """The agreed and the planned tasks by id, but for those that stand through others."""
    planned = [each for plan in facts.plans.values() for each in plan.fields["tasks"]]
    parts = (facts.agreed or {}).get("work", ())
    agreed = [each for part in parts for each in part.get("tasks", ())]
    through = {each.get("under") for each in planned}
    return {each["id"]: each for each in (*agreed, *planned) if each["id"] not in through}
