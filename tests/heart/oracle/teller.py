"""Who tells a life: the tale so far, what time it is, and the dice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from accord.workflow.facts import Facts
from tests.heart.tale import Moment, Tale

# The departments that may be asked.
ASKED = ("TECH", "DESIGN", "OPS")


@dataclass
class Teller:
    """`entered` says when an entry was entered, where that was not at once."""

    tale: Tale
    now: datetime
    dice: Random
    entered: dict[str, str]

    @property
    def moment(self) -> Moment:
        return self.tale.at(written(self.now))

    @property
    def facts(self) -> Facts:
        """What is known by now."""
        return self.tale.story(written(self.now)).facts

    def soon(self, most: int = 25) -> str:
        """A day from a little before now to some weeks ahead."""
        return (self.now + timedelta(days=self.dice.randint(-2, most))).date().isoformat()

    def somebody(self) -> str:
        return self.dice.choice(ASKED)


def written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")
