"""Vague words are found as words, and what only looks like one is left alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from accord import ledger
from accord.trees import Folder
from tests.checking import found

ROOT = Path(__file__).parents[1]
WORDING = ledger.opened(Folder(ROOT)).wording
REQUEST = "records/requests/XLX-2026-001/request.md"


def words(text: str) -> list[str]:
    return [each.word for each in WORDING.vague(text)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("请尽快处理", "尽快"),
        ("大概三天", "大概"),
        ("需要 3 个工作日左右", "左右"),
        ("误差 5% 上下", "上下"),
        ("约 30 人参加", "约"),
        ("由相关人员跟进", "相关人员"),
        ("请ASAP处理", "ASAP"),
        ("Send it to us asap.", "asap"),
        ("As soon as possible, please", "As soon as possible"),
        ("as soon as it lands, several stores", "several"),
        ("打开页面时系统有问题", "系统有问题"),
        ("标准写了“尽快”，还是差不多就行", "差不多"),
    ],
)
def test_a_vague_word_is_found(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "左右滑动切换版块",
        "3 张图左右对齐",
        "左右为难",
        "6 月上线，上下架规则不变",
        "12 家线上下单",
        "一个大概念",
        "大概率事件",
        "若干燥剂受潮",
        "预约 30 人，节约 5%，按约定办",
        "定期存款，约定期限",
        "用户满意度不低于 90%",
        "inappropriate, soonest, severally, etcetera",
        "as soon as it lands",
        "对方写的是“尽快”，「适当」也没有定义",
        "运行 `roughly 3`，见 https://example.com/asap/several",
        "例子：\n\n```\nASAP\n```\n",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert words(text) == []


def test_ids_links_and_names_are_not_judged(sample: Path) -> None:
    path = sample / "records/requests/XLX-2026-001/2026-03-06-delivery-TECH.md"
    text = path.read_text("utf-8")
    assert "evidence: https://wiki.xinglan.example/tech/product" in text
    spoilt = text.replace("evidence: https://wiki.xinglan.example/tech/", "evidence: tech/若干-", 1)
    path.write_text(spoilt, "utf-8")
    assert found(sample) == ()


def test_an_entry_that_was_mended_is_not_judged_again(sample: Path) -> None:
    folder = sample / "records/requests/XLX-2026-002"
    old = folder / "2026-03-11-receipt-FIN.md"
    old.write_text(old.read_text("utf-8") + "\n尽快办理。\n", "utf-8")
    assert found(sample) == ()


def test_words_are_judged_from_their_day_on(sample: Path) -> None:
    path = sample / REQUEST
    path.write_text(path.read_text("utf-8").replace("title: 商品", "title: 酷炫商品"), "utf-8")
    list_of_words = sample / "schema/wording.yml"
    text = list_of_words.read_text("utf-8")
    group = "vague:\n  - {words: [酷炫], zh: 一个数, en: a number, since: 2026-01-2%d}\n"
    told = []
    for day in (6, 7):  # the record was raised on the 26th
        list_of_words.write_text(text.replace("vague:\n", group % day, 1), "utf-8")
        told.append({each.rule for each in found(sample)})
    assert told == [{"vague-word"}, set()]


@pytest.mark.parametrize(
    "spoilt", ["vague: []\n", "vague: [\n", "vague: [{words: [x]}]\nnameless: []\n"]
)
def test_a_broken_list_is_told_and_stops_nothing(sample: Path, spoilt: str) -> None:
    (sample / "schema/wording.yml").write_text(spoilt, "utf-8")
    (sample / REQUEST).unlink()
    paths = {each.path for each in found(sample)}
    assert {"schema/wording.yml", REQUEST} <= paths


def test_a_repository_without_a_list_is_checked(sample: Path) -> None:
    (sample / "schema/wording.yml").unlink()
    assert found(sample) == ()
    (sample / "schema/wording.json").unlink()
    assert found(sample) == ()


def test_every_word_stands_in_one_group_and_every_exception_is_one() -> None:
    counts = Counter(word for group in WORDING.groups for word in group.words)
    assert counts.most_common(1)[0][1] == 1
    for group in WORDING.groups:
        assert all(word in (word.lower(), word.upper()) for word in group.words)
        for phrase in group.exceptions:
            assert any(word in phrase for word in group.words), phrase
