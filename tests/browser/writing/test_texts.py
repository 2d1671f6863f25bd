"""The browser reads texts as the check does: what is private, vague, does not show, or is a day."""

from __future__ import annotations

import os
import random
from datetime import date
from importlib import resources
from itertools import chain
from pathlib import Path

from playwright.sync_api import Browser

from accord import ledger
from accord.frontmatter import times
from accord.texts.characters import HIDDEN, named
from accord.texts.privacy import traces
from accord.trees import Folder
from tests.browser.window import IN_A_BROWSER
from tests.test_privacy import HELD, INNOCENT

pytestmark = IN_A_BROWSER

WORDING = ledger.opened(Folder(Path(__file__).parents[3])).wording
SCRIPTS = resources.files("accord") / "templates/writing"
CASES = 1200
DAY = date(2026, 7, 1)


def pieces() -> list[str]:
    """Words that say too little and phrases in which they do not, private data, what is between."""
    words = chain.from_iterable((*each.words, *each.exceptions) for each in WORDING.groups)
    held = [text for _, _, text in HELD]
    return [
        *words, *held, *INNOCENT, *" 0123456789三，。“”「」`\n@-.：aZ", "https://a.cn/", "\n```\n",
        "The team will ", "\u200b", "\ufeff", "\U000e0001", "😀", "1381234", "5678",
    ]  # fmt: skip


def test_the_browser_reads_texts_as_the_check_does(browser: Browser) -> None:
    seed = int(os.environ.get("ACCORD_SEED", "1"))
    dice, known = random.Random(seed), pieces()  # noqa: S311 - it draws cases, not secrets
    texts = ["".join(dice.choices(known, k=dice.randrange(1, 6))) for _ in range(CASES)]
    groups = [
        {"words": each.words, "except": each.exceptions, "number": each.number}
        | {"instead": each.instead.zh, "since": each.since and each.since.isoformat()}
        for each in WORDING.groups
    ]
    page = browser.new_page()
    page.evaluate("(vague) => { globalThis.accordForms = { vague }; }", groups)
    for name in ("texts", "private", "vague"):
        page.add_script_tag(content=(SCRIPTS / f"{name}.js").read_text("utf-8"))
    answers = page.evaluate(
        """([texts, day]) => texts.map((text) => [
          accordPrivate(text).map(({ kind, value }) => [kind, value]),
          accordVague(text, day).map(({ word, instead }) => [word, instead]),
          accordTexts.hidden(text), accordTexts.length(text),
        ])""",
        [texts, DAY.isoformat()],
    )
    page.close()
    for text, answer in zip(texts, answers, strict=True):
        odd = HIDDEN.search(text)
        wanted = [
            [[each.kind.value.replace("-", "_"), each.masked] for each in traces(text)],
            [
                [each.word, each.group.instead.zh]
                for each in WORDING.vague(text)
                if each.group.since is None or each.group.since <= DAY
            ],
            named(odd[0]).partition(" ")[0] if odd else "",
            len(text),
        ]
        assert answer == wanted, (text, seed)


def understood(text: str) -> str:
    """The day that is meant, or none: what `times` reads need not exist."""
    try:
        return date.fromisoformat(times.day(text) or "").isoformat()
    except ValueError:
        return ""


def test_the_browser_understands_days_as_the_commands_do(browser: Browser) -> None:
    between = ("", "-", "/", ".", "年", "月", " ", "－", "—", " / ", "--")
    texts = [
        f"{start}2026{first}{month}{second}{day}{end}"
        for first in between
        for second in between
        for month in ("7", "11", "13")
        for day in ("5", "15", "31")
        for start, end in (("", ""), (" ", "日"), ("", " 号"), ("", "x"))
    ]
    page = browser.new_page()
    page.add_script_tag(content=(SCRIPTS / "days.js").read_text("utf-8"))
    answers = page.evaluate("(texts) => texts.map(accordDays.understood)", texts)
    page.close()
    wanted = [understood(text) for text in texts]
    assert dict(zip(texts, answers, strict=True)) == dict(zip(texts, wanted, strict=True))
    assert {"", "2026-07-05", "2026-11-15"} <= set(answers)
