"""Somebody edits a record while the site is served."""

from __future__ import annotations

from pathlib import Path

from tests.repository import commit
from tests.site.building import copy
from tests.site.serving import served

FORM = "records/requests/XLX-2026-011/request.md"
PAGE = "records/XLX-2026-011/"


def test_an_edit_shows_and_a_spoilt_record_stops_nothing(tmp_path: Path) -> None:
    root = copy(tmp_path)
    commit(root)
    form = root / FORM
    text = form.read_text("utf-8")
    with served(root / "mkdocs.yml") as site:
        site.wait(PAGE, "XLX-2026-011")
        form.write_text(text + "\n又添了一句话。\n", encoding="utf-8")
        site.wait(PAGE, "又添了一句话")
        form.write_text(text.replace("title: ", "title: {"), encoding="utf-8")
        site.wait(PAGE, FORM)
        assert "又添了一句话" not in site.read(PAGE)
        form.write_text(text + "\n都改好了。\n", encoding="utf-8")
        site.wait(PAGE, "都改好了")
