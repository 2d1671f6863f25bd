"""What the search of a built site makes a reader load: kilobytes for a query, compressed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from playwright.sync_api import Page, Response, sync_playwright

from tests.browser.window import CHROMIUM, served

QUERIES = 24
# What somebody sees before asking for more.
ASK = """async (query) => { await accordSearch.find(query).next(); }"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Kilobytes of the first queries of readers, and of the queries that follow them."""

    first: tuple[float, ...]
    later: tuple[float, ...]


def loaded(site: Path) -> Loaded:
    """What pieces of the records' texts, of two to eight characters, make browsers load."""
    queries = [*_pieces(site)]
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        pairs = [
            tuple(_kilobytes(browser.new_page(base_url=address), queries[start : start + 2]))
            for start in range(0, len(queries), 2)
        ]
        browser.close()
    return Loaded(tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))


def _kilobytes(page: Page, queries: Sequence[str]) -> Iterator[float]:
    """What each query in turn loads, by a reader who has the page already."""
    page.goto("index.html")
    seen: list[Response] = []
    page.on("response", lambda response: seen.append(response))  # noqa: PLW0108 - it is written to
    for query in queries:
        seen.clear()
        page.evaluate(ASK, query)
        yield sum(len(gzip.compress(each.body(), 6)) for each in seen) / 1000
    page.close()


def _pieces(site: Path) -> Iterator[str]:
    chance = Random(1)  # noqa: S311 - the same queries every time
    files = sorted(site.glob("records/*/text.js"))
    for file in chance.choices(files, k=QUERIES):
        said = file.read_text(encoding="utf-8")
        _, (_, passages) = json.loads(f"[{said[said.index('(') + 1 : said.rindex(')')]}]")
        words = [word for *_, text in passages for word in text.split() if len(word) > 1]
        word = chance.choice(words)
        start = chance.randrange(len(word) - 1)
        yield word[start : start + chance.randint(2, 8)]
