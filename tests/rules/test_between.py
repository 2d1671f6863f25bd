"""Rules between records, where one file of the sample can't show what they tell apart."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.checking import found

FEEDBACK = """\
---
id: {id}
title: {title}
raised_at: {day}T09:20
raised_by: xu-fang
contact: xu-fang
from: OPS
to: [TECH]
priority: low
impact: team
where: 门店收银
{links}---

## 背景

门店九月换了新设备。

## 具体现象

- 每天有三单对不上。

## 具体诉求

- 每天对得上。
"""


def _raise(root: Path, id: str, title: str = "门店收银对不上", links: str = "") -> None:
    folder = root / "records/feedback" / id
    folder.mkdir(parents=True)
    day = f"{id[:4]}-{id[4:6]}-{id[6:8]}"
    text = FEEDBACK.format(id=id, title=title, day=day, links=f"links: {links}\n" if links else "")
    (folder / "feedback.md").write_text(text, "utf-8")


def _told(root: Path, rule: str) -> list[tuple[str, str]]:
    """The records of which a rule tells, and what."""
    return [
        (each.path.split("/")[2], each.message.text("en"))
        for each in found(root)
        if each.rule == rule
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("门店收银对不上", "门店收银对不上"),
        ("门店收银对不上", "门店的收银对不上"),
        ("门店的收银对不上", "门店收银对不上"),
        ("POS 收银 对不上", "pos收银，对不上"),
    ],
)
def test_titles_that_say_the_same_are_told(repository: Path, first: str, second: str) -> None:
    _raise(repository, "20261012-OPS-001", first)
    _raise(repository, "20261019-OPS-001", second)
    assert [name for name, _ in _told(repository, "raised-once")] == ["20261019-OPS-001"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("华东仓收银对不上", "华南仓收银对不上"),
        ("门店 1 月收银对不上", "门店 11 月收银对不上"),
        ("第一批收银对不上", "第十一批收银对不上"),
        ("收银机", "收银"),
    ],
)
def test_titles_that_tell_two_things_apart_are_let_pass(
    repository: Path, first: str, second: str
) -> None:
    _raise(repository, "20261012-OPS-001", first)
    _raise(repository, "20261019-OPS-001", second)
    assert _told(repository, "raised-once") == []


@pytest.mark.parametrize("relation", ["relates", "duplicates", "follows"])
def test_records_that_know_of_each_other_are_let_pass(repository: Path, relation: str) -> None:
    _raise(repository, "20261012-OPS-001")
    _raise(repository, "20261019-OPS-001", links=f"{{{relation}: [20261012-OPS-001]}}")
    assert _told(repository, "raised-once") == []


def test_after_a_month_the_same_may_be_asked_again(repository: Path) -> None:
    _raise(repository, "20260901-OPS-001")
    _raise(repository, "20261019-OPS-001")
    assert _told(repository, "raised-once") == []


def test_a_circle_is_told_once_with_all_that_are_in_it(repository: Path) -> None:
    ids = [f"2026101{number}-OPS-001" for number in range(1, 6)]
    for number, (here, following) in enumerate(pairwise((*ids, ids[0]))):
        _raise(repository, here, f"第 {number} 批对不上", f"{{blocks: [{following}]}}")
    _raise(repository, "20261020-OPS-001", "收银机太慢", f"{{blocked-by: [{ids[2]}]}}")
    chain = " → ".join((ids[0], *reversed(ids)))
    assert _told(repository, "blocks-in-no-circle") == [
        (ids[4], f"These records wait for each other in a circle: {chain}.")
    ]


def test_a_link_seen_from_both_sides_is_no_circle(repository: Path) -> None:
    _raise(repository, "20261012-OPS-001", "甲店收银", "{blocks: [20261019-OPS-001]}")
    _raise(repository, "20261019-OPS-001", "乙店收银", "{blocked-by: [20261012-OPS-001]}")
    assert _told(repository, "blocks-in-no-circle") == []
