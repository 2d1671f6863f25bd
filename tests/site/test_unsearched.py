"""A site whose configuration wants no search."""

from __future__ import annotations

import json
from pathlib import Path

from tests.site.building import build, copy


def test_without_a_search_nothing_is_laid_out_for_it(tmp_path: Path) -> None:
    root = copy(tmp_path / "root")
    configuration = {"INHERIT": "mkdocs.yml", "extra": {"search": False}}
    (root / "unsearched.yml").write_text(json.dumps(configuration), encoding="utf-8")
    build(root, tmp_path / "site", {"unsearched.yml": ""})
    assert not (tmp_path / "site" / "search").exists()
    for page in ("index.html", "records/XLX-2026-011/index.html", "404.html"):
        assert "md-search" not in (tmp_path / "site" / page).read_text("utf-8"), page
