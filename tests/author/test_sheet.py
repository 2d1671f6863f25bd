"""What is said to the person at the top of a sheet goes; what they wrote stays."""

from __future__ import annotations

import pytest

from accord.author.sheet import told, untold

NOTES = ["Not written yet; to mend: 1.", "Write it so:\nid: X"]


@pytest.mark.parametrize("text", ["---\na: 1\n---\n\n#: mine\n", "a: 1\n#: mine\n", "", "---\n"])
def test_only_the_notes_at_the_top_are_taken_away(text: str) -> None:
    assert untold(told(text, NOTES)) == text
    assert untold(text) == text
