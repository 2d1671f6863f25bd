"""What is said of each case stands in its file, where a person has compared it with a calendar."""

from __future__ import annotations

import pytest

from tests.explained.case import Case, cases


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.path.stem)
def test_what_is_said(case: Case) -> None:
    assert case.parts["zh"] and case.parts["en"]
    assert (case.said("zh"), case.said("en")) == (case.parts["zh"], case.parts["en"])


def test_there_are_enough_of_them() -> None:
    assert len(cases()) >= 20
