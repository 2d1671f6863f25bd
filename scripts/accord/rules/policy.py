"""What the rules about the registry, the calendar and the table are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from accord.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Policy:
    """The files on which all records depend, at the instant `now`; aware."""

    ledger: Ledger
    now: datetime
