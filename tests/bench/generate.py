"""Write a realistic ledger of any size into a folder.

Two thirds are requests and one third feedback, raised evenly from January to the present
that the registry pins; most are over, the latest are under way, and some lie still. The
same size and seed give the same bytes.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path
from random import Random

from accord.workdays import WorkingCalendar
from tests.bench import company
from tests.bench.feedback import feedback
from tests.bench.life import Life
from tests.bench.request import request
from tests.bench.sheet import Sheet, yaml

REPOSITORY = Path(__file__).parents[2]
FIRST = date(2026, 1, 5)
PRESENT = date.fromisoformat(company.PRESENT[:10])


@dataclass(frozen=True, slots=True)
class Written:
    """How much was written: records, and the files they consist of."""

    records: int
    files: int


def generate(folder: Path, records: int, seed: int = 1) -> Written:
    """Write a ledger of so many records, with the repository's own schemas, into `folder`."""
    shutil.copytree(REPOSITORY / "schema", folder / "schema", dirs_exist_ok=True)
    (folder / "records").mkdir(parents=True, exist_ok=True)
    _write(folder / "records" / "organization.yml", yaml(company.registry()))
    _write(folder / "records" / "calendar.yml", yaml(company.calendar_fields()))
    files = sum(_write_record(folder / "records", *each) for each in _records(records, seed))
    return Written(records, files)


def _records(count: int, seed: int) -> Iterator[tuple[str, list[Sheet]]]:
    """Pairs of a record's form, as the path below `records/`, and its sheets."""
    calendar, numbers = company.calendar(), Counter[str]()
    raised: dict[str, str] = {}
    for place in range(count):
        chance = Random(f"{seed}/{place}")  # noqa: S311 - the same ledger every time
        life = Life.begin(chance, calendar, _raised_on(place, count, calendar))
        if place % 3 == 2:
            stem = f"{life.day:%Y%m%d}-{life.asker}"
            numbers[stem] += 1
            id = f"{stem}-{numbers[stem]:03}"
            sheets = _so_far(life, feedback(life, id))
            yield f"feedback/{id}/feedback.md", _linked(sheets, raised)
        else:
            numbers["request"] += 1
            id = f"XLX-{life.day.year}-{numbers['request']:03}"
            yield f"requests/{id}/request.md", _linked(_so_far(life, request(life, id)), raised)


def _raised_on(place: int, count: int, calendar: WorkingCalendar) -> date:
    """Working days in order, evenly spread, the last one before the present."""
    days = (PRESENT - FIRST).days * place // count
    return calendar.forward(FIRST + timedelta(days))


def _so_far(life: Life, sheets: Iterator[Sheet]) -> list[Sheet]:
    """What has happened by now, or until the day on which nobody went on."""
    forgotten = life.happens(0.08)
    until = life.calendar.shift(life.day, life.chance.randint(1, 25))
    end = min(PRESENT, until) if forgotten else PRESENT
    return list(takewhile(lambda sheet: sheet.at < end.isoformat(), sheets))


def _linked(sheets: list[Sheet], raised: dict[str, str]) -> list[Sheet]:
    """The sheets, the form linked to the last record that asks the same of the same departments."""
    form = sheets[0].fields
    what = " ".join((form["title"], form["from"], *sorted(form["to"])))
    earlier, raised[what] = raised.get(what), form["id"]
    if earlier is None:
        return sheets
    return [Sheet({**form, "links": {"relates": [earlier]}}, sheets[0].sections), *sheets[1:]]


def _write_record(records: Path, form: str, sheets: list[Sheet]) -> int:
    path = records / form
    path.parent.mkdir(parents=True)
    _write(path, sheets[0].text)
    for sheet in sheets[1:]:
        _write(path.with_name(sheet.name), sheet.text)
    return len(sheets)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
