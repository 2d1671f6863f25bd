"""A dozen records of July 2026, seen on Monday 3 August at noon.

July has no holidays: its working days are all Mondays to Fridays, 9:00 to 18:00. Feedback is
simple on purpose, so that its figures can be worked out with a pencil; beside each record
stands what it gives.
"""

from __future__ import annotations

from collections.abc import Iterable

from accord.directory import Directory, Listing
from accord.figures import Tally, tallies
from accord.survey import Survey, look_at
from tests.heart.company import LEDGER, instant
from tests.heart.tale import Tale, closed, delivered, feedback, item, request

NOW = "2026-08-03T12:00"


def quick() -> Tale:
    """Answered after 2 h; 0 days registered, 2 in progress, 1 resolved: 3 in all."""
    tale = feedback(id="20260706-MKT-001", to=["TECH"])
    tale.at("2026-07-06T11:30").receipt("TECH")
    tale.at("2026-07-08T10:00").resolution("TECH")
    tale.at("2026-07-09T10:00").confirmation("MKT", result="solved")
    return tale


def twice() -> Tale:
    """Urgent, answered a day late after 8.5 + 3.5 = 12 h, sent back once.

    1 day registered, 3 + 2 in progress, 1 + 1 resolved: 8 in all. The retrospective that the
    rework calls for was due on 23 July, and nobody held it.
    """
    tale = feedback(id="20260706-MKT-002", to=["TECH"], priority="high")
    tale.at("2026-07-07T12:30").receipt("TECH")
    tale.at("2026-07-10T10:00").resolution("TECH")
    tale.at("2026-07-13T10:00").confirmation("MKT", result="not-solved")
    tale.at("2026-07-15T10:00").resolution("TECH")
    tale.at("2026-07-16T10:00").confirmation("MKT", result="solved")
    return tale


def silent() -> Tale:
    """Of low priority: to be answered by 13 July, and never was; 20 working days old."""
    return feedback(id="20260706-OPS-001", **{"from": "OPS"}, to=["TECH"], priority="low")


def declined() -> Tale:
    """Declined after 8 + 1 = 9 h, which is an answer, and in time; 1 day registered."""
    tale = feedback(id="20260715-MKT-001", raised_at="2026-07-15T10:00", to=["OPS"])
    tale.at("2026-07-16T10:00").decline("OPS")
    return tale


def cancelled() -> Tale:
    """Cancelled before anybody had to answer: nothing was owed. 1 day registered."""
    tale = feedback(id="20260720-MKT-001", raised_at="2026-07-20T09:00", to=["TECH"])
    tale.at("2026-07-21T10:00").cancel()
    return tale


def held() -> Tale:
    """On hold from the 9th to the 16th, both at 9:00.

    Answered after 9 h on the 8th, 9 h on the 16th and 2 h on the 17th: 20 h, and in time. 2
    days registered: from the 8th to the 17th it is 7, less 5 on hold. Since then 11 days old.
    """
    tale = feedback(
        id="20260708-OPS-001", raised_at="2026-07-08T09:00", **{"from": "OPS"}, to=["TECH"]
    )
    tale.at("2026-07-09T09:00").hold()
    tale.at("2026-07-16T09:00").resume()
    tale.at("2026-07-17T11:00").receipt("TECH")
    return tale


def entered_late() -> Tale:
    """Answered after 8.5 + 0.5 = 9 h, it says; but that was entered six working days later."""
    tale = feedback(id="20260706-MKT-003", to=["DESIGN"])
    tale.at("2026-07-07T09:30").receipt("DESIGN", entered_at="2026-07-15T10:00")
    return tale


def referred() -> Tale:
    """OPS was asked on the 22nd and passed it on to TECH on the 23rd, which answered at once.

    OPS: 8 h on the 22nd (from 10:00) and 1 h on the 23rd; TECH: 1 h.
    """
    tale = feedback(id="20260722-MKT-001", raised_at="2026-07-22T10:00", to=["OPS"])
    tale.at("2026-07-23T10:00").referral("OPS", add="TECH", remove="OPS")
    tale.at("2026-07-23T11:00").receipt("TECH")
    return tale


def june() -> Tale:
    """Raised on Tuesday 30 June at 17:00, answered on 1 July at 10:00 (2 h), closed on 3 July.

    Resolved on the 2nd: 1 day registered, 1 in progress, 1 resolved.
    """
    tale = feedback(id="20260630-MKT-001", raised_at="2026-06-30T17:00", to=["DESIGN"])
    tale.at("2026-07-01T10:00").receipt("DESIGN")
    tale.at("2026-07-02T10:00").resolution("DESIGN")
    tale.at("2026-07-03T10:00").confirmation("MKT", result="solved")
    return tale


def well_done() -> Tale:
    """A request of which all was in time: agreed on the 8th, delivered on the 20th, closed.

    Both departments answered by agreeing, after 8.5 + 9 + 1 = 18.5 h. 2 days proposed, 4 agreed
    (to the first report on the 14th), 4 in progress, 1 delivered, 1 accepted: 12 in all.
    """
    return closed(id="XLX-2026-001")


def sent_back() -> Tale:
    """The same up to the delivery; then D1 of TECH is to be mended by 29 July, and is not.

    D2 of DESIGN has passed. 2 days proposed, 4 agreed, 4 in progress, 1 delivered, and 9 so far
    rectifying: 20 days old.
    """
    tale = delivered(id="XLX-2026-002")
    tale.at("2026-07-21T10:00").acceptance(
        "MKT", D1="rectify", D2="pass", items=[item("R1", "D1", "2026-07-29")]
    )
    return tale


def fresh() -> Tale:
    """A request raised on Friday 31 July at 17:00; it is 1 day old, and not to be answered yet."""
    return request(id="XLX-2026-003", raised_at="2026-07-31T17:00", priority="low")


DOZEN = (
    quick, twice, silent, declined, cancelled, held,
    entered_late, referred, june, well_done, sent_back, fresh,
)  # fmt: skip


def survey_of(tales: Iterable[Tale], now: str = NOW) -> Survey:
    """A survey of some tales."""
    records = sorted((tale.record for tale in tales), key=lambda record: record.id)
    moment = instant(now)
    cases = {
        record.id: look_at(record, LEDGER, moment)
        for record in records
        if record.raised_at <= moment
    }
    directory = Directory.of(Listing.of(case.story) for case in cases.values())
    return Survey(LEDGER, moment, cases, directory)


def tallies_of(tales: Iterable[Tale], now: str = NOW) -> tuple[Tally, ...]:
    return tallies(survey_of(tales, now))
