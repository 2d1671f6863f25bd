"""What ledgers call departments and people: known, unknown, or told to be unclear."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord import ledger
from accord.organization import Organization
from accord.spreadsheets.names import Names, parts
from accord.trees import Folder
from tests.spreadsheets.conftest import GOOD, Clerk, workbook

_MORE = (
    ("QA", "测试组", "QA"),
    ("TEST", "测试", "Testing"),
    ("PD", "产品部", "Product"),
    ("PC", "产品中心", "Product centre"),
    ("RND", "研发部", "R&D"),
    ("AB", "A/B测试组", "Experiments"),
)
_LEADS = "[{person: lin-yue, from: 2026-01-01}]"


@pytest.fixture
def organization(clerk: Clerk) -> Organization:
    place = clerk.root / "records" / "organization.yml"
    more = "".join(
        f"  - {{code: {code}, zh: {zh}, en: {en}, leads: {_LEADS}, contacts: {_LEADS}}}\n"
        for code, zh, en in _MORE
    )
    text = place.read_text("utf-8").replace("people:\n", f"{more}people:\n", 1)
    place.write_text(text, "utf-8")
    return ledger.read(Folder(clerk.root)).organization


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("测试组", ("QA",)),
        ("测试", ("TEST",)),
        ("产品部", ("PD",)),
        ("产品中心", ("PC",)),
        ("产品", ("PD", "PC")),
        ("技术", ("TECH",)),
        ("法务部", ()),
    ],
)
def test_an_exact_name_goes_before_a_short_one(
    organization: Organization, text: str, codes: tuple[str, ...]
) -> None:
    assert Names(organization, {}).departments(text) == codes


def test_a_name_with_a_sign_in_it_is_one(organization: Organization) -> None:
    is_name = Names(organization, {}).department
    assert parts("R&D、A/B测试组\n市场部/技术部", is_name) == [
        "R&D",
        "A/B测试组",
        "市场部",
        "技术部",
    ]


@pytest.mark.usefixtures("organization")
def test_a_short_name_of_two_departments_is_told(clerk: Clerk, tmp_path: Path) -> None:
    file = workbook(tmp_path / "台账.xlsx", [GOOD | {"涉及部门": "产品"}])
    (row,) = clerk.told("import", file)["rows"]
    assert row["outcome"] == "refused"
    assert row["remarks"][0]["message"] == "产品 may be any of Product, Product centre."
