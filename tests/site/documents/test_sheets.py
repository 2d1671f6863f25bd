"""The documents of a record, computed from small stories."""

from __future__ import annotations

from dataclasses import replace

from accord.directory import Directory, Listing
from accord.obligations import owed
from accord.proof.proofs import Proofs
from accord.site.documents.record import DocumentsView, documents_view
from accord.site.documents.sheet import Cell, Grid, Sentence, Sheet
from accord.site.documents.sheet import Listing as Ruled
from accord.site.reader import Reader
from accord.site.records.record import record_view
from accord.survey import Case, Survey
from tests.heart.company import LEDGER, ORGANIZATION, instant
from tests.heart.tale import Tale, accepted, closed, delivered, item, request, resolved

NOW = "2026-08-03T10:00"


def sheets(tale: Tale, language: str = "en") -> dict[str, Sheet]:
    """Every document of a record by its number."""
    story = tale.story(NOW)
    case = Case(story, owed(story, LEDGER), archived=False)
    listed = Directory.of([Listing.of(story)])
    survey = Survey(LEDGER, instant(NOW), {case.record.id: case}, listed)
    view = drawn(case, survey, Reader(language, ORGANIZATION))
    return {each.number: each for each in view.sheets}


def drawn(case: Case, survey: Survey, reader: Reader) -> DocumentsView:
    return documents_view(case, survey, record_view(case, survey, Proofs(), reader), reader)


def listing(sheet: Sheet, heading: str) -> list[list[str]]:
    """The cells of a table by its heading, in words."""
    found = next(
        each for each in sheet.parts if isinstance(each, Ruled) and each.heading == heading
    )
    return [[cell.words for cell in line] for line in found.lines]


def test_each_kind_has_its_name_and_its_number() -> None:
    found = sheets(closed(), "zh")
    assert {number: each.title for number, each in found.items()} == {
        "XLX-2026-001": "协作需求表",
        "XLX-2026-001-GS-20260708": "协作共识书",
        "XLX-2026-001-ZJ-20260720-TECH": "成果自检清单",
        "XLX-2026-001-ZJ-20260720-DESIGN": "成果自检清单",
        "XLX-2026-001-YS-20260721": "验收结果表",
        "XLX-2026-001-QR-20260722": "协作完成确认函",
    }


def test_what_comes_later_with_an_earlier_day_changes_no_number() -> None:
    tale = closed()
    before = {each.anchor: each.number for each in sheets(tale).values()}
    tale.at("2026-07-06T14:00").minutes()
    tale.at("2026-07-21T17:00").acceptance("MKT", D1="pass")
    after = {each.anchor: each.number for each in sheets(tale).values()}
    assert before.items() <= after.items()
    assert after["2026-07-21-acceptance-2"] == "XLX-2026-001-YS-20260721-2"


def test_a_superseded_document_keeps_its_number_and_says_so() -> None:
    tale = request()
    first = tale.at("2026-07-07T10:00").minutes()
    tale.at("2026-07-08T10:00").minutes(supersedes=first, reason="漏了一位")
    old, new = sheets(tale)["XLX-2026-001-HY-20260707"], sheets(tale)["XLX-2026-001-HY-20260708"]
    assert old.notes == ("Superseded by XLX-2026-001-HY-20260708.",)
    assert new.notes == ()


def test_of_a_chain_each_document_names_the_next() -> None:
    tale = request()
    first = tale.at("2026-07-07T10:00").minutes()
    second = tale.at("2026-07-08T10:00").minutes(supersedes=first, reason="漏了一位")
    tale.at("2026-07-09T10:00").minutes(supersedes=second, reason="又漏了一位")
    found = sheets(tale)
    notes = [found[f"XLX-2026-001-HY-2026070{day}"].notes for day in (7, 8, 9)]
    assert notes == [
        ("Superseded by XLX-2026-001-HY-20260708.",),
        ("Superseded by XLX-2026-001-HY-20260709.",),
        (),
    ]


def test_a_withdrawn_document_says_so_and_what_withdraws_it_is_none() -> None:
    tale = request()
    first = tale.at("2026-07-07T10:00").minutes()
    tale.at("2026-07-08T10:00").entry("minutes", supersedes=first, void=True, reason="不属于本记录")
    found = sheets(tale)
    assert found["XLX-2026-001-HY-20260707"].notes == ("Withdrawn on Wed, Jul 8, 2026.",)
    assert "XLX-2026-001-HY-20260708" not in found


def test_what_was_not_allowed_says_so() -> None:
    tale = request()
    tale.at("2026-07-07T10:00").acceptance("MKT", D1="pass")
    (note,) = sheets(tale)["XLX-2026-001-YS-20260707"].notes
    assert note.startswith("Counts for nothing")


