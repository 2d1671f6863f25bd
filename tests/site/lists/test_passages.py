"""What people wrote below a heading, as lines; and a lesson in its parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.model import Section
from accord.site.lists.passages import LONGEST, Lesson, lesson, quoted, short
from tests.heart.company import LEDGER
from tests.heart.tale import request

MINUTES = LEDGER.schemas["minutes"]


def below(heading: str, text: str) -> tuple[str, ...]:
    document = request().record.form
    written = replace(document, sections=(Section("Views", "no", 1), Section(heading, text, 3)))
    return quoted(written, MINUTES)


@pytest.mark.parametrize("heading", ["决议", "Decisions"])
def test_every_item_is_one_line(heading: str) -> None:
    text = "- 一\n  还有\n- 二\n\n1. 三\n\n整段\n两行"
    assert below(heading, text) == ("一 还有", "二", "三", "整段 两行")


def test_other_headings_are_left_alone() -> None:
    assert below("各方意见", "- 一") == ()


@pytest.mark.parametrize(
    ("item", "parts"),
    [
        (
            "晚了两天。原因：没人整理。改进：写明负责人。",
            ("晚了两天。", "没人整理。", "写明负责人。"),
        ),
        ("样本太少。原因是没有写；改进是写明取样。", ("样本太少。", "没有写", "写明取样。")),
        ("Two days late. Cause: nobody asked. Improvement: name somebody.",
         ("Two days late.", "nobody asked.", "name somebody.")),
        ("只有一句话", ("只有一句话", "", "")),
        ("改进：每月核对", ("", "", "每月核对")),
    ],
)  # fmt: skip
def test_a_lesson_is_taken_apart_where_it_names_its_parts(
    item: str, parts: tuple[str, str, str]
) -> None:
    assert lesson(item) == Lesson(*parts)


def test_a_long_text_is_cut() -> None:
    assert short("字" * LONGEST) == "字" * LONGEST
    assert short("字" * (LONGEST + 1)) == "字" * (LONGEST - 1) + "…"
