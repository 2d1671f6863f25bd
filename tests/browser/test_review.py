"""What is under review, on the board and on the record's page, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.window import IN_A_BROWSER, follow, served
from tests.proposals.hosting import OPEN, REQUESTS, propose, raise_request, receive
from tests.repository import commit
from tests.site.building import build, copy, shared

pytestmark = IN_A_BROWSER

HOSTILE = "<svg onload=t()>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built where three changes are open: a record, an entry, and one full of mischief."""
    root, before = (tmp_path_factory.mktemp(each) for each in ("proposed", "before"))
    return shared(
        tmp_path_factory, "review", lambda after: _build_proposed(copy(root), before, after)
    )


def _build_proposed(root: Path, before: Path, after: Path) -> None:
    commit(root)
    build(root, before)
    raise_request(root, "XLX-2026-021", "展厅灯光改造")
    propose(root, "refs/pull/3/head")
    receive(root)
    propose(root, "refs/pull/4/head")
    raise_request(root, "XLX-2026-022", HOSTILE)
    form = root / REQUESTS / "XLX-2026-022/request.md"
    text = re.sub(
        r"\nbackground: .*", f'\nbackground: "{HOSTILE}"', form.read_text("utf-8"), count=1
    )
    form.write_text(f"{text}\n<script>t()</script>\n", "utf-8")
    (root / REQUESTS / "XLX-2026-023").mkdir()
    (root / REQUESTS / "XLX-2026-023/request.md").write_text("<script>t()</script>", "utf-8")
    propose(root, "refs/pull/5/head")
    build(root, after)
    _same_elsewhere(before, after)


def _same_elsewhere(before: Path, after: Path) -> None:
    """What is proposed changes the board and the page of its record, and nothing else."""
    pages = {path.relative_to(before): path.read_text("utf-8") for path in before.rglob("*.html")}
    assert pages.keys() == {path.relative_to(after) for path in after.rglob("*.html")}
    changed = {
        path.as_posix() for path, text in pages.items() if (after / path).read_text("utf-8") != text
    }
    here = {"board/index.html", f"records/{OPEN}/index.html"}
    assert changed == here | {f"en/{path}" for path in here}


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


def test_the_board_shows_what_is_under_review_and_who_is_to_approve(page: Page) -> None:
    page.goto("board/")
    review = page.locator(".ac-review")
    expect(review).to_have_count(1)
    expect(review).to_contain_text("评审中")
    cards = review.locator(".ac-card")
    expect(cards).to_have_count(4)
    new = cards.filter(has_text="展厅灯光改造")
    expect(new).to_contain_text("新建：待接收")
    expect(new).to_contain_text("总经办的任一成员（孟欣、赵强）")
    expect(new).to_contain_text("#3")
    expect(new.get_by_role("link")).to_have_count(0)
    expect(cards.filter(has_text="XLX-2026-023")).to_contain_text("无法读取")


def test_the_record_says_what_is_proposed_for_it(page: Page) -> None:
    page.goto("board/")
    follow(page.locator(".ac-review").get_by_role("link").first)
    expect(page).to_have_url(re.compile(f"records/{OPEN}/$"))
    expect(page.locator("#review + p + ul")).to_contain_text("接收确认")
    expect(page.locator("#review + p + ul")).to_contain_text("叶青")


def test_the_same_in_english(page: Page) -> None:
    page.goto("en/board/")
    expect(page.locator(".ac-review h3")).to_contain_text("Under review")
    expect(page.locator(".ac-review")).to_contain_text("Still to approve:")


def test_what_is_proposed_can_run_nothing(page: Page) -> None:
    page.add_init_script("window.t = () => { window.ran = true }")
    page.goto("board/")
    expect(page.locator(".ac-review")).to_contain_text(HOSTILE)
    assert page.locator(".ac-review :is(svg, img, script, b)").count() == 0
    assert page.evaluate("window.ran === undefined")
