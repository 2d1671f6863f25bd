"""Hands the generated pages to MkDocs, in memory: most of them in a page rendered once."""

import os
from datetime import datetime
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from accord import site

made = site.Made()
# What is published rests on nothing that an earlier build has left behind.
keeps = os.environ.get("ACCORD_KEEP", "no" if os.environ.get("CI") else "yes") == "yes"


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add everything that the program contributes; of the pages, those that MkDocs renders."""
    root, language = Path(config.config_file_path).parent, config.theme["language"]
    try:
        made.begin(root, datetime.now, language, keeps=keeps)
    except site.NothingToShow as reason:
        raise PluginError(str(reason)) from None
    config.extra["notice"], config.extra["stamp"] = made.notice, made.stamp
    for path, data in made.files().items():
        files.append(File.generated(config, path, content=data))


def on_env(env: Environment, **_: object) -> None:
    """Compile the theme's templates once, not for every build."""
    env.bytecode_cache = site.compiled()


def on_page_content(html: str, *, page: Page, **_: object) -> str:
    """Give a page its ready HTML and its table of contents."""
    if not (ours := made.listed.get(page.file.src_uri)):
        return made.hear(page.url, page.title, html)
    page.meta["hide"] = ["navigation", "toc"] if ours.wide else ["navigation"]
    page.toc = TableOfContents([AnchorLink(each.title, each.id, 2) for each in ours.headings])
    return ours.html


def on_page_context(context: dict[str, object], page: Page, nav: Navigation, **_: object) -> None:
    """Tell the theme which pages lie above one that the menu does not name."""
    context["trail"] = site.trail(nav.items, page.url)


def on_post_page(output: str, *, page: Page, **_: object) -> str:
    """Keep nothing of the blank pages but what the others are put into."""
    return made.take(page.file.src_uri, output)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write every page that MkDocs did not render, and what tells of them."""
    made.finish(Path(config.site_dir), config.site_url, searched=bool(config.extra.get("search")))
