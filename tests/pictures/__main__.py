"""`python -m tests.pictures [FOLDER]`: builds the site, photographs it, and lays the pictures out.

The pictures are in FOLDER, or in build/pictures, with `overview.html` beside them; those that the
README shows are copied to docs/assets, those of the guides stand beside them.
"""

from __future__ import annotations

import shutil
import sys
from itertools import groupby
from pathlib import Path

import click
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, sync_playwright

from tests.browser.window import CHROMIUM, served
from tests.pictures.guides import take_all
from tests.pictures.plan import KEPT, PAGES, Shot, shots
from tests.site.building import ROOT, build

ASSETS = ROOT / "docs" / "assets"
# What differs with every commit would make other pictures of the same pages.
_STEADY = ".ac-commit { display: none }"


def take(browser: Browser, address: str, shot: Shot, target: Path) -> None:
    """Open a page as its picture wants it, and write the picture."""
    width, height = shot.size
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    if shot.is_printed:
        page.emulate_media(media="print")
    page.goto(PAGES[shot.page])
    page.add_style_tag(content=_STEADY)
    page.wait_for_timeout(200)  # the theme's header says where one is a moment later
    page.screenshot(path=target / f"{shot.name}.png", full_page=shot.is_printed)
    context.close()


def lay_out(target: Path) -> None:
    """Write the sheet on which all pictures are seen side by side."""
    rows = {page: [each.name for each in few] for page, few in groupby(shots(), lambda s: s.page)}
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    sheet = environment.get_template("overview.jinja").render(rows=rows)
    (target / "overview.html").write_text(sheet, "utf-8")


def main(target: Path) -> None:
    site = target / "site"
    target.mkdir(parents=True, exist_ok=True)
    build(ROOT, site)
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM))
        for shot in shots():
            take(browser, address, shot, target)
        take_all(browser, address)
        browser.close()
    lay_out(target)
    for name in KEPT:
        shutil.copyfile(target / f"{name}.png", ASSETS / f"{name}.png")
    click.echo(f"The pictures are at {target / 'overview.html'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "build" / "pictures")
