"""A site read as a browser would: links, anchors, and whatever could run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

HOME = "http://site.test/"
FETCHED = {
    ("link", "href"), ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"),
    ("object", "data"), ("embed", "src"), ("form", "action"), ("image", "href"),
}  # fmt: skip


@dataclass
class Seen:
    """One page: every element with its attributes, every anchor, and the text."""

    url: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def links(self) -> Iterator[str]:
        """Everything that the page leads to or fetches, as absolute addresses."""
        for _, attributes in self.elements:
            for name in ("href", "src", "data", "action"):
                if attributes.get(name):
                    yield urljoin(self.url, attributes[name])

    def fetched(self) -> Iterator[str]:
        """What a browser asks for when it shows the page."""
        for tag, attributes in self.elements:
            for name, value in attributes.items():
                if (tag, name) in FETCHED:
                    yield urljoin(self.url, value)


class _Reader(HTMLParser):
    def __init__(self, page: Seen) -> None:
        super().__init__()
        self._page, self._quiet = page, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._page.elements.append((tag, attributes))
        self._page.anchors |= {attributes[name] for name in ("id", "name") if name in attributes}
        self._quiet = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._quiet = False

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self._page.words.append(data)


def read(file: Path, root: Path) -> Seen:
    """Read one page of the site at `root`."""
    path = file.relative_to(root).as_posix().removesuffix("index.html")
    page = Seen(urljoin(HOME, path))
    _Reader(page).feed(file.read_text(encoding="utf-8"))
    return page


def crawl(root: Path) -> dict[str, Seen]:
    """Every page of a site by its address."""
    pages = (read(file, root) for file in sorted(root.rglob("*.html")) if file.name != "404.html")
    return {page.url: page for page in pages}


def broken_links(root: Path, pages: dict[str, Seen]) -> Iterator[str]:
    """Links of the site that lead to no file, or to no anchor."""
    for page in pages.values():
        for link in page.links():
            address, fragment = urldefrag(link)
            if not address.startswith(HOME):
                continue
            target = pages.get(address)
            if target is None and not (root / unquote(urlsplit(address).path[1:])).is_file():
                yield f"{page.url} -> {link}"
            elif target and fragment and "=" not in fragment and fragment not in target.anchors:
                yield f"{page.url} -> {link} (no such anchor)"
