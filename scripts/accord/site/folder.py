"""The pages as files, for whichever site generator reads Markdown."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from accord.site.page import Page
from accord.site.templates import macro

MARK = ".accord-pages"
_BLANK = re.compile(r"\n(?=[ \t]*\n)")


class Foreign(Exception):
    """The folder holds something else, which is not ours to replace."""


def write(site: Mapping[str, Page | bytes], notice: str, folder: Path) -> None:
    """Make `folder` hold exactly the site: built beside it, then moved into its place.

    Raises:
        Foreign: the folder is there, is not empty, and was not written by this function.
        OSError: it can't be written.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise Foreign(f"{folder} holds other files; name an empty folder or a new one")
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.absolute().parent))
    try:
        new = beside / "new"
        for path, content in {**site, MARK: b""}.items():
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else _source(content, notice))
        if folder.exists():
            folder.rename(beside / "old")
        new.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _source(page: Page, notice: str) -> bytes:
    """A title in the front matter, and the page's HTML as one block.

    A blank line would end the block, and a brace might mean something to the generator.
    """
    root = "../" * page.url.count("/") or "./"
    block = _BLANK.sub("&#10;\n", page.html.strip())
    notice, block = (each.replace("{", "&#123;") for each in (notice, block))
    return macro("page", "source")(page.title, notice, root, block).encode()
