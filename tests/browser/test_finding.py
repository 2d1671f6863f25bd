"""The browser finds exactly the pages in which Python sees a piece of text."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from importlib.resources import files as resources
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page

from accord.site.search.document import Document, Passage
from accord.site.search.files import files
from accord.site.search.folding import fold
from accord.site.search.index import Grams, Indexer
from accord.site.search.order import Order
from tests.browser.window import IN_A_BROWSER

pytestmark = IN_A_BROWSER

# Many of each kind, so that what is looked for stands in several pages, near or far from it.
ALPHABETS = (
    "协作验收自提门店数据看板",
    "2026年07月31日-:/",
    "XLX-2026-0SUP01",
    "Ａｂc，。（）　 ",
    "éÉe\u0301ßſİıΣσς㎡①½ﬁ𠮷😀\u3000\u00a0\u200b",
)
PAGE = '<!doctype html><meta charset="utf-8"><script src="assets/finding.js"></script>'
FIND = """async (queries) => {
  const answers = [];
  for (const query of queries) {
    const found = [];
    for await (const some of accordSearch.find(query)) found.push(...some.found);
    answers.push(found.map((each) => each.url));
  }
  return answers;
}"""


def strange(chance: Random, length: int) -> str:
    """A text that changes its alphabet now and then."""
    parts = []
    while sum(map(len, parts)) < length:
        alphabet = chance.choice(ALPHABETS)
        parts.append("".join(chance.choices(alphabet, k=chance.randint(1, 9))))
    return "".join(parts)


def read(built: Path) -> Iterator[Document]:
    """What the search knows of the pages of a site that was built."""
    for file in sorted(built.rglob("text.js")):
        if file.is_relative_to(built / "en"):
            continue
        said = file.read_text(encoding="utf-8").removeprefix("accordSearch.take(")
        url, (title, passages) = json.loads(f"[{said.removesuffix(');' + chr(10))}]")
        yield Document(url, title, tuple(Passage(*each) for each in passages))


def expected(query: str, folded: Sequence[tuple[str, str, str]]) -> set[str]:
    terms = fold(query).split(" ")
    return {
        url
        for url, title, text in folded
        if all(term in title or term in text for term in terms) and terms != [""]
    }


def prepared(folder: Path, documents: Sequence[Document]) -> None:
    """A page that has the search, and nothing else."""
    indexer = Indexer()
    for number, each in enumerate(documents):
        indexer.add(number, Grams.of(each))
    records = Order(tuple(each.url for each in documents[:40]), archived=30)
    others = [each.url for each in documents[40:]]
    script = resources("accord") / "templates" / "script" / "finding.js"
    (folder / "assets").mkdir()
    (folder / "assets" / "finding.js").write_bytes(script.read_bytes())
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    every = [(each.path, each.data) for each in documents]
    for path, data in (*every, *files(records, others, [indexer.index()])):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def assert_found(page: Page, documents: Sequence[Document], queries: Sequence[str]) -> None:
    folded = [(each.url, fold(each.title), fold(each.text)) for each in documents]
    found = page.evaluate(FIND, queries)
    for query, urls in zip(queries, found, strict=True):
        assert len(urls) == len(set(urls)), query
        assert set(urls) == expected(query, folded), query


def test_every_piece_of_strange_texts_is_found_and_nothing_else(page: Page, tmp_path: Path) -> None:
    """From a folder, where a page may load scripts and nothing else."""
    chance = Random(20261121)  # noqa: S311 - the same texts every time
    documents = [
        Document(
            f"records/{n}/",
            strange(chance, 12),
            tuple(Passage(str(place), "", strange(chance, 60)) for place in range(3)),
        )
        for n in range(60)
    ]
    prepared(tmp_path, documents)
    queries = []
    for _ in range(1500):
        document = chance.choice(documents)
        text = chance.choice((document.title, document.text))
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randint(1, 12)]
        kind = chance.choice((str, str.upper, str.swapcase, str.title, str.strip))
        queries.append(unicodedata.normalize(chance.choice(("NFC", "NFD", "NFKC")), kind(piece)))
    queries += [strange(chance, chance.randint(1, 6)) for _ in range(300)]
    page.goto((tmp_path / "index.html").as_uri())
    assert_found(page, documents, queries)


def test_every_piece_of_the_sample_is_found_and_nothing_else(page: Page, built: Path) -> None:
    documents = [*read(built)]
    chance = Random(7)  # noqa: S311 - the same pieces every time
    queries = []
    for _ in range(700):
        text = chance.choice((each := chance.choice(documents)).text or each.title)
        start = chance.randrange(len(text))
        queries.append(text[start : start + chance.randint(1, 12)])
    page.goto((built / "due" / "index.html").as_uri())
    assert_found(page, documents, queries)
