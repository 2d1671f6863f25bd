"""The site says beside each signature what proves it, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from accord import ledger
from accord.proof.audit import LABELS, Standing
from accord.site import Page, site
from accord.trees import Folder
from tests.proof.office import CONSENSUS, REQUEST, keep, sign_beside
from tests.repository import commit

PAGE = f"records/{REQUEST}/index.md"
SIGNATURE = re.compile(
    r'<li><span class="ac-state" data-tone="proof-([a-z-]+)"[^>]*>([^<]*)</span>'
)


def shown(root: Path, language: str, entry: str = CONSENSUS) -> list[tuple[str, str]]:
    """The standings under an entry, or under the form, in order: the name and the word."""
    opened = ledger.opened(Folder(root))
    assert opened.organization.as_of
    page = site(Folder(root), opened, opened.organization.as_of, language)[PAGE]
    assert isinstance(page, Page)
    anchor = f'<li id="{entry.removesuffix(".md")}"' if entry != "request.md" else '<h2 id="form">'
    _, _, after = page.html.partition(anchor)
    listed = after.partition("<h2")[0].partition("</ol>")[0].partition("<li id=")[0]
    return SIGNATURE.findall(listed)


def documents(root: Path, language: str) -> str:
    """What the record has to be printed."""
    opened = ledger.opened(Folder(root))
    assert opened.organization.as_of
    path = f"records/{REQUEST}/documents/index.md"
    page = site(Folder(root), opened, opened.organization.as_of, language)[path]
    assert isinstance(page, Page)
    return page.html


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_signature_has_its_standing(office: Path, keys: Path, language: str) -> None:
    word = {str(each): LABELS[each].text(language) for each in Standing}
    assert shown(office, language) == [("not-fetched", word["not-fetched"])] * 3
    keep(office, keys / "gate", REQUEST, CONSENSUS, {"MKT": "lin-yue"})
    sign_beside(office, keys / "chen-jing", REQUEST, CONSENSUS, ("TECH", "chen-jing"))
    names = ["reviewed", "signed", "claimed"]
    assert shown(office, language) == [(each, word[each]) for each in names]
    letters = documents(office, language)
    assert letters.count("SHA256:") == 2 and "accord-proof:XLX-2026-001/2026-02-03" in letters
    assert "2026-02-03-consensus.TECH.sig" in letters
    entry = office / f"records/requests/{REQUEST}/2026-02-02-minutes.md"
    entry.write_bytes(entry.read_bytes() + b"\n")
    assert shown(office, language) == [("contradicted", word["contradicted"])] * 3


def test_a_signed_form_says_so_too(office: Path, keys: Path) -> None:
    assert shown(office, "en", "request.md") == []
    sign_beside(office, keys / "lin-yue", REQUEST, "request.md", ("MKT", "lin-yue"))
    assert shown(office, "en", "request.md") == [("signed", "Signed")]


def test_without_git_nothing_was_fetched(sample: Path) -> None:
    assert {name for name, _ in shown(sample, "en")} == {"not-fetched"}
    commit(sample)
    assert {name for name, _ in shown(sample, "en")} == {"not-fetched"}
