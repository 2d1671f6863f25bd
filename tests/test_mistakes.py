"""The mistakes in the guides get the answers that stand beside them, and are mended as told."""

from __future__ import annotations

import pytest

from accord.language import LANGUAGES
from tests.mistakes import PAGES, Mistake, answer, mistakes

CASES = [
    (language, each)
    for language in LANGUAGES
    for each in mistakes(PAGES[language].read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(
    ("language", "mistake"), CASES, ids=[f"{language} {each.title}" for language, each in CASES]
)
def test_the_check_says_what_the_guide_says(language: str, mistake: Mistake) -> None:
    assert answer(mistake, language) == mistake.said, "run `python -m tests.mistakes`"


def test_both_guides_show_the_same_mistakes() -> None:
    chinese, english = (
        [(each.path, each.written, each.right) for tongue, each in CASES if tongue == language]
        for language in LANGUAGES
    )
    assert chinese == english
    assert len(chinese) == 10


@pytest.mark.parametrize("mistake", [each for language, each in CASES if language == "zh"])
def test_every_mistake_is_one_finding_and_what_belongs_there_is_none(mistake: Mistake) -> None:
    assert mistake.said.count(f"{mistake.path}:") == 1
    mended = Mistake(mistake.title, mistake.path, mistake.right, "", mistake.right)
    assert not answer(mended, "zh").strip()
