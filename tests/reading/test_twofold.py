"""Scalars that two readers take for two things are told with what to write for each."""

from __future__ import annotations

import pytest

from accord.frontmatter.reader import read_yaml

CASES = [
    ("no", '请写成 `false`；如果要的是文字，请写 `"no"`。'),
    ("Yes", '请写成 `true`；如果要的是文字，请写 `"Yes"`。'),
    ("~", '请删掉它；如果要的就是这几个字，请写 `"~"`。'),
    ("2026-7-1", '请写成 `2026-07-01`；如果要的是文字，请写 `"2026-7-1"`。'),
    (
        "2026-07-06 09:30:00",
        '请写成 `2026-07-06T09:30`；如果要的是文字，请写 `"2026-07-06 09:30:00"`。',
    ),
    ("0010", '请写成 `10`；如果要的是文字，请写 `"0010"`。'),
    ("1.10", '请写成 `1.1`；如果要的是文字，请写 `"1.10"`。'),
    ("12:30", '请加上引号：`"12:30"`。'),
    ("1_000", '请加上引号：`"1_000"`。'),
    ("0x1F", '请加上引号：`"0x1F"`。'),
]


@pytest.mark.parametrize(("text", "advice"), CASES, ids=[case[0] for case in CASES])
def test_what_to_write_is_said_for_each_meaning(text: str, advice: str) -> None:
    fault = read_yaml(f"value: {text}\n".encode()).fault
    assert fault
    assert fault.help.text("zh") == advice


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_what_it_says_to_write_is_read(text: str) -> None:
    fault = read_yaml(f"value: {text}\n".encode()).fault
    assert fault
    for written in fault.help.text("en").split("`")[1::2]:
        assert read_yaml(f"value: {written}\n".encode()).fault is None
