"""The files: one for each department and person, what their heads say, and hostile texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord import ledger
from accord.export.appointment import Appointment, Status
from accord.export.ics import calendar, event
from accord.export.subscriptions import bookings, calendars, of_department, of_person
from accord.export.zone import timezone
from accord.language import Label, say
from accord.survey import survey
from accord.trees import Folder
from tests.export.reading import assert_well_formed, events, read, written
from tests.heart.company import ORGANIZATION, instant
from tests.heart.tale import request

ROOT = Path(__file__).parents[2]
NOW = "2026-07-06T10:00"
SHANGHAI = ORGANIZATION.timezone
DUE = instant("2026-07-09T18:00")
PLAIN = Appointment(
    uid="XLX-2026-001.receipt.XLX-2026-001.TECH@accord",
    sequence=0,
    changed=instant("2026-07-06T09:30"),
    due=DUE,
    status=Status.CONFIRMED,
    summary=say("{title}", title="会员日页面改版"),
    notes=("会员日页面改版",),
    category=Label("答复是否接收", "Answer"),
    url=None,
    alarms=(DUE - timedelta(hours=9),),
)


def alone(appointment: Appointment, name: str = "技术部", source: str | None = None) -> bytes:
    written = event(appointment, instant(NOW), SHANGHAI, "zh")
    return calendar(name, source, [written], instant(NOW), SHANGHAI)


def bare(text: str) -> str:
    """What a text holds besides spaces, line ends and what controls a machine."""
    told = (each for each in text if not 127 <= ord(each) < 160 and ord(each) >= 32)
    return "".join("".join(told).split())


def test_every_department_and_person_has_a_calendar_an_empty_one_too() -> None:
    files = written(request(), now=NOW)
    assert files.keys() == {
        *map(of_department, ORGANIZATION.departments),
        *map(of_person, ORGANIZATION.people),
    }
    assert not events(files[of_department("OPS")])
    assert events(files[of_department("TECH")])


def test_the_head_says_whose_it_is_and_how_often_to_ask_again() -> None:
    head = written(request(), now=NOW)[of_person("wu-hao")].decode()
    for line in (
        "METHOD:PUBLISH",
        "X-WR-CALNAME:吴昊的待办",
        "X-WR-TIMEZONE:Asia/Shanghai",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
    ):
        assert f"\r\n{line}\r\n" in head
    assert "\r\nSOURCE" not in head


@pytest.mark.parametrize(("language", "below"), [("zh", ""), ("en", "en/")])
def test_with_an_address_of_the_site_appointments_lead_to_the_record(
    language: str, below: str
) -> None:
    site = replace(ORGANIZATION, site="https://accord.example.com")
    data = written(request(), now=NOW, language=language, organization=site)["calendar/TECH.ics"]
    (found,) = events(data).values()
    assert str(found.url) == f"https://accord.example.com/{below}records/XLX-2026-001/"
    assert f"https://accord.example.com/{below}calendar/TECH.ics" in data.decode().replace(
        "\r\n ", ""
    )


@pytest.mark.parametrize(
    "title",
    [
        "会员日\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:假的",
        "会员日\nSTATUS:CANCELLED",
        "a\x00b\x07c\x1b[31md\x7f\x85e\u2028f\u2029g",
        '逗号,分号;反斜杠\\n冒号:引号"',
        "页" * 200,
        "👩🏽‍💻" * 40,
        "é" * 74,
        "",
        " ",
    ],
)
def test_a_hostile_title_stays_one_title(title: str) -> None:
    hostile = replace(PLAIN, summary=say("{title}", title=title), notes=(title, title))
    (found,) = events(alone(hostile, name=title)).values()
    assert bare(found.summary or "") == bare(title)
    assert found.uid == PLAIN.uid
    assert found.dtend == DUE


@given(st.text(max_size=120))
def test_any_text_is_folded_and_read_back(text: str) -> None:
    told = replace(PLAIN, summary=say("{title}", title=text), notes=(text,))
    (found,) = events(alone(told)).values()
    assert bare(found.summary or "") == bare(text)
    assert found.uid == PLAIN.uid
    assert found.dtend == DUE


def test_a_text_is_read_back_as_it_was() -> None:
    text = "逗号, 分号; 反斜杠 \\n, 冒号: 页面页面页面页面页面页面页面页面页面页面"
    (found,) = events(alone(replace(PLAIN, summary=say("{title}", title=text)))).values()
    assert found.summary == text


class TestTheSample:
    """The repository's own records, as of many instants."""

    LEDGER = ledger.read(Folder(ROOT))

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_ids_are_unique_and_sequences_never_fall(self, language: str) -> None:
        sequences: dict[str, int] = {}
        for day in range(0, 300, 25):
            now = instant("2026-01-09T10:00") + timedelta(days=day)
            booked = bookings(survey(self.LEDGER, now), language)
            files = calendars(booked, self.LEDGER.organization, now, language)
            for path, data in files.items():
                assert_well_formed(data)
                if path == of_department("TECH"):
                    for name, found in events(data).items():
                        assert (found.sequence or 0) >= sequences.get(name, 0)
                        sequences[name] = found.sequence or 0
        assert len(sequences) > 20

    def test_what_a_department_owes_is_in_its_calendar_and_nothing_else(self) -> None:
        now = self.LEDGER.organization.as_of
        assert now
        found = survey(self.LEDGER, now)
        files = calendars(bookings(found, "zh"), self.LEDGER.organization, now, "zh")
        for code in self.LEDGER.organization.departments:
            standing = events(files[of_department(code)]).values()
            dues = sorted(str(each.dtend) for each in standing if each.status != "CANCELLED")
            owed = [each for each in found.open_obligations() if each.department == code]
            people = self.LEDGER.organization.people
            owed += [
                each
                for each in found.open_obligations()
                if not each.department and people[each.person or ""].department == code
            ]
            assert dues == sorted(str(each.due) for each in owed)


