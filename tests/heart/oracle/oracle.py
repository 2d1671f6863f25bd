"""Everything that is owed for a record, as the oracle works it out."""

from __future__ import annotations

from tests.heart.oracle.answers import receipts, responses
from tests.heart.oracle.dates import dated
from tests.heart.oracle.endings import acceptances, confirmations, rectifications, retrospective
from tests.heart.oracle.reports import reports
from tests.heart.oracle.rounds import first_consensus, new_rounds
from tests.heart.oracle.scenes import Life
from tests.heart.oracle.verdict import Debt


def debts(life: Life) -> list[Debt]:
    by_date = list(dated(life))
    missed = any(
        each.rule == "milestone" and each.outcome in ("late", "overdue") for each in by_date
    )
    found = [
        *receipts(life),
        *responses(life),
        *first_consensus(life),
        *new_rounds(life),
        *by_date,
        *reports(life),
        *acceptances(life),
        *rectifications(life),
        *confirmations(life),
        *retrospective(life, missed),
    ]
    return sorted(found, key=lambda each: (each.due, each.rule, each.who, each.subject, str(each)))
