"""The life of a generated piece of feedback, from the form to the retrospective."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.bench import company
from tests.bench.forms import feedback_form
from tests.bench.life import Life
from tests.bench.sheet import Sheet


def feedback(life: Life, id: str) -> Iterator[Sheet]:
    """Every file in the order of time; whoever writes them stops at the present."""
    raiser = company.member(life.asker, life.chance)
    yield Sheet(feedback_form(life, id, raiser), life.prose.sections("feedback"))
    life.pass_days(0, 1)
    if life.happens(0.05):
        life.pass_days(1, 2)
        yield from (life.decline(doer) for doer in life.doers)
        return
    life.pass_days(1, 2)
    for doer in life.doers:
        yield life.spoken("receipt", doer, answer="accepted", contact=company.contact(doer))
    yield from _work(life)
    if life.happens(0.08):
        yield _confirm(life, raiser, "not-solved")
        yield from _work(life)
    yield _confirm(life, raiser, "solved")
    if life.happens(0.15):
        life.pass_days(1, 4)
        satisfaction = life.chance.randint(3, 5)
        yield life.spoken("retrospective", life.asker, satisfaction=satisfaction)


def _work(life: Life) -> Iterator[Sheet]:
    """Plans, reports and a resolution of every department asked, with what comes between."""
    life.pass_days(1, 1)
    for doer in life.doers:
        yield life.spoken("plan", doer, tasks=_tasks(life, doer))
    for percent in (40, 80)[: life.chance.choice((0, 0, 1, 2))]:
        life.pass_days(2, 2)
        yield from (_report(life, doer, percent) for doer in life.doers)
    life.pass_days(1, 1)
    if life.happens(0.07):
        yield from life.pause()
    if life.happens(0.06):
        yield from life.escalate()
    if life.happens(0.2):
        yield life.minutes()
    life.pass_days(1, 2)
    yield from (_report(life, doer, 100) for doer in life.doers)
    life.pass_days(1, 1)
    for doer in life.doers:
        owner = company.member(doer, life.chance)
        yield life.spoken("resolution", doer, owner=owner)


def _tasks(life: Life, doer: str) -> list[dict[str, Any]]:
    """Two tasks with numbers of their own for each department."""
    first = 2 * life.doers.index(doer) + 1
    titles = life.prose.several(2, "tasks")
    return [
        {
            "id": f"T{first + place}",
            "title": title,
            "owner": company.member(doer, life.chance),
            "due": life.ahead(4 + 2 * place),
        }
        for place, title in enumerate(titles)
    ]


def _report(life: Life, doer: str, percent: int) -> Sheet:
    first = 2 * life.doers.index(doer) + 1
    tasks = [
        {"id": f"T{first}", "percent": min(100, percent + 20)},
        {"id": f"T{first + 1}", "percent": percent},
    ]
    who = company.member(doer, life.chance)
    return life.spoken("progress", doer, who, covers=life.day.isoformat(), tasks=tasks)


def _confirm(life: Life, raiser: str, result: str) -> Sheet:
    life.pass_days(1, 3)
    return life.entry("confirmation", raiser, departments=[life.asker], result=result)
