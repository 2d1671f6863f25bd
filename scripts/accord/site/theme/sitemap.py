"""The list of all addresses, which the generator wrote before it knew of most pages."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from pathlib import Path

from accord.site.templates import macro
from accord.site.theme.shell import BLANKS

_END = "</urlset>"
_BLANK = re.compile(rf"\s*<url>\s*<loc>[^<]*/{BLANKS[0].url}.*?</url>", re.DOTALL)


def complete_sitemap(folder: Path, base: str | None, urls: Iterable[str]) -> None:
    """Name the pages at `urls` in the sitemap that lies in `folder`, and no blank ones.

    `base` is the address of the language's root; without it no sitemap can name anything.
    """
    file = folder / "sitemap.xml"
    if base and file.exists():
        kept = _BLANK.sub("", file.read_text("utf-8"))
        more = macro("sitemap", "places")(base.rstrip("/") + "/", sorted(urls))
        whole = kept.replace(_END, more + _END).encode()
        file.write_bytes(whole)
        file.with_suffix(".xml.gz").write_bytes(gzip.compress(whole, mtime=0))
