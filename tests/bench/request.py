"""The life of a generated request, from the form to the retrospective."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accord.consensus import digest, involved
from tests.bench import company
from tests.bench.forms import postponed, request_form
from tests.bench.handover import acceptance, delivery
from tests.bench.life import Life
from tests.bench.sheet import Sheet

AGREED = ("id", "from", "to", "background", "work", "deliverables", "milestones", "acceptance_by")


def request(life: Life, id: str) -> Iterator[Sheet]:
    """Every file in the order of time; whoever writes them stops at the present."""
    form = request_form(life, id)
    yield Sheet(form, life.prose.sections("request"))
    if life.happens(0.05):
        life.pass_days(1, 3)
        yield from (life.decline(doer) for doer in life.doers)
        return
    project = _Project(life, dict(form))
    yield from project.agreement()
    if life.happens(0.04):
        yield project.cancellation()
        return
    yield from project.work()
    yield from project.handover()
    yield from project.end()


@dataclass(slots=True)
class _Project:
    """A request that was taken on: the form as it stands, and how far the work is."""

    life: Life
    form: dict[str, Any]
    rounds: int = 0
    percent: int = 0
    reworked: bool = False

    def agreement(self) -> Iterator[Sheet]:
        life = self.life
        life.pass_days(1, 3)
        for doer in life.doers:
            yield life.spoken("receipt", doer, answer="accepted", contact=company.contact(doer))
        life.pass_days(1, 2)
        if life.happens(0.3):
            yield life.minutes()
        life.pass_days(1, 2)
        yield self._consensus()
        life.pass_days(1, 1)

    def cancellation(self) -> Sheet:
        life = self.life
        life.pass_days(0, 3)
        why = life.prose.one("reasons", "cancel")
        left = [{"department": doer, "outcome": "not-started"} for doer in life.doers]
        return life.entry("cancel", company.lead(life.asker), reason=why, work=left)

    def work(self) -> Iterator[Sheet]:
        """A report a week until the last task is done, and what gets in the way."""
        life = self.life
        if life.happens(0.2):
            yield self._plan()
        yield from self._reports(until=life.shifted(self._due("T2"), -4))
        trouble = life.chance.random()
        if trouble < 0.1:
            yield from self._postponement()
        elif trouble < 0.15:
            yield from life.pause()
        elif trouble < 0.2:
            yield from life.escalate()
        finish = life.shifted(self._due("T2"), life.chance.choice((-1, 0, 0, 0, 0, 1, 3)))
        yield from self._reports(until=finish)
        life.reach(finish)
        self.percent = 100
        yield from map(self._report, life.doers)

    def handover(self) -> Iterator[Sheet]:
        """Delivery and acceptance; once more after rework."""
        life = self.life
        life.pass_days(1, 1)
        for doer in dict.fromkeys(each["department"] for each in self.form["deliverables"]):
            yield delivery(life, self.form, doer)
        life.pass_days(1, 3)
        self.reworked = life.happens(0.12)
        if self.reworked:
            yield acceptance(life, {"D1": "rectify", "D2": "pass"})
            life.pass_days(2, 4)
            yield delivery(life, self.form, life.doers[0], mended="D1")
            life.pass_days(1, 2)
            yield acceptance(life, {"D1": "pass"})
        else:
            yield acceptance(life, {"D1": "pass", "D2": "pass"})

    def end(self) -> Iterator[Sheet]:
        life = self.life
        life.pass_days(1, 3)
        signers = [life.asker, *life.doers]
        yield life.entry("confirmation", company.lead(life.asker), departments=signers)
        if self.reworked or life.happens(0.1):
            life.pass_days(1, 4)
            satisfaction = life.chance.randint(3, 5)
            yield life.spoken("retrospective", life.asker, satisfaction=satisfaction)

    def _consensus(self) -> Sheet:
        self.rounds += 1
        return self.life.entry(
            "consensus",
            company.lead(self.life.asker),
            departments=sorted(involved(self.form)),
            digest=digest(self.form, AGREED),
            round=self.rounds,
        )

    def _postponement(self) -> Iterator[Sheet]:
        """A risk, its answer, and the new dates agreed to, a day after the other."""
        life, doer = self.life, self.life.doers[0]
        moved = postponed(life, self.form, working_days=5)
        new_due = life.shifted(self._due("T2"), 5)
        risk = life.spoken("risk", doer, affects=["T2", "M3"], proposed_due=new_due)
        yield risk
        life.pass_days(1, 1)
        yield life.spoken("response", life.asker, answers=risk.name, decision="reschedule")
        life.pass_days(1, 1)
        yield life.entry("amendment", company.contact(life.asker), changes=moved)
        self.form |= moved
        life.pass_days(1, 1)
        yield self._consensus()
        life.pass_days(1, 1)

    def _plan(self) -> Sheet:
        life, doer = self.life, self.life.doers[0]
        tasks = [
            {
                "id": f"T1.{place}",
                "title": title,
                "owner": company.member(doer, life.chance),
                "due": self._due("T1"),
                "under": "T1",
            }
            for place, title in enumerate(life.prose.several(2, "tasks"), 1)
        ]
        return life.spoken("plan", doer, tasks=tasks)

    def _reports(self, until: str) -> Iterator[Sheet]:
        """Everybody's report on the last working day of each week before a day."""
        life = self.life
        while (last := life.end_of_week()) < until:
            life.reach(last)
            self.percent = min(90, self.percent + life.chance.choice((20, 25, 30)))
            yield from map(self._report, life.doers)
            life.pass_days(1, 1)

    def _report(self, doer: str) -> Sheet:
        life = self.life
        year, week, _ = life.day.isocalendar()
        tasks = [
            {"id": each["id"], "percent": self.percent}
            for part in self.form["work"]
            if part["department"] == doer
            for each in part["tasks"]
        ]
        who = company.member(doer, life.chance)
        return life.spoken("progress", doer, who, covers=f"{year}-W{week:02}", tasks=tasks)

    def _due(self, task: str) -> str:
        tasks = (each for part in self.form["work"] for each in part.get("tasks", ()))
        return next(str(each["due"]) for each in tasks if each["id"] == task)
