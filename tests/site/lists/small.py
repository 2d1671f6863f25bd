"""Outlines of a few records, told in one-liners."""

from __future__ import annotations

from dataclasses import replace

from accord.site.making.outline import Outline, outline
from accord.site.reader import Reader
from accord.survey import survey
from tests.heart.company import LEDGER, ORGANIZATION, instant
from tests.heart.tale import Tale

ENGLISH, CHINESE = (Reader(language, ORGANIZATION) for language in ("en", "zh"))


def outlined(now: str, *tales: Tale, reader: Reader = ENGLISH) -> Outline:
    """What the lists are made of, as of `now`."""
    records = {tale.record.id: tale.record for tale in tales}
    return outline(survey(replace(LEDGER, records=records), instant(now)), reader)
