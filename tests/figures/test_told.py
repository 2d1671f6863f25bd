"""How numbers read."""

from __future__ import annotations

import pytest

from accord.figures.figure import Unit
from accord.figures.told import told
from accord.language import words


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        (None, Unit.SHARE, "none", "无"),
        (0.0, Unit.SHARE, "0%", "0%"),
        (0.001, Unit.SHARE, "0.1%", "0.1%"),
        (0.871, Unit.SHARE, "87%", "87%"),
        (0.9999, Unit.SHARE, "99.9%", "99.9%"),
        (1.0, Unit.SHARE, "100%", "100%"),
        (462.0, Unit.OFFICE_MINUTES, "7.7 h", "7.7 小时"),
        (5.5, Unit.WORKING_DAYS, "5.5 d", "5.5 天"),
        (12, Unit.COUNT, "12", "12"),
    ],
)
def test_a_number_as_people_read_it(
    value: float | None, unit: Unit, english: str, chinese: str
) -> None:
    assert (words(told(value, unit), "en"), words(told(value, unit), "zh")) == (english, chinese)