def test_an_acceptance_table_says_the_worst_verdict_and_what_was_agreed() -> None:
    tale = delivered()
    mended = [item("R1", "D2", "2026-07-24", "DESIGN")]
    tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass", D2="rectify", items=mended)
    sheet = sheets(tale)["XLX-2026-001-YS-20260721"]
    assert isinstance(sheet.parts[0], Grid)
    assert sheet.parts[0].lines == ((("Verdict on the whole", Cell("Rectify", None, True)),),)
    verdicts = listing(sheet, "Verdicts")
    assert [line[:2] for line in verdicts] == [
        ["D1 页面", "首屏时间 at most 2 秒"],
        ["D2 规范", "视觉规范"],
    ]


def test_what_was_agreed_is_what_held_on_that_day() -> None:
    tale = delivered()
    tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass")
    milder = [{**each} for each in tale.form["deliverables"]]
    milder[0]["criterion"] = {**milder[0]["criterion"], "value": 3}
    tale.at("2026-07-21T12:00").amendment(deliverables=milder)
    found = sheets(tale)
    assert listing(found["XLX-2026-001-YS-20260721"], "Verdicts")[0][1] == "首屏时间 at most 2 秒"
    assert listing(found["XLX-2026-001"], "Deliverables")[0][-1] == "首屏时间 at most 3 秒"
    assert listing(found["XLX-2026-001"], "Changed since")[0][1] == "Deliverables"


def test_a_letter_names_the_tables_by_which_each_deliverable_passed() -> None:
    tale = delivered()
    mended = [item("R1", "D2", "2026-07-24", "DESIGN")]
    tale.at("2026-07-21T10:00").acceptance("MKT", D1="pass", D2="rectify", items=mended)
    tale.at("2026-07-22T10:00").delivery("DESIGN", "D2", rectified=["R1"])
    tale.at("2026-07-23T10:00").acceptance("MKT", D2="pass")
    tale.at("2026-07-24T10:00").confirmation("MKT", "TECH", "DESIGN")
    letter = sheets(tale)["XLX-2026-001-QR-20260724"]
    assert [line[-1] for line in listing(letter, "Deliverables accepted")] == [
        "XLX-2026-001-YS-20260721",
        "XLX-2026-001-YS-20260723",
    ]
    assert [(each.office, each.proof) for each in letter.signers] == [
        (ORGANIZATION.departments[code].label.en, "Proof not fetched")
        for code in ("MKT", "TECH", "DESIGN")
    ]


def test_a_letter_speaks_for_those_alone_who_sign_it() -> None:
    tale = accepted()
    tale.at("2026-07-22T10:00").confirmation("TECH")
    letter = sheets(tale, "zh")["XLX-2026-001-QR-20260722"]
    assert isinstance(letter.parts[0], Sentence)
    assert letter.parts[0].text.endswith("已经完成，技术部确认本次协作闭环。")


def test_feedback_is_confirmed_by_a_letter_of_its_own() -> None:
    tale = resolved()
    tale.at("2026-07-14T10:00").confirmation("MKT", result="not-solved")
    letter = sheets(tale, "zh")["20260706-MKT-001-QR-20260714"]
    assert letter.title == "反馈确认函"
    assert isinstance(letter.parts[0], Sentence) and "尚未解决" in letter.parts[0].text


def test_a_form_is_signed_by_who_raised_it_and_who_took_it_on() -> None:
    tale = request()
    tale.at("2026-07-07T10:00").receipt("TECH")
    tale.at("2026-07-07T11:00").receipt("DESIGN", answer="objected", reason="排期已满")
    people = [each.name for each in sheets(tale)["XLX-2026-001"].signers]
    names = {each.id: each.name for each in ORGANIZATION.people.values()}
    assert people == [names["he-jiayi"], names["wu-hao"], ""]


def test_a_kind_becomes_a_document_by_its_schema_alone() -> None:
    kind = LEDGER.schemas["receipt"]
    node = {**kind.node, "x-document": {"code": "JS", "zh": "接收单", "en": "Receipt"}}
    schemas = replace(
        LEDGER.schemas, by_name={**LEDGER.schemas.by_name, "receipt": replace(kind, node=node)}
    )
    tale = request()
    tale.at("2026-07-07T10:00").receipt("TECH")
    story = tale.story(NOW)
    case = Case(story, (), archived=False)
    survey = Survey(
        replace(LEDGER, schemas=schemas),
        instant(NOW),
        {case.record.id: case},
        Directory.of([Listing.of(story)]),
    )
    view = drawn(case, survey, Reader("zh", ORGANIZATION))
    assert [(each.title, each.number) for each in view.sheets[1:]] == [
        ("接收单", "XLX-2026-001-JS-20260707-TECH")
    ]
