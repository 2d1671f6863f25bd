"""What the browser writes and what the program writes are the same bytes."""

from __future__ import annotations

import os
import random
import string
from importlib import resources
from typing import Any

from playwright.sync_api import Browser

from accord.author import layout
from tests.browser.window import IN_A_BROWSER

pytestmark = IN_A_BROWSER

SCRIPTS = resources.files("accord") / "templates/writing"
CASES = 1000
# What YAML, its readers, browsers or people may take for something else.
ODD = [
    "", " ", "\u3000", "a ", " a", "a\u3000", "\xa0a", "\u2003a", "no", "No", "ON", "y", "null",
    "~", "true", "False", "=", "<<", "fal\u017fe", "0", "-0", "0010", "1.10", "1e3", "0x1F",
    "0o7", "0b1", "12:30", "1:2:3.5", "+5", "1_000", ".5", "-.inf", ".NaN", "2026-10-25",
    "2026-1-5", "2026-10-25T09:30", "2026-10-25T09:30+08:00", "2026-10-25 09:30",
    "2026-10-25\xa0x", "---", "...", "- a", "-a", "? a", "?a", ": a", ":a", "a:", "a: b", "a:b",
    "a :b", "a #b", "a#b", "#a", "a, b", "a,b", "[a]", "a]", "{a}", "a}", "a{", "a?b", "a? b",
    "a ?b", "a:?b", "a:,b", "&a", "*a", "!a", "|", ">", "'a'", '"a"', "a'b", 'a"b', "%a", "@a",
    "`a", "</script>", "<!--", "a\\b", "a\\", "\\n", "a\nb", "a\r\nb", "a\tb", "\ta", "a\t",
    "a\x00b", "a\x1fb", "a\x7fb", "a\x85b", "a\u2028b", "a\u202eb", "\ufeffa", "a\ufeff",
    "2026-10-25\ufeff", "a\ufffeb", "a\uffffb", "a\u200bb", "😀", "é", "会员日活动页改版",
    "尽快（左右）：“好”",
    "键: 值", "键：值", "很长" * 40, "很长" * 520, "long " * 30 + "x", "x" * 1023, "x" * 1024,
    "x" * 1025, "😀" * 1024, "😀" * 1025,
]  # fmt: skip
PIECES = [
    *"-?:,[]{}#&*!|>'\"%@`=<~ \\\t\n_+.eExT0123456789yn",
    "中",
    "文",
    "😀",
    "é",
    " a",
    "no",
    ": ",
]
NUMBERS: list[int | float] = [
    0, 1, -1, 5, 100, -0.0, 0.1, 1.5, 1e-7, 1.25e-9, 5e-324, 123456.789, 1e15, 1e16, 1e20, 1e21,
    1.7976931348623157e308, -2.5e22, 9007199254740991,
]  # fmt: skip


def text(dice: random.Random) -> str:
    if dice.random() < 0.4:
        return dice.choice(ODD)
    return "".join(dice.choice(PIECES) for _ in range(dice.randrange(1, 9)))


def value(dice: random.Random, depth: int = 0) -> Any:
    kind = dice.random()
    if depth > 2 or kind < 0.5:
        return text(dice)
    if kind < 0.62:
        return dice.choice((*NUMBERS, True, False, None))
    if kind < 0.8:
        return [value(dice, depth + 1) for _ in range(dice.randrange(4))]
    return mapping(dice, depth + 1)


def mapping(dice: random.Random, depth: int = 0) -> dict[str, Any]:
    """Names are texts too, but no bare numbers: a browser puts those before the others."""
    names = [dice.choice(string.ascii_letters) + text(dice) for _ in range(dice.randrange(1, 4))]
    return {name: value(dice, depth) for name in names}


def test_the_browser_writes_the_bytes_that_the_program_writes(browser: Browser) -> None:
    seed = int(os.environ.get("ACCORD_SEED", "1"))
    dice = random.Random(seed)  # noqa: S311 - it draws cases, not secrets
    cases = [
        {"text": each, "in": [each, {each or "x": each}]} for each in ODD if not each.isdigit()
    ]
    cases += [{"number": each, "in": [each]} for each in NUMBERS]
    cases += [mapping(dice) for _ in range(CASES)]
    page = browser.new_page()
    for name in ("notation", "layout"):
        page.add_script_tag(content=(SCRIPTS / f"{name}.js").read_text("utf-8"))
    found = page.evaluate("(cases) => cases.map((each) => accordLayout.text(each, [], {}))", cases)
    page.close()
    wanted = [layout.document(each, "", {}) for each in cases]
    for case, ours, theirs in zip(cases, wanted, found, strict=True):
        assert theirs == ours, (case, seed)


def test_sections_stand_in_the_order_of_the_schema_without_blanks_around_them(
    browser: Browser,
) -> None:
    page = browser.new_page()
    for name in ("notation", "layout"):
        page.add_script_tag(content=(SCRIPTS / f"{name}.js").read_text("utf-8"))
    sections = {"备注": " \u3000完\n", "已完成": "\x1f一\n\n二\ufeff", "空": " \u2003\n"}
    found = page.evaluate(
        "(sections) => accordLayout.text({a: 1}, ['已完成', '空', '缺', '备注'], sections)",
        sections,
    )
    page.close()
    kept = {"已完成": sections["已完成"].strip(), "备注": sections["备注"].strip()}
    assert found == layout.document({"a": 1}, "", kept)
