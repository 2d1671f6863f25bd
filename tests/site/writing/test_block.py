"""What a record's page tells the forms: what is possible, what is known, and nothing that runs."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from accord import ledger
from accord.proof.proofs import Proofs
from accord.schema.schemas import fits
from accord.site.reader import Reader
from accord.site.records.next.steps import next_steps
from accord.site.records.record import record_view
from accord.site.templates import Writer
from accord.site.writing.block import block
from accord.survey import survey
from accord.trees import Folder
from tests.conftest import ROOT
from tests.heart.company import ORGANIZATION
from tests.heart.tale import Tale, accepted, agreed, closed, delivered, feedback, request
from tests.site.test_views import look

READER = Reader("zh", ORGANIZATION)
LEDGER = ledger.read(Folder(ROOT))
assert LEDGER.organization.as_of
SEEN = survey(LEDGER, LEDGER.organization.as_of)
_BLOCK = re.compile(r'<script type="application/json" id="ac-writing">(.*?)</script>', re.DOTALL)


def said(tale: Tale, now: str) -> Any:
    case, survey = look(tale, now)
    return block(case, survey, next_steps(case, survey, READER))


def step(tale: Tale, now: str, kind: str) -> Any:
    return next(each for each in said(tale, now)["steps"] if each["kind"] == kind)


def test_it_names_the_record_and_the_names_that_are_taken() -> None:
    found = said(agreed(), "2026-07-09T10:00")
    assert found["id"] == "XLX-2026-001" and found["folder"] == "records/requests/XLX-2026-001"
    assert found["files"] == ["request.md", "2026-07-08-consensus.md"]
    assert found["cadence"] == "week" and {"T1", "D1", "M1"} <= {*found["ids"]}
    assert found["id"] not in found["ids"]


def test_every_step_of_the_page_is_there_and_no_other() -> None:
    case, survey = look(request(), "2026-07-06T10:00")
    steps = next_steps(case, survey, READER)
    found = block(case, survey, steps)
    assert found
    assert [each["kind"] for each in found["steps"] if each["main"]] == [
        each.kind for each in steps.main
    ]
    assert {each["kind"] for each in found["steps"] if not each["main"]} == {
        each.kind for each in steps.others
    }


def test_who_reports_is_shown_the_tasks_as_they_were_last() -> None:
    tale = agreed()
    tale.at("2026-07-10T10:00").progress("TECH", T1=40, T2=0)
    found = step(tale, "2026-07-13T10:00", "progress")
    assert found["main"] and "TECH" in found["departments"]
    assert found["each"]["TECH"]["tasks"] == [
        {"id": "T1", "percent": 40},
        {"id": "T2", "percent": 0},
    ]
    assert "known" not in found  # the period follows from when it is written


def test_who_delivers_is_shown_what_is_not_delivered() -> None:
    tale = agreed()
    tale.at("2026-07-14T11:00").delivery("DESIGN", "D2")
    found = step(tale, "2026-07-14T12:00", "delivery")
    assert "DESIGN" not in found["each"]
    assert [each["id"] for each in found["each"]["TECH"]["deliverables"]] == ["D1"]


def test_who_accepts_is_shown_what_is_delivered_and_who_signs() -> None:
    found = step(delivered(), "2026-07-20T12:00", "acceptance")
    assert found["known"]["departments"] == ["MKT"]
    assert {"id": "D1"} in found["known"]["deliverables"] and found["asked"] == {"": ["lin-yue"]}


def test_a_consensus_has_the_digest_that_fits() -> None:
    signed = agreed().entries[-1].fields
    known = step(request(), "2026-07-06T10:00", "consensus")["known"]
    assert known == {
        "departments": ["MKT", "TECH", "DESIGN"],
        "digest": signed["digest"],
        "round": 1,
    }


def test_a_plan_begins_with_a_step_for_each_task() -> None:
    (first, *_) = step(agreed(), "2026-07-09T10:00", "plan")["each"]["TECH"]["tasks"]
    assert first["id"] == "T1.1" and first["under"] == "T1" and first["title"] and first["due"]


def test_of_a_report_no_one_person_is_asked_since_any_member_may_approve() -> None:
    assert "asked" not in step(agreed(), "2026-07-20T12:00", "progress")


def test_who_is_asked_answers_what_waits() -> None:
    tale = agreed()
    tale.at("2026-07-09T10:00").risk("TECH", "T1")
    found = step(tale, "2026-07-09T12:00", "response")
    assert found["each"]["MKT"] == {"answers": tale.entries[-1].name}


def test_who_is_asked_in_person_speaks_for_their_own_department() -> None:
    case = SEEN.cases["20261020-OPS-001"]
    found = block(case, SEEN, next_steps(case, SEEN, READER))
    assert found
    response = next(each for each in found["steps"] if each["kind"] == "response")
    assert response["departments"] == ("SUP", "EXEC") and "may" not in response
    assert response["each"]["zhao-qiang"] == {"answers": "2026-10-29-escalation-OPS.md"}


def test_what_the_situation_asks_for_is_named() -> None:
    assert step(agreed(), "2026-07-09T10:00", "cancel")["wanted"] == ["work"]
    assert "wanted" not in step(request(), "2026-07-06T10:00", "cancel")
    assert "wanted" not in step(accepted(), "2026-07-21T12:00", "confirmation")


def test_who_may_speak_is_who_the_check_lets_speak() -> None:
    now = "2026-07-09T10:00"
    assert step(agreed(), now, "hold")["may"] == ("MKT", "TECH", "DESIGN")
    assert step(agreed(), now, "risk")["may"] == ("MKT", "TECH", "DESIGN")
    assert "may" not in step(agreed(), now, "escalation")  # which anybody may write
    taken = request()
    taken.at("2026-07-06T11:00").receipt("TECH")
    found = step(taken, "2026-07-06T12:00", "receipt")
    assert (found["departments"], found["may"]) == (("DESIGN",), ("TECH", "DESIGN"))


def test_the_form_comes_along_only_to_be_amended() -> None:
    assert said(agreed(), "2026-07-09T10:00")["form"]["title"]
    assert "form" not in said(request(), "2026-07-06T10:00")
    assert "form" not in said(feedback(), "2026-07-06T10:00")


def test_of_what_is_closed_little_is_said() -> None:
    found = said(closed(), "2026-07-22T12:00")
    assert [each["kind"] for each in found["steps"]] == ["retrospective"]
    assert found["targets"] == {}


@pytest.mark.parametrize("name", sorted(SEEN.cases))
def test_what_is_filled_in_names_only_what_is_there(name: str) -> None:
    """Of every record of the sample: what is known is right by itself, as far as it goes."""
    case = SEEN.cases[name]
    found = block(case, SEEN, next_steps(case, SEEN, READER)) or {"steps": ()}
    for each in found["steps"]:
        properties = LEDGER.schemas[each["kind"]].properties
        for said in (each.get("known", {}), *each.get("each", {}).values()):
            assert said.keys() <= properties.keys()
            for field, value in said.items():
                rows = value if isinstance(value, list) else [value]
                node = properties[field].get("items", properties[field])
                for row in rows:
                    part = {**node, "required": []} if isinstance(row, dict) else node
                    assert fits(row, part), (field, row)
                    if each["kind"] != "plan" and isinstance(row, dict):
                        assert row["id"] in found["ids"]


def test_no_title_breaks_out_of_the_page() -> None:
    canary = "</script><!--<svg>"
    tale = request(title=canary)
    case, survey = look(tale, "2026-07-06T10:00")
    shown = record_view(case, survey, Proofs(), READER)
    html = Writer(READER).render(
        "records/record", "records/x/", record=shown, review=(), learned=()
    )
    (found,) = _BLOCK.findall(html)
    assert "<" not in found and json.loads(found)["title"] == canary
