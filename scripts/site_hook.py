"""Hands the generated pages to MkDocs, in memory: most of them in a page rendered once."""

import logging
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace as Found

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from accord import ledger, site
from accord.site.shell import BLANK, Shell
from accord.tree import Folder

logging.getLogger("jieba").setLevel(logging.WARNING)  # it announces its dictionary
_pages: dict[str, site.Page] = {}


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add everything that the program contributes; of the pages, those that MkDocs renders."""
    language = config.theme["language"]
    try:
        books = ledger.read(Folder(Path(config.config_file_path).parent))
    except ledger.PolicyBroken as broken:
        raise PluginError(f"{broken}; accord check says why") from None
    now = books.organization.as_of or datetime.now(books.organization.timezone)
    config.extra["notice"] = site.notice(books, now, language)
    _pages.clear()
    for path, content in {BLANK.path: BLANK, **site.site(books, now, language)}.items():
        if isinstance(content, site.Page):
            _pages[path] = content
        if isinstance(content, bytes) or content.listed:
            data = content if isinstance(content, bytes) else f"# {content.title}"
            files.append(File.generated(config, path, content=data))


def on_page_content(html: str, *, page: Page, **_: object) -> str:
    """Give a page its ready HTML and its table of contents."""
    if not (ours := _pages.get(page.file.src_uri)):
        return html
    page.meta["hide"] = ["navigation", "toc"] if ours.wide else ["navigation"]
    page.meta["search"] = {"exclude": ours.wide or ours is BLANK}
    page.toc = TableOfContents([AnchorLink(each.title, each.id, 2) for each in ours.headings])
    return ours.html


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Put every page that MkDocs did not render into the blank one, which is not kept."""
    if page.file.src_uri != BLANK.path:
        return output
    search = config.plugins.get("material/search")
    for ours in Shell.of(output).fill(_pages.values(), Path(config.site_dir)):
        found = Found(title=ours.title, url=ours.url, meta={}, toc=(), content="<b>")
        if search:
            search.search_index.add_entry_from_context(found)
    return ""
