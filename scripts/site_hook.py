"""Hands the generated pages to MkDocs, in memory.

The few pages of the menu go through MkDocs. Those of records and departments may be
thousands: MkDocs renders one blank page, and each of them is put into that.
"""

import logging
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

from markupsafe import Markup
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


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add everything that the program contributes; of the pages, those that MkDocs renders."""
    language = "zh" if config.theme["language"] == "zh" else "en"
    try:
        books = ledger.read(Folder(Path(config.config_file_path).parent))
    except ledger.PolicyBroken as broken:
        lines = [f"{each.path}: {each.message.text(language)}" for each in broken.findings]
        raise PluginError("\n".join(lines)) from None
    now = books.organization.as_of or datetime.now(books.organization.timezone)
    config.extra["notice"] = site.notice(books, now, language)
    found = {BLANK.path: BLANK, **site.site(books, now, language)}
    _pages.clear()
    _pages.update({path: page for path, page in found.items() if isinstance(page, site.Page)})
    for path, content in found.items():
        if isinstance(content, bytes):
            files.append(File.generated(config, path, content=content))
        elif content.listed or content is BLANK:
            files.append(File.generated(config, path, content=""))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a page its ready HTML and its table of contents."""
    ours = _pages.get(page.file.src_uri)
    if ours is None:
        return html
    page.title = BLANK.title if ours is BLANK else page.title
    page.meta["hide"] = ["navigation", "toc"] if ours.wide else ["navigation"]
    page.meta["search"] = {"exclude": ours.wide or ours is BLANK}
    page.toc = TableOfContents([AnchorLink(str(h.title), h.id, 2) for h in ours.headings])
    return ours.html


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put every page that MkDocs did not render into the blank one, which is not kept."""
    if page.file.src_uri != BLANK.path:
        return output
    shell = Shell.of(output)
    search = config.plugins.get("material/search")
    for ours in _pages.values():
        if ours.listed or ours is BLANK:
            continue
        target = Path(config.site_dir, ours.url, "index.html")
        target.parent.mkdir(parents=True)
        target.write_text(shell.around(ours), encoding="utf-8")
        if search:
            entry = SimpleNamespace(url=ours.url, title=ours.title, toc=(), meta={})
            entry.content = str(Markup("<h1>{}</h1>").format(ours.title))
            search.search_index.add_entry_from_context(entry)
    return ""
