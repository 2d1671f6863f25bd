"""What every generated record goes through: days pass, and entries are written on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from accord.workdays import WorkingCalendar
from tests.bench import company
from tests.bench.prose import Prose
from tests.bench.sheet import Sheet


@dataclass(slots=True)
class Life:
    """A record in the making: its parties, and the working day that has been reached."""

    chance: Random
    calendar: WorkingCalendar
    day: date
    asker: str
    doers: list[str]
    prose: Prose

    @classmethod
    def begin(cls, chance: Random, calendar: WorkingCalendar, day: date) -> Life:
        asker, *doers = chance.sample(company.CODES, 2 if chance.random() < 0.8 else 3)
        return cls(chance, calendar, day, asker, doers, Prose.about(chance, asker, doers[0]))

    def happens(self, share: float) -> bool:
        """Whether something happens that happens in this share of records."""
        return self.chance.random() < share

    def pass_days(self, fewest: int, most: int) -> None:
        self.day = self.calendar.shift(self.day, self.chance.randint(fewest, most))

    def reach(self, day: str) -> None:
        """Go on to a day, unless it is over."""
        self.day = max(self.day, date.fromisoformat(day))

    def ahead(self, working_days: int) -> str:
        return self.shifted(self.day.isoformat(), working_days)

    def shifted(self, day: str, working_days: int) -> str:
        return self.calendar.shift(date.fromisoformat(day), working_days).isoformat()

    def end_of_week(self) -> str:
        """The last working day of the week that has been reached."""
        year, week, _ = self.day.isocalendar()
        return self.calendar.working_days_of_week(year, week)[-1].isoformat()

    def moment(self, hours: tuple[int, int] = (9, 17)) -> str:
        """An instant of the day that has been reached, in office hours."""
        return f"{self.day}T{self.chance.randint(*hours):02}:{self.chance.randrange(0, 60, 5):02}"

    def entry(self, kind: str, by: str, **fields: Any) -> Sheet:
        """An entry of the day that has been reached."""
        head = {"kind": kind, "at": self.moment(), "by": by}
        return Sheet({**head, **fields}, self.prose.sections(kind))

    def spoken(self, kind: str, department: str, by: str = "", **fields: Any) -> Sheet:
        """An entry that speaks for a department; its contact writes it unless `by` says who."""
        who = by or company.contact(department)
        return self.entry(kind, who, department=department, **fields)

    def minutes(self) -> Sheet:
        """The minutes of a meeting on the day that has been reached."""
        recorder = company.contact(self.asker)
        contacts = [company.contact(doer) for doer in self.doers]
        head = {
            "kind": "minutes",
            "at": f"{self.day}T17:{self.chance.randint(10, 59)}",
            "by": recorder,
            "held_at": self.moment((9, 16)),
            "channel": self.chance.choice(("meeting", "call", "chat")),
            "recorder": recorder,
            "attendees": [recorder, *contacts, company.lead(self.asker)],
        }
        return Sheet(head, self.prose.sections("minutes"))

    def pause(self) -> list[Sheet]:
        """A hold of a few days by the initiating department's lead, and its end."""
        boss = company.lead(self.asker)
        why = self.prose.one("reasons", "hold")
        hold = self.spoken("hold", self.asker, boss, reason=why)
        self.pass_days(3, 8)
        why = self.prose.one("reasons", "resume")
        return [hold, self.spoken("resume", self.asker, boss, reason=why)]

    def escalate(self) -> list[Sheet]:
        """An escalation to the top, and its answer a day later."""
        top = company.lead("EXEC")
        why = self.prose.one("reasons", "escalation")
        boss = company.lead(self.asker)
        who = company.contact(self.asker) if boss == top else boss
        escalation = self.spoken("escalation", self.asker, who, to=top, reason=why)
        self.pass_days(1, 1)
        return [escalation, self.spoken("response", "EXEC", top, answers=escalation.name)]

    def decline(self, department: str) -> Sheet:
        why = self.prose.one("reasons", "decline")
        return self.spoken("decline", department, company.lead(department), reason=why)
