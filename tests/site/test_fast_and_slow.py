"""Pages put into the theme's shell, and the same pages rendered by the theme itself."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.site.building import ROOT
from tests.site.crawl import Seen, crawl

HOOKS = {"fast": ROOT / "scripts/site_hook.py", "slow": ROOT / "tests/site/slow_hook.py"}
ADDRESS = "https://intranet.example/accord/"


def build(folder: Path, hook: Path) -> Path:
    """The sample records by one of the hooks, at an address of its own."""
    folder.mkdir()
    configuration = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_url": ADDRESS,
        "docs_dir": str(ROOT / "docs/zh"),
        "hooks": [str(hook)],
        "theme": {"custom_dir": str(ROOT / "scripts/accord/templates/theme")},
        "not_in_nav": "*",
        "watch": [],
        "plugins": [],
    }
    # Beside the records, which the hook looks for where the configuration lies.
    for name in ("records", "schema"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "mkdocs.yml").write_text(json.dumps(configuration), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "ACCORD_KEEP": "no"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


def elements(page: Seen) -> list[tuple[str, dict[str, str]]]:
    """Every element with its attributes; of links, where they lead."""
    return [
        (
            tag,
            {
                name: urljoin(page.url, value) if name in ("href", "src", "action") else value
                for name, value in attributes.items()
            },
        )
        for tag, attributes in page.elements
    ]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("both")
    return {name: build(folder / name, hook) for name, hook in HOOKS.items()}


def test_both_are_the_same_to_a_reader(sites: dict[str, Path]) -> None:
    fast, slow = (crawl(site) for site in sites.values())
    assert fast.keys() == slow.keys() and len(fast) > 100
    for url, page in slow.items():
        assert elements(fast[url]) == elements(page), url
        assert fast[url].text == page.text, url


def test_both_name_the_same_addresses(sites: dict[str, Path]) -> None:
    named = {
        name: re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
        for name, site in sites.items()
    }
    assert sorted(named["fast"]) == sorted(named["slow"])
    assert f"{ADDRESS}records/XLX-2026-011/" in named["fast"]
    assert len(named["fast"]) == len(set(named["fast"])) == len(crawl(sites["fast"]))


def test_the_packed_sitemap_says_the_same(sites: dict[str, Path]) -> None:
    site = sites["fast"]
    packed = gzip.decompress((site / "sitemap.xml.gz").read_bytes())
    assert packed == (site / "sitemap.xml").read_bytes()
