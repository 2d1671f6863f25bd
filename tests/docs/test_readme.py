"""What the READMEs show and lead to is there, and both show the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_LINK = re.compile(r'\]\(([^)#:]+)\)|src="([^":]+)"')
_PICTURES = "docs/assets/"


def named(readme: Path) -> set[str]:
    """The files that a README names, as paths from the root."""
    return {one or other for one, other in _LINK.findall(readme.read_text("utf-8"))}


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_what_a_readme_names_is_there(name: str) -> None:
    found = named(ROOT / name)
    assert found
    assert [each for each in sorted(found) if not (ROOT / each).is_file()] == []


def test_both_show_every_picture_that_is_kept() -> None:
    kept = {f"{_PICTURES}{path.name}" for path in (ROOT / _PICTURES).glob("*.png")}
    for name in ("README.md", "README.zh-CN.md"):
        assert {each for each in named(ROOT / name) if each.startswith(_PICTURES)} == kept
