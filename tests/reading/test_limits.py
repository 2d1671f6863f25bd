"""Texts made to be slow: each is judged within a second, with everything that is told of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from accord import ledger
from accord.check import check
from accord.frontmatter.plaintext import OF_DOCUMENTS
from accord.trees import Folder
from tests.spending import BORNE, spent

ROOT = Path(__file__).parents[2]
PATH = "records/requests/XLX-2026-018/request.md"
FORM = (ROOT / PATH).read_text("utf-8")
HEAD, _, REST = FORM.partition("\nto:")
ROOM = OF_DOCUMENTS.size - len(FORM.encode()) - 20


def filled(piece: str) -> str:
    """So much of a piece as a file can hold beside the form."""
    return piece * (ROOM // len(piece.encode()))


FIELDS = {
    "brackets": "x: " + "[" * 8000,
    "closed brackets": "x: " + "[" * 8000 + "]" * 8000,
    "braces": "x: " + filled("{a: "),
    "questions": filled("? "),
    "hyphens": filled("- "),
    "hyphens alone": filled("-"),
    "tabs": filled("\t"),
    "spaces": filled(" "),
    "full-width spaces": filled("　"),
    "colons": "x: " + filled("a: "),
    "full-width colons": filled("a："),
    "commas in brackets": "x: [" + filled("，"),
    "open brackets in a line": "x: a: " + filled("["),
    "quotes": "x: " + filled("'"),
    "double quotes": "x: " + filled('"'),
    "quoted items left open": "x: [" + filled('"a",'),
    "backslashes": 'x: "' + filled("\\\\"),
    "number signs": "x: a" + filled(" #b"),
    "anchors": filled("&a "),
    "exclamation marks": "x: " + filled("!"),
    "digits": "x: " + filled("1"),
    "digits and underlines": "x: " + filled("1_"),
    "minutes": "x: " + filled("1:0"),
    "a date": "raised_by: 2026-07-06 " + filled("T0"),
    "a long text": "title2: " + filled("长"),
    "a long name": filled("a") + ": 1",
    "empty lines": filled("\n"),
    "lines of words": filled("words\n"),
    "lines of slips": filled("a:b\n"),
    "fields nobody knows": "".join(f"f{number}: 1\n" for number in range(1900)),
    "too many fields": "".join(f"f{number}: 1\n" for number in range(5000)),
    "a list of many": "links2: [" + "1, " * 1999 + "1]",
    "a list of too many": "links2: [" + filled("1, ") + "1]",
    "many wrong departments": "to: [" + ", ".join(f"d{number}" for number in range(1999)) + "]",
    "many wrong people": "cc: [" + ", ".join(f"P{number}" for number in range(1999)) + "]",
    "many wrong tasks": "work:\n" + "".join(f"  - {{x: {number}}}\n" for number in range(1900)),
    "many equal mappings": "milestones: [" + "{}, " * 1900 + "{}]",
    "many wrong mappings": "milestones: ["
    + ", ".join(f"{{a: {number}, b: c}}" for number in range(1900))
    + "]",
    "deep in the right places": "work: " + "[{tasks: " * 4 + "1" + "}]" * 4,
}
BODIES = {
    "headings": filled("\n## a\n"),
    "marks of code": filled("\n```\n"),
    "stars": filled("*"),
    "brackets": filled("[") + filled("]")[:9],
    "links": filled("[a](")[:-200],
    "numbers": filled("138001380001 "),
    "one number": filled("1"),
    "addresses": filled("a@b."),
    "an address": filled("a"),
}


def judged(root: Path, text: str) -> float:
    (root / PATH).write_text(text, encoding="utf-8")
    tree = Folder(root)
    opened = ledger.opened(tree)
    now = opened.organization.instant("2026-11-20T10:00")

    def judge() -> None:
        for each in check(tree, opened, now).findings:
            assert each.message.text("zh")
            assert each.help.text("en")

    return spent(judge)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("limits")
    shutil.copytree(ROOT / "schema", folder / "schema")
    (folder / PATH).parent.mkdir(parents=True)
    for path in ledger.POLICY.values():
        shutil.copy(ROOT / path, folder / path)
    return folder


def without(name: str) -> str:
    """The form's fields but one, with what is written over several lines below it."""
    lines, skipped = [], False
    for line in FORM.split("\n---\n", 1)[0].split("\n"):
        skipped = line.startswith(f"{name}:") or (skipped and line.startswith(" "))
        if not skipped:
            lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("name", FIELDS)
def test_fields_made_to_be_slow_are_judged_within_a_second(root: Path, name: str) -> None:
    block = FIELDS[name]
    text = f"{without(block.partition(':')[0])}\n{block}\n---\n\n## 背景\n"
    assert judged(root, text) < BORNE


@pytest.mark.parametrize("name", BODIES)
def test_bodies_made_to_be_slow_are_judged_within_a_second(root: Path, name: str) -> None:
    assert judged(root, FORM + BODIES[name]) < BORNE
