"""The pages as values and as files."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord import ledger, site
from accord.commands.pages import pages
from accord.site.folder import MARK, Foreign, write
from accord.site.theme.shell import BLANKS, Shell
from accord.trees import Folder

ROOT = Path(__file__).parents[2]
TREE = Folder(ROOT)
LEDGER = ledger.read(TREE)
NOW = LEDGER.organization.as_of
assert NOW is not None


def test_the_same_ledger_and_instant_give_the_same_pages() -> None:
    assert site.site(TREE, LEDGER, NOW, "zh") == site.site(TREE, LEDGER, NOW, "zh")


def test_many_hands_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = site.site(TREE, LEDGER, NOW, "zh")
    monkeypatch.setattr("accord.ledger.shares.MANY", 1)
    monkeypatch.setattr("accord.ledger.shares.hands", lambda: 3)
    assert site.site(TREE, LEDGER, NOW, "zh") == alone


def test_an_instant_that_was_asked_for_is_called_a_look_back_and_never_ages() -> None:
    shown = site.notice(TREE, LEDGER, NOW - timedelta(days=30), "en", pinned=True)
    assert "looked back" in shown and "demonstration" not in shown and "data-ac-pinned" in shown


def test_a_pinned_instant_is_called_a_demonstration_and_never_ages() -> None:
    shown = site.notice(TREE, LEDGER, NOW, "en", pinned=True)
    assert "demonstration" in shown and "data-ac-pinned" in shown
    assert "noscript" not in shown and "data-ac-stale" not in shown


def test_a_page_that_ages_says_when_it_was_built_and_what_holds_without_scripts() -> None:
    later = LEDGER.organization.instant("2026-11-01T08:00")
    shown = site.notice(TREE, LEDGER, later, "en", pinned=False)
    assert "demonstration" not in shown and "data-ac-pinned" not in shown
    assert 'data-ac-as-of="2026-11-01T08:00:00+08:00"' in shown
    assert "<noscript>Scripts are off" in shown


def test_a_shell_is_filled_with_title_contents_and_address() -> None:
    blank = BLANKS[1]
    theme = (
        f"<title>{blank.title}</title><a href='../../en/{blank.url}'>en</a>"
        "<nav><ul><li class='x'>\n<a href='#accord-shell-id'>accord-shell-heading</a></li>"
        "</ul></nav>"
        f"<main>{blank.html}</main>"
    )
    page = site.Page(
        "records/X-1/", "a < b", '<h1>t</h1><h2 id="one">One &amp; all</h2><h2 id="two">Two</h2>'
    )
    assert Shell.of(theme, blank).around(page) == (
        "<title>a &lt; b</title><a href='../../en/records/X-1/'>en</a>"
        "<nav><ul><li class='x'>\n<a href='#one'>One &amp; all</a></li>"
        "<li class='x'>\n<a href='#two'>Two</a></li></ul></nav>"
        f"<main>{page.html}</main>"
    )


def test_a_theme_without_a_place_for_the_content_is_refused() -> None:
    with pytest.raises(ValueError, match="content"):
        Shell.of("<html></html>", BLANKS[0])


def test_the_command_writes_a_title_and_one_block_for_each_page(tmp_path: Path) -> None:
    done = CliRunner().invoke(pages, ["-C", str(ROOT), "--lang", "zh", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    written = {file.relative_to(tmp_path / "out").as_posix() for file in tmp_path.rglob("*.*")}
    assert {"index.md", "board/index.md", "assets/accord.css", MARK} <= written
    assert {f"records/{name}/index.md" for name in LEDGER.records} <= written
    text = (tmp_path / "out/records/XLX-2026-011/index.md").read_text("utf-8")
    front, block = re.fullmatch(r"---\n(.+?)\n---\n\n(.+?)\n", text, re.DOTALL).groups()  # type: ignore[union-attr]
    assert front.startswith('title: "XLX-2026-011') and "\n\n" not in block and "{" not in block


def test_a_folder_is_replaced_whole_and_only_if_it_is_ours(tmp_path: Path) -> None:
    out = tmp_path / "out"
    page = site.Page("a/", "A", "<p>a</p>")
    write({page.path: page, "assets/x": b"x"}, "now", out)
    write({page.path: page}, "now", out)
    assert sorted(file.name for file in out.rglob("*") if file.is_file()) == [MARK, "index.md"]
    assert [file.name for file in tmp_path.iterdir()] == ["out"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").touch()
    with pytest.raises(Foreign):
        write({page.path: page}, "now", tmp_path / "mine")
