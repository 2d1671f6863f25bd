"""Hands the generated pages to MkDocs, in memory: most of them in a page rendered once."""

import gc
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from accord import site
from accord.trees import Folder

made = site.Made()
# What is published rests on nothing that an earlier build has left behind.
keeps = os.environ.get("ACCORD_KEEP", "no" if os.environ.get("CI") else "yes") == "yes"


def on_startup(*, command: str, **_: object) -> None:
    """A build keeps what it reads until it ends: there is no garbage to look for."""
    if command == "build":
        gc.disable()


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add everything that the program contributes; of the pages, those that MkDocs renders."""
    tree = Folder(Path(config.config_file_path).parent)
    try:
        made.begin(tree, datetime.now, config.theme["language"], keeps=keeps)
    except site.UNREADABLE as broken:
        raise PluginError(f"{broken}; accord check says why") from None
    except site.SigningError as error:
        raise PluginError(str(error)) from None
    config.extra["notice"], config.extra["stamp"] = made.notice, made.stamp
    for path, data in made.files().items():
        files.append(File.generated(config, path, content=data))


def on_env(env: Environment, **_: object) -> None:
    """Compile the theme's templates once, not for every build."""
    env.bytecode_cache = site.compiled()


def on_page_content(html: str, *, page: Page, **_: object) -> str:
    """Give a page its ready HTML and its table of contents."""
    if not (ours := made.listed.get(page.file.src_uri)):
        made.hear(page.url, page.title, html)
        return html
    page.meta["hide"] = ["navigation", "toc"] if ours.wide else ["navigation"]
    page.toc = TableOfContents([AnchorLink(each.title, each.id, 2) for each in ours.headings])
    return ours.html


def on_page_context(
    context: dict[str, Any], *, page: Page, nav: Navigation, **_: object
) -> dict[str, Any]:
    """Tell the theme which pages lie above one that the menu does not name."""
    return {**context, "trail": site.trail(nav.items, page.url)}


def on_post_page(output: str, *, page: Page, **_: object) -> str:
    """Keep nothing of the blank pages but what the others are put into."""
    return made.take(page.file.src_uri, output)


def on_post_template(output: str, *, template_name: str, **_: object) -> str:
    """Mend the page for addresses that there are not."""
    return site.mended(output) if template_name == "404.html" else output


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write every page that MkDocs did not render."""
    folder, searched = Path(config.site_dir), bool(config.extra.get("search"))
    urls = [each.url for each in made.write(folder, searched=searched)]
    site.complete_sitemap(folder, config.site_url, urls)