class TestTimeZones:
    """Clocks that change are told by what they showed before."""

    @pytest.mark.parametrize(
        "key", ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]
    )
    def test_the_changes_are_those_of_the_zone(self, key: str) -> None:
        zone = ZoneInfo(key)
        lines = timezone(zone, 2026, 2027).to_ical().decode().split("\r\n")
        told: dict[datetime, str] = {}
        part: dict[str, list[str]] = {}
        for line in lines:
            name, _, value = line.partition(":")
            part.setdefault(name, []).append(value)
            if name == "END" and value in ("STANDARD", "DAYLIGHT"):
                onsets = part["DTSTART"] + [
                    each for row in part.get("RDATE", ()) for each in row.split(",")
                ]
                for onset in onsets:
                    moment = datetime.strptime(onset + part["TZOFFSETFROM"][0], "%Y%m%dT%H%M%S%z")
                    told[moment] = part["TZOFFSETTO"][0]
                part = {}
        for moment, offset in told.items():
            assert f"{moment.astimezone(zone):%z}" == offset
        for (moment, offset), (_, before) in zip(
            sorted(told.items())[1:], sorted(told.items()), strict=False
        ):
            just_before = (moment - timedelta(seconds=1)).astimezone(zone)
            assert f"{just_before:%z}" == before != offset
        assert len(told) == (1 if key == "Asia/Shanghai" else 5)

    def test_an_appointment_in_berlin_is_read_at_its_instant(self) -> None:
        berlin = ZoneInfo("Europe/Berlin")
        for due in ("2026-03-30T18:00", "2026-10-26T18:00"):
            moment = datetime.fromisoformat(due).replace(tzinfo=berlin)
            made = event(replace(PLAIN, due=moment, alarms=()), moment, berlin, "en")
            (found,) = read(calendar("x", None, [made], moment, berlin)).events
            assert found.dtend == moment

    def test_a_reminder_rings_at_the_same_time_of_day_across_a_change(self) -> None:
        """On 29 March 2026 clocks in Berlin go forward: the day before is 23 hours away."""
        berlin = ZoneInfo("Europe/Berlin")
        due = datetime(2026, 3, 29, 18, tzinfo=berlin)
        ring = datetime(2026, 3, 28, 9, tzinfo=berlin)
        made = event(replace(PLAIN, due=due, alarms=(ring,)), ring, berlin, "en")
        assert b"\r\nTRIGGER:-P1DT8H30M\r\n" in made
