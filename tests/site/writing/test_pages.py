"""The pages of the forms, and the data that they load."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from accord import ledger
from accord.ledger import Ledger
from accord.organization import Repository
from accord.site.reader import Reader
from accord.site.records.card import card
from accord.site.templates import Writer
from accord.site.writing.data import Moment, forms_script, records_script
from accord.site.writing.pages import kinds, writing
from accord.survey import survey
from accord.trees import Folder
from tests.conftest import ROOT

LEDGER = ledger.read(Folder(ROOT))
assert LEDGER.organization.as_of
NOW = LEDGER.organization.as_of


def data(read: Ledger = LEDGER, language: str = "zh", *, pinned: bool = True) -> Any:
    """What the script hands over."""
    reader = Reader(language, read.organization)
    script = forms_script(read, Moment(NOW, pinned), read.ids, reader).decode()
    name, _, value = script.partition(" = ")
    assert name == "globalThis.accordForms"
    return json.loads(value.rstrip().removesuffix(";"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_has_its_page_and_its_definition(language: str) -> None:
    everything = {"request", "feedback", *LEDGER.schemas.entry_kinds}
    reader = Reader(language, LEDGER.organization)
    pages = {page.url: page for page in writing(LEDGER, Writer(reader))}
    assert pages.keys() == {"write/", *(f"write/{kind}/" for kind in everything)}
    assert data(language=language)["forms"].keys() == everything == {*kinds(LEDGER)}
    for kind in everything:
        assert f'href="../write/{kind}/"' in pages["write/"].html


def test_a_page_says_without_scripts_what_to_write_and_where() -> None:
    reader = Reader("en", LEDGER.organization)
    pages = {page.url: page.html for page in writing(LEDGER, Writer(reader))}
    progress = pages["write/progress/"]
    assert "2026-07-10-progress-TECH.md" in progress and "kind: progress" in progress
    assert "accord add progress XLX-2026-001" in progress
    assert 'href="../../reference/entries/#progress"' in progress
    assert "records/feedback/20261025-MKT-003/feedback.md" in pages["write/feedback/"]


def test_departments_and_people_are_those_of_today() -> None:
    said = data()
    ops = next(each for each in said["departments"] if each["code"] == "OPS")
    assert ops == {
        "code": "OPS",
        "name": "运营部",
        "lead": "tang-yi",
        "contact": "xu-fang",
        "speakers": ["zhao-qiang"],  # who stands in for the lead, and is of another department
    }
    named = {each["id"] for each in said["people"]}
    day = LEDGER.organization.day(NOW)
    everybody = LEDGER.organization.people.values()
    assert (
        named
        == {each.id for each in everybody if each.active_on(day)}
        != {each.id for each in everybody}
    )


def test_the_next_number_follows_what_is_there() -> None:
    ids = data()["ids"]
    assert ids["request"]["pattern"] == "XLX-{year}-{seq:03}"
    latest = max(name for name in LEDGER.ids if name.startswith("XLX-2026-"))
    assert ids["request"]["highest"] == {"XLX-2026-{seq:03}": int(latest[-3:])}


def test_who_has_to_choose_a_record_is_offered_those_that_are_not_archived() -> None:
    seen = survey(LEDGER, NOW)
    reader = Reader("zh", LEDGER.organization)
    cards = [card(case, seen, reader) for case in seen.cases.values()]
    _, _, value = records_script(cards).decode().partition(" = ")
    rows = json.loads(value.rstrip().removesuffix(";"))
    assert [row[0] for row in rows] == [each.id for each in cards if not each.is_archived]
    states = data()["forms"]["progress"]["states"]
    fitting = [row[0] for row in rows if row[3] in states[row[2]]]
    assert "XLX-2026-012" in fitting and "XLX-2026-019" not in fitting


def test_only_a_pinned_site_says_what_time_it_is() -> None:
    assert data()["pinned"] == "2026-10-30T10:00"
    assert data(pinned=False)["pinned"] is None


def test_without_a_repository_there_is_no_door() -> None:
    def at(repository: Repository | None) -> Any:
        organization = replace(LEDGER.organization, repository=repository)
        return data(replace(LEDGER, organization=organization))["forge"]

    assert at(None) is None
    gitlab = at(Repository("gitlab", "https://gitlab.example.com/a"))
    assert gitlab["filled"] == "" and gitlab["empty"].endswith("?file_name={path}")
