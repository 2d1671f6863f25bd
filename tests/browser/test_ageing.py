"""A page that was built some time ago, opened in a real browser: it says what Python says now."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from difflib import unified_diff
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from accord import ledger, site, survey
from accord.ledger import Ledger
from accord.obligation import Obligation
from accord.obligations import owed
from accord.trees import Folder
from accord.workflow.fold import Story
from tests.browser.window import IN_A_BROWSER, served
from tests.site.building import build, copy

pytestmark = IN_A_BROWSER

# On a Friday morning before noon; then after its closing, and two weeks later.
BUILT = "2026-10-30T10:00"
OPENED = ("2026-10-30T18:01", "2026-11-12T17:59")
# What is told elsewhere (figures, what changed lately, the reference) is of the build.
AGEING = ("index.html", "board/", "due/", "records/", "risks/", "departments/", "people/")
SCRIPTS = ("clockwork", "accord")

HOLD = """\
---
kind: hold
at: 2026-10-29T09:30
by: chen-jing
department: TECH
reason: 等待上游接口
---

## 说明

- 等待上游接口的时间还不知道。
"""

# What a reader sees: the words that are there, and the tone of whatever has one.
SEEN = """() => {
  const root = document.querySelector(".accord");
  const built = "[data-tone=mark], [data-ac-built]";  // what is told of the build alone
  for (const each of root.querySelectorAll(built)) each.remove();
  const rows = root.innerText.split("\\n").map((row) => row.trim()).filter(Boolean);
  const toned = [...root.querySelectorAll("[data-tone]")].filter((each) => each.checkVisibility());
  const said = (each) => each.dataset.tone + ": " + (each.innerText || "").slice(0, 40);
  return [rows, toned.map(said)];
}"""


def unpin(root: Path) -> None:
    registry = root / "records/organization.yml"
    registry.write_text(re.sub(r"\nas_of: .*", "", registry.read_text("utf-8")), "utf-8")


@pytest.fixture
def records(sample: Path) -> Path:
    """The sample without its pin; nothing of it happens merely because time goes by."""
    unpin(sample)
    hold = sample / "records/requests/XLX-2026-012/2026-10-20-hold-DESIGN.md"
    hold.write_text(
        hold.read_text("utf-8").replace("until: 2026-11-09", "until: 2026-12-31"), "utf-8"
    )
    return sample


def frame(page: site.Page, notice: str, *, ages: bool) -> str:
    """A page as any generator might publish it."""
    root = "../" * page.url.count("/") or "./"
    tags = [f'<script src="{root}assets/{name}.js" defer></script>' for name in SCRIPTS]
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f'<link rel="stylesheet" href="{root}assets/accord.css"><p class="ac-notice">{notice}</p>'
        f"{page.html}{''.join(tags if ages else tags[-1:])}</html>"
    )


def publish(records: Path, folder: Path, now: str, language: str, *, ages: bool) -> list[str]:
    """Write the site as of `now`; gives the files of the pages that age."""
    opened = ledger.opened(Folder(records))
    instant = opened.organization.instant(now)
    notice = site.notice(Folder(records), opened, instant, language, pinned=False)
    pages = []
    for path, content in site.site(Folder(records), opened, instant, language).items():
        target = folder / path
        if isinstance(content, site.Page):
            target = target.with_suffix(".html")
            pages.append(str(target.relative_to(folder)))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(
            content if isinstance(content, bytes) else frame(content, notice, ages=ages).encode()
        )
    return [each for each in pages if each.startswith(AGEING)]


def key(each: Obligation) -> tuple[object, ...]:
    return (each.rule, each.subject, each.department, each.person, each.due)


def without_news(monkeypatch: pytest.MonkeyPatch, records: Path, then: str) -> None:
    """Later builds know what was owed then, and nothing that has come up since."""
    book = ledger.read(Folder(records))
    whole = survey.survey(book, book.organization.instant(then))
    known = {name: set(map(key, case.obligations)) for name, case in whole.cases.items()}

    def owed_then(story: Story, book: Ledger) -> tuple[Obligation, ...]:
        found = owed(story, book)
        return tuple(each for each in found if key(each) in known[story.record.id])

    monkeypatch.setattr(survey, "owed", owed_then)


def difference(aged: list[list[str]], fresh: list[list[str]]) -> list[str]:
    rows = (
        unified_diff(*each, "aged", "fresh", lineterm="", n=0)
        for each in zip(aged, fresh, strict=True)
    )
    return [row for each in rows for row in each]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-US", timezone_id="America/New_York")
    yield context.new_page()
    context.close()


def compared(page: Page, folder: Path, paths: Iterable[str], now: str) -> dict[str, list[str]]:
    """What old pages say otherwise than new ones at an instant, by their files."""
    wrong = {}
    page.clock.set_fixed_time(f"{now}+08:00")
    for path in paths:
        page.goto((folder / "old" / path).as_uri())
        aged = page.evaluate(SEEN)
        page.goto((folder / now / path).as_uri())
        if aged != (fresh := page.evaluate(SEEN)):
            wrong[f"{now} {path}"] = difference(aged, fresh)
    return wrong


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.nightly)])
def test_an_old_page_says_what_a_new_one_says(
    page: Page, tmp_path: Path, records: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    pages = publish(records, tmp_path / "old", BUILT, language, ages=True)
    without_news(monkeypatch, records, BUILT)
    # Within the day of the build nearly nothing happens; English says it of all pages, at night.
    some = [path for path in pages if not path.startswith("records/")]
    wrong = {}
    for now, looked_at in zip(OPENED, (pages if language == "en" else some, pages), strict=True):
        publish(records, tmp_path / now, now, language, ages=False)
        wrong |= compared(page, tmp_path, looked_at, now)
    assert not wrong, json.dumps(wrong, ensure_ascii=False, indent=1)


def test_what_is_on_hold_stands_still(page: Page, tmp_path: Path, records: Path) -> None:
    hold = records / "records/requests/XLX-2026-020/2026-10-29-hold-TECH.md"
    hold.write_text(HOLD, "utf-8")
    publish(records, tmp_path, BUILT, "en", ages=True)
    owing = page.locator(".ac-owing")
    tones = {}
    for now in (BUILT, OPENED[-1]):
        page.clock.set_fixed_time(f"{now}+08:00")
        page.goto((tmp_path / "records/XLX-2026-020/index.html").as_uri())
        tones[now] = [each.get_attribute("data-tone") for each in owing.all()]
    assert set(tones[BUILT]) >= {"pending"}
    assert tones[BUILT] == tones[OPENED[-1]]


@pytest.fixture
def home(page: Page, tmp_path: Path, records: Path) -> Page:
    """The home page in English, built and not opened yet."""
    publish(records, tmp_path, BUILT, "en", ages=True)
    return page


def opened(page: Page, folder: Path, now: str) -> Page:
    page.clock.set_fixed_time(now)
    page.goto((folder / "index.html").as_uri())
    return page


def test_a_banner_says_that_a_page_is_old(home: Page, tmp_path: Path) -> None:
    banner = home.get_by_role("status")
    opened(home, tmp_path, "2026-10-31T09:59:00+08:00")
    expect(banner).to_have_text("")
    opened(home, tmp_path, "2026-10-31T10:00:00+08:00")
    expect(banner).to_contain_text("built more than a day ago")
    opened(home, tmp_path, "2026-11-09T12:00:00+08:00")
    expect(banner).to_contain_text("built more than 10 days ago")
    expect(banner).to_be_visible()


def test_the_theme_shows_the_banner_on_every_page(page: Page, tmp_path: Path) -> None:
    root = copy(tmp_path / "repository")
    unpin(root)
    build(root, tmp_path / "site", {"mkdocs.yml": ""})
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=49))
    with served(tmp_path / "site") as address:
        for path in ("", "records/XLX-2026-001/", "guide/staff/"):
            page.goto(address + path)
            expect(page.get_by_role("status").first).to_contain_text("本站生成已超过 2 天")


def test_a_clock_that_runs_behind_the_build_is_not_believed(home: Page, tmp_path: Path) -> None:
    opened(home, tmp_path, f"{BUILT}:00+08:00")
    right = home.evaluate(SEEN)
    opened(home, tmp_path, "2020-01-01T00:00:00+08:00")
    assert home.evaluate(SEEN) == right


def test_a_page_that_stays_open_ages_too(page: Page, tmp_path: Path, records: Path) -> None:
    publish(records, tmp_path, BUILT, "en", ages=True)
    page.clock.install(time=f"{BUILT}:00+08:00")
    page.goto((tmp_path / "index.html").as_uri())
    late = page.locator("[data-ac-count=late]").first
    before = late.inner_text()
    page.clock.fast_forward("08:02:00")
    page.clock.run_for(61_000)
    expect(late).not_to_have_text(before)
    assert int(late.inner_text()) > int(before)


def test_a_list_that_stays_open_goes_on_saying_how_much_fits(
    page: Page, tmp_path: Path, records: Path
) -> None:
    publish(records, tmp_path, BUILT, "en", ages=True)
    page.clock.install(time=f"{BUILT}:00+08:00")
    page.goto((tmp_path / "records/index.html").as_uri())
    shown = page.locator("[data-ac-shown]")
    before = shown.inner_text()
    page.clock.run_for(61_000)
    expect(shown).to_have_text(before)
    expect(page.get_by_text("No record fits these filters.")).to_be_hidden()


def test_what_somebody_has_the_focus_on_is_not_moved(
    page: Page, tmp_path: Path, records: Path
) -> None:
    publish(records, tmp_path, BUILT, "en", ages=True)
    page.clock.install(time=f"{BUILT}:00+08:00")
    page.goto((tmp_path / "index.html").as_uri())
    first = page.locator("#soon + ul > li").first
    first.locator("a").first.focus()
    page.clock.fast_forward("08:02:00")
    page.clock.run_for(61_000)
    expect(first).to_have_attribute("data-tone", "overdue")
    expect(first.locator("a").first).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.clock.run_for(61_000)
    expect(first).to_have_attribute("data-tone", "soon")
