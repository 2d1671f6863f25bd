"""A site of what should not be: hostile text, broken files, a schema that has grown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from accord import ledger
from accord.ledger import Ledger
from accord.model import Document
from accord.schema.schemas import Node
from accord.trees import Folder
from tests.site.building import ROOT, build, copy, shared
from tests.site.crawl import HOME, Seen, broken_links, crawl

VICTIM = "XLX-2026-017"
BROKEN = "XLX-2026-016"
CALM = "XLX-2026-015"
HOSTILE = (
    "<script>t()</script>",
    "</div><img src=x onerror=t()>",
    "{{ 7*7 }}{% raw %}",
    "javascript:t()//",
    "\"' onmouseover=t() x='",
    "](javascript:t())",
    "<!--",
    "]]></script><svg/onload=t()>",
    "&lt;img src=x onerror=t()&gt;",
    "长" * 20,
    "W" * 20,
    "\u05e9\u05dc\u05d5\u05dd <b>",
)
_TOLD = re.compile(r'id="ac-writing">(.*?)</script>', re.DOTALL)
BODY = """
<script>t()</script>

</div></article></main>

<img src="https://evil.example/x.png" onerror="t()">
![x](https://evil.example/y.png) <iframe src="https://evil.example/"></iframe>

[a](javascript:t()) [b](JaVaScRiPt:t()) [c](data:text/html,t) <javascript:t()> [d](../../../x)
[e]: javascript:t()
[e] {{ config.site_dir }} {% include "x" %} --8<-- "mkdocs.yml"

# Large { #entries onclick=t() }

### Small

<!-- unclosed

- a | b
  `<svg onload=t()>`

```
<script>t()</script>
```

| a | b |
| - | - |
| <b onclick=t()>c | [d](vbscript:t()) |
"""


def spoilt(node: Node, value: Any, texts: Iterator[str]) -> Any:
    """A value with hostile words wherever its schema allows any words at all."""
    if isinstance(value, dict):
        known = node.get("properties", {})
        return {name: spoilt(known[name], each, texts) for name, each in value.items()}
    if isinstance(value, list):
        inner = next((c["items"] for c in (node, *node.get("anyOf", ())) if "items" in c), {})
        return [spoilt(inner, each, texts) for each in value]
    free = isinstance(value, str) and node.get("pattern") in (None, "\\S") and "maxLength" in node
    if not free:
        return value
    return next(each for each in texts if len(each) <= node["maxLength"])


def victims(read: Ledger) -> Iterator[tuple[str, Document]]:
    """Documents of every kind of form and entry, each with the name of its kind.

    All of one record's, and of others the first of each kind that it has not.
    """
    seen = set()
    first, *others = sorted(read.records.values(), key=lambda record: record.id != VICTIM)
    for record in (first, *others):
        documents = (record.form, *(entry.document for entry in record.entries))
        for document in documents:
            name = str(document.fields.get("kind", record.kind))
            if record is first or (name not in seen and record.id not in (BROKEN, CALM)):
                seen.add(name)
                yield name, document


def endless() -> Iterator[str]:
    while True:
        yield from HOSTILE


@pytest.fixture(scope="session")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("strange")
    return shared(tmp_path_factory, "strange", lambda site: _build_strange(copy(root), site))


def _build_strange(root: Path, site: Path) -> None:
    _add_a_field(root / "schema" / "forms" / "request.json")
    read, texts = ledger.read(Folder(root)), endless()
    for name, document in victims(read):
        fields = spoilt(read.schemas[name].node, dict(document.fields), texts)
        if name == "request":
            fields["budget"] = "<b>12 万元</b>"
        headings = [section.heading for section in document.sections]
        body = "".join(f"\n## {heading}\n{BODY}" for heading in headings)
        front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=1000)
        (root / document.path).write_text(f"---\n{_bare_times(front)}---\n{body}", "utf-8")
    form = root / "records" / "requests" / BROKEN / "request.md"
    form.write_text(form.read_text("utf-8").replace("priority:", "priority: &x"), "utf-8")
    entry = next((root / "records/requests/XLX-2026-011").glob("*progress*"))
    entry.write_text("---\nkind: <script>t()</script>\n---\n", "utf-8")
    build(root, site)


@pytest.fixture(scope="module")
def pages(strange: Path) -> Mapping[str, Seen]:
    return crawl(strange)


def _add_a_field(schema: Path) -> None:
    node = json.loads(schema.read_text("utf-8"))
    node["properties"]["budget"] = {
        "title": "预算", "description": "花多少钱。",
        "x-en": {"title": "Budget", "description": "How much it costs."},
        "type": "string", "maxLength": 40, "examples": ["5 万元"],
    }  # fmt: skip
    schema.write_text(json.dumps(node, ensure_ascii=False), "utf-8")


def _bare_times(front: str) -> str:
    """Dates and instants stand bare in records; the YAML writer quotes some of them."""
    lines = []
    for line in front.splitlines(keepends=True):
        head, colon, value = line.partition(": ")
        bare = value.strip().strip("'")
        lines.append(
            f"{head}: {bare}\n" if colon and bare[:2] == "20" and "W" not in bare else line
        )
    return "".join(lines)


def test_every_kind_has_a_victim() -> None:
    read = ledger.read(Folder(ROOT))
    policy = {"calendar", "organization", "workflow", "wording"}
    assert {name for name, _ in victims(read)} == set(read.schemas.by_name) - policy


def test_the_hostile_record_was_read(pages: Mapping[str, Seen]) -> None:
    for below in ("", "en/"):
        text = pages[f"{HOME}{below}records/{VICTIM}/"].text
        assert "<script>t()</script>" in text and "{{ 7*7 }}" in text


def test_no_hostile_word_became_markup(pages: Mapping[str, Seen]) -> None:
    for page in pages.values():
        calm = pages[
            f"{HOME}en/records/XLX-2026-015/"
            if "/en/" in page.url
            else f"{HOME}records/XLX-2026-015/"
        ]
        others = scripts(pages[f"{HOME}board/"]) | scripts(pages[f"{HOME}write/request/"])
        assert scripts(page) <= scripts(calm) | others, page.url
        for tag, attributes in page.elements:
            assert tag not in ("iframe", "object", "embed", "base", "svg:script"), page.url
            assert not any(name.startswith("on") for name in attributes), page.url
        for link in page.links():
            assert link.partition(":")[0] in ("http", "https", "data"), page.url
        assert all(each.startswith((HOME, "data:")) for each in page.fetched()), page.url


def scripts(page: Seen) -> set[str]:
    return {
        attributes.get("src", "").lstrip("./")
        for tag, attributes in page.elements
        if tag == "script"
    }


def test_the_layout_holds(pages: Mapping[str, Seen]) -> None:
    page = pages[f"{HOME}records/{VICTIM}/"]
    tags = [tag for tag, _ in page.elements]
    assert tags.count("main") == tags.count("h1") == 1
    assert "footer" in tags[tags.index("main") :]
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_no_link_is_broken(pages: dict[str, Seen], strange: Path) -> None:
    assert not list(broken_links(strange, pages))


def test_a_broken_record_says_what_is_wrong(pages: Mapping[str, Seen]) -> None:
    page = pages[f"{HOME}records/{BROKEN}/"]
    assert f"records/requests/{BROKEN}/request.md:" in page.text
    assert BROKEN in pages[f"{HOME}records/"].text


def test_an_unread_entry_is_shown_as_such(pages: Mapping[str, Seen]) -> None:
    page = pages[f"{HOME}en/records/XLX-2026-011/"]
    assert "count for nothing" in page.text and "progress" in page.text


def test_a_field_added_to_the_schema_appears(pages: Mapping[str, Seen]) -> None:
    assert "预算 <b>12 万元</b>" in pages[f"{HOME}records/{VICTIM}/"].text.replace(
        "预算", "预算 "
    ).replace("  ", " ")
    assert "预算<b>12 万元</b>" in pages[f"{HOME}records/{VICTIM}/documents/"].text
    assert "How much it costs." in pages[f"{HOME}en/reference/request/"].text
    assert "How much it costs." in pages[f"{HOME}en/write/request/"].text


def test_what_the_forms_are_told_of_a_record_stays_a_value(strange: Path) -> None:
    told = [_TOLD.search(page.read_text("utf-8")) for page in strange.glob("records/*/index.html")]
    texts = [each[1] for each in told if each]
    assert len(texts) > 20 and not any("<" in each for each in texts)
    assert "<script>t()</script>" in {json.loads(each)["title"] for each in texts}
