"""The way to a page that the menu does not name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from accord.site import trail
from accord.site.theme.trail import Step
from tests.site.crawl import read


@dataclass
class Item:
    title: str
    url: str | None = None
    children: tuple[Item, ...] = ()


HOME = Item("Home", "")
RECORDS = Item("Records", children=(Item("All", "records/"), Item("Weekly", "weekly/")))
PEOPLE = Item("People", "people/")
MENU = (HOME, RECORDS, PEOPLE)


def test_a_page_below_the_first_of_a_section_leads_to_the_section() -> None:
    found = trail(MENU, "records/X-1/documents/")
    assert found and found.tab is RECORDS
    assert found.steps == (Step("Home", ""), Step("Records", "records/"))


def test_a_page_below_another_leads_through_that_too() -> None:
    found = trail(MENU, "weekly/2026-W30/TECH/")
    assert found and found.tab is RECORDS
    assert found.steps[1:] == (Step("Records", "records/"), Step("Weekly", "weekly/"))


def test_a_page_may_belong_to_a_single_page() -> None:
    found = trail(MENU, "people/wu-hao/")
    assert found and found.tab is PEOPLE and found.steps[1:] == (Step("People", "people/"),)


@pytest.mark.parametrize("url", ["", "records/", "weekly/", "people/", "elsewhere/x/"])
def test_what_the_menu_names_or_does_not_know_has_none(url: str) -> None:
    assert trail(MENU, url) is None


@pytest.mark.parametrize(
    ("path", "tab"),
    [
        ("records/XLX-2026-001/", "记录"),
        ("records/XLX-2026-001/documents/", "记录"),
        ("people/wu-hao/", "人员"),
        ("departments/TECH/", "部门"),
        ("figures/on-time/", "数据"),
        ("records/", "记录"),
    ],
)
def test_every_page_marks_the_part_of_the_menu_that_it_belongs_to(
    built: Path, path: str, tab: str
) -> None:
    tabs = (built / path / "index.html").read_text("utf-8").split('<nav class="md-tabs"')[1]
    active = tabs.split("</nav>")[0].split("md-tabs__item--active")[1:]
    assert len(active) == 1 and active[0].split("</a>")[0].endswith(f">{tab}")


def test_a_record_leads_to_the_pages_above_it(built: Path) -> None:
    page = read(built / "records/XLX-2026-001/index.html", built)
    assert "首页记录XLX-2026-001" in "".join(page.text.split())
