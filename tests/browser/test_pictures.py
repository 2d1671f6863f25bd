"""What is photographed is there, and what the README shows was photographed."""

from __future__ import annotations

import re
from pathlib import Path

from tests.pictures.__main__ import ASSETS
from tests.pictures.plan import KEPT, PAGES, shots
from tests.site.building import ROOT


def test_every_page_of_the_plan_is_there(built: Path) -> None:
    assert [
        name for name, path in PAGES.items() if not (built / path / "index.html").is_file()
    ] == []


def test_the_readme_shows_what_git_keeps() -> None:
    shown = re.findall(r"docs/assets/([\w-]+)\.png", (ROOT / "README.md").read_text("utf-8"))
    assert set(shown) == set(KEPT) == {each.stem for each in ASSETS.iterdir()}
    assert set(KEPT) <= {each.name for each in shots()}


def test_kept_pictures_are_small() -> None:
    assert max(each.stat().st_size for each in ASSETS.iterdir()) < 250_000
