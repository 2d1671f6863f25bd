"""The whole site of the sample records, in both languages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from accord import ledger
from accord.survey import survey
from accord.trees import Folder
from tests.repository import git
from tests.site.building import ROOT, build, copy
from tests.site.crawl import HOME, Seen, broken_links, crawl

LEDGER = ledger.read(Folder(ROOT))
assert LEDGER.organization.as_of is not None
SURVEY = survey(LEDGER, LEDGER.organization.as_of)
LANGUAGES = {"zh": "", "en": "en/"}


@pytest.fixture(scope="module")
def pages(built: Path) -> Mapping[str, Seen]:
    return crawl(built)


@pytest.mark.parametrize("below", LANGUAGES.values(), ids=LANGUAGES)
def test_every_page_is_there(pages: Mapping[str, Seen], below: str) -> None:
    wanted = [
        "",
        "board/",
        "due/",
        "changes/",
        "records/",
        "months/",
        "months/2026-10/",
        "risks/",
        "minutes/",
        "weekly/",
        "acceptances/",
        "lessons/",
        "archive/",
        "archive/2026/",
        "departments/",
        "people/",
        "figures/",
        "figures/on-time/",
        "figures/on-time-2026-10/",
        "figures/flow-ended/",
        "guide/staff/",
        "reference/rules/",
        "reference/workflow/",
        "reference/workdays/",
    ]
    wanted += [f"records/{name}/" for name in (*LEDGER.records, *LEDGER.broken)]
    wanted += [f"departments/{code}/" for code in LEDGER.organization.departments]
    wanted += [f"people/{name}/" for name in LEDGER.organization.people]
    assert {HOME + below + path for path in wanted} <= pages.keys()


def test_nothing_is_left_of_the_shell(pages: Mapping[str, Seen], built: Path) -> None:
    assert not any("shell" in url for url in pages)
    for file in built.rglob("*"):
        if file.suffix in (".html", ".json", ".xml"):
            assert b"accord-shell" not in file.read_bytes(), file


def test_no_link_is_broken(pages: dict[str, Seen], built: Path) -> None:
    assert not list(broken_links(built, pages))


def test_no_page_asks_another_origin_for_anything(pages: Mapping[str, Seen], built: Path) -> None:
    for page in pages.values():
        assert all(each.startswith((HOME, "data:")) for each in page.fetched()), page.url
    for file in (built / "assets").glob("accord.*"):
        named = file.read_bytes().replace(b"xmlns='http://www.w3.org/2000/svg'", b"")
        assert not re.search(rb"https?://", named), file


def test_every_page_says_of_which_instant_and_commit_it_speaks(pages: Mapping[str, Seen]) -> None:
    commit = git(ROOT, "rev-parse", "HEAD").strip()
    for url, page in pages.items():
        wanted = "Oct 30, 2026 10:00" if url.startswith(f"{HOME}en/") else "2026年10月30日"
        assert wanted in page.text, url
        assert commit[:10] in page.text, url


def test_every_page_leads_to_itself_in_the_other_language(pages: Mapping[str, Seen]) -> None:
    for url, page in pages.items():
        path = url.removeprefix(HOME).removeprefix("en/")
        assert {HOME + path, f"{HOME}en/{path}"} <= set(page.links()), url


def test_every_page_has_one_main_part_and_one_first_heading(pages: Mapping[str, Seen]) -> None:
    for page in pages.values():
        tags = [tag for tag, _ in page.elements]
        assert tags.count("h1") == tags.count("main") == 1, page.url


def test_a_record_has_its_contents_beside_it(pages: Mapping[str, Seen]) -> None:
    page = pages[f"{HOME}records/XLX-2026-011/"]
    for anchor in ("next", "form", "entries"):
        assert f"{page.url}#{anchor}" in set(page.links())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_says_everything_it_holds(pages: Mapping[str, Seen], language: str) -> None:
    for name, case in SURVEY.cases.items():
        text = pages[f"{HOME}{LANGUAGES[language]}records/{name}/"].text
        state = case.story.state.label.text(language)
        assert case.record.title in text and state in text
        for entry in case.record.entries:
            if entry.at <= SURVEY.now:
                assert LEDGER.schemas[entry.kind].label.text(language) in text
        for obligation in case.open_obligations:
            assert LEDGER.workflow.obligations[obligation.rule].text(language) in text


def test_archived_records_have_left_the_board(pages: Mapping[str, Seen]) -> None:
    board, index = pages[f"{HOME}board/"], pages[f"{HOME}records/"]
    for name, case in SURVEY.cases.items():
        assert (name in board.text) is not case.archived
        assert name in index.text


def test_what_is_overdue_stands_below_its_department(pages: Mapping[str, Seen]) -> None:
    text = pages[f"{HOME}due/"].text
    for obligation in SURVEY.open_obligations():
        if obligation.due < SURVEY.now:
            assert obligation.record in text


def test_both_languages_have_the_same_guide() -> None:
    chinese, english = (
        {file.relative_to(ROOT / "docs" / each) for file in (ROOT / "docs" / each).rglob("*")}
        for each in LANGUAGES
    )
    assert chinese == english


def test_a_company_that_has_only_begun_has_a_site(tmp_path: Path) -> None:
    """Without a record, and without a pinned present, as whoever starts their own has it."""
    root = copy(tmp_path / "company")
    for kind in ("requests", "feedback"):
        shutil.rmtree(root / "records" / kind)
    registry = root / "records" / "organization.yml"
    text = re.sub(r"(?m)^as_of:.*\n", "", registry.read_text("utf-8"))
    registry.write_text(text, "utf-8")
    build(root, tmp_path / "site")
    home = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "星澜消费科技" in home
