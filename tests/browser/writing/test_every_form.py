"""Whatever form is filled in, hostile text in every field: the check accepts what is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from accord.frontmatter.reader import read
from accord.trees import Choice, File, Folder, everywhere
from tests.browser.window import IN_A_BROWSER
from tests.browser.writing.forge import of
from tests.checking import found
from tests.site.building import ROOT

pytestmark = IN_A_BROWSER

FILL = (Path(__file__).parent / "filling.js").read_text("utf-8")
# Breaks out of HTML, scripts, YAML and Markdown wherever somebody forgot something.
LINE = '"</script><img src=x onerror=hacked=1>: # no'
BODY = "## 决议\n```\n---\n</script><img src=x onerror=hacked=1> {{ 1 }} <!-- '' : #"
# Each kind: a record of the sample that allows it, and somebody who may write it.
FORMS = {
    "request": ("", "lin-yue", "MKT"),
    "feedback": ("", "lin-yue", "MKT"),
    "receipt": ("XLX-2026-018", "qian-li", "FIN"),
    "decline": ("XLX-2026-019", "zhao-qiang", "EXEC"),
    "referral": ("20261027-HR-001", "zhao-qiang", "EXEC"),
    "minutes": ("XLX-2026-009", "lin-yue", "MKT"),
    "amendment": ("XLX-2026-011", "tang-yi", "SUP"),
    "consensus": ("XLX-2026-018", "zhao-qiang", "EXEC"),
    "plan": ("XLX-2026-017", "chen-jing", "TECH"),
    "progress": ("XLX-2026-016", "fang-ke", "CS"),
    "risk": ("XLX-2026-009", "chen-jing", "TECH"),
    "escalation": ("XLX-2026-009", "chen-jing", "TECH"),
    "response": ("XLX-2026-010", "zhao-qiang", "EXEC"),
    "hold": ("XLX-2026-009", "chen-jing", "TECH"),
    "resume": ("XLX-2026-012", "lin-yue", "MKT"),
    "delivery": ("XLX-2026-010", "qian-li", "FIN"),
    "acceptance": ("XLX-2026-013", "sun-mei", "MKT"),
    "resolution": ("20261015-MKT-001", "wu-hao", "TECH"),
    "confirmation": ("20261012-SUP-001", "deng-bo", "SUP"),
    "cancel": ("XLX-2026-009", "lin-yue", "MKT"),
    "retrospective": ("XLX-2026-003", "ma-chao", "SUP"),
}


class WithFile(Folder):
    """A folder, and one file more."""

    def __init__(self, root: Path, path: str, text: str) -> None:
        super().__init__(root)
        self._file = File(path, text.encode())

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        yield from super().files(folder, enter)
        if self._file.path.startswith(f"{folder}/"):
            yield self._file

    def read(self, path: str) -> bytes | None:
        return self._file.data if path == self._file.path else super().read(path)


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Page]:
    """A desk at which one form is filled in after the other."""
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
    page.goto("write/")
    yield page
    page.close()


def test_every_kind_is_tried() -> None:
    kinds = {each.stem for each in (ROOT / "schema").glob("*s/*.json")}
    assert kinds == set(FORMS)


@pytest.mark.parametrize("kind", FORMS)
def test_what_a_form_writes_passes_the_check(desk: Page, address: str, kind: str) -> None:
    record, person, department = FORMS[kind]
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    me = json.dumps({"id": person, "department": department})
    desk.evaluate("(me) => localStorage.setItem('accord.me', me)", me)
    desk.goto(f"write/{kind}/" + (f"#record={record}" if record else ""))
    desk.locator(".ac-filling").wait_for()
    desk.evaluate(f"([line, body]) => ({FILL})(line, body)", [LINE, BODY])
    desk.locator(".ac-form-end button").click()
    assert desk.locator(".ac-summary li").all_inner_texts() == []
    given = of(str(desk.locator(".ac-ending-doors a").get_attribute("href")))
    assert given.text == desk.locator(".ac-ending-text").text_content()
    assert desk.evaluate("globalThis.hacked") is None
    assert not [url for url in asked if not url.startswith(address)]
    findings = [
        each for each in found(WithFile(ROOT, given.path, given.text)) if each.path == given.path
    ]
    assert not findings, given.text
    reading = read(given.text.encode())
    assert reading.fields.get("kind", kind) == kind
    assert person in (reading.fields.get("by"), reading.fields.get("raised_by"))
    if kind in ("request", "feedback"):
        assert reading.fields["title"] == LINE[: len(reading.fields["title"])]
    assert all("</script>" in each.text for each in reading.sections)
