"""`--edit`: a sheet in somebody's editor, which comes back until it is right or given up."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.author.conftest import Author

AT = "2026-07-06T10:00"
Turns = Callable[..., list[Path]]

EDITOR = """\
import pathlib, sys
folder, file = map(pathlib.Path, sys.argv[1:])
turn = len([*folder.glob("seen-*")])
text = file.read_text("utf-8")
(folder / f"seen-{turn}").write_text(text, "utf-8")
edit = folder / f"turn-{turn}.py"
if edit.exists():
    known = {"text": text}
    exec(edit.read_text("utf-8"), known)
    file.write_text(known["text"], "utf-8")
"""


@pytest.fixture
def turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Turns:
    """An editor that does one thing to the text each time it is opened, and keeps what it saw."""
    folder = tmp_path / "editor"
    folder.mkdir()
    (folder / "editor.py").write_text(EDITOR, "utf-8")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {folder / 'editor.py'} {folder}")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def prepared(*edits: str) -> list[Path]:
        for number, edit in enumerate(edits):
            (folder / f"turn-{number}.py").write_text(edit, "utf-8")
        return [folder / f"seen-{number}" for number in range(len(edits) + 1)]

    return prepared


def said(name: str, value: str) -> str:
    return f"import re\ntext = re.sub({f'(?m)^{name}:.*'!r}, {f'{name}: {value}'!r}, text)\n"


FILL = (
    said("title", "客诉系统打不开")
    + said("to", "[TECH]")
    + said("priority", "high")
    + said("impact", "team")
    + said("where", "登录")
    + "text = text.replace('## 具体现象\\n', '## 具体现象\\n\\n一直转圈。')\n"
    + "text = text.replace('## 具体诉求\\n', '## 具体诉求\\n\\n今天恢复。')\n"
)


def test_the_sheet_says_what_is_missing_and_is_written_when_it_is_right(
    author: Author, turns: Turns
) -> None:
    seen = turns(FILL)
    path = author.writes("new", "feedback", "--edit", at=AT, given=["raised_by=he-jiayi"])
    text = seen[0].read_text("utf-8")
    assert text.startswith("---\n#: Fill in what is open, save and close.")
    assert "raised_by: he-jiayi\ncontact: he-jiayi\nfrom: MKT\n" in text
    assert "# Priority\npriority: # high | medium | low\n" in text
    assert "# update_every: two-days\n" in text
    written = author.text(path)
    assert "#" not in written.split("\n---\n")[0]
    assert "priority: high" in written and "一直转圈。" in written
    assert author.ledger().findings == ()


def test_it_comes_back_with_what_is_wrong_until_it_is_right(author: Author, turns: Turns) -> None:
    seen = turns(FILL + said("priority", "rush"), said("priority", "low"))
    path = author.writes("new", "feedback", "--edit", at=AT, given=["raised_by=he-jiayi"])
    text = seen[1].read_text("utf-8")
    assert text.startswith("---\n#: Not written yet; to mend: 1.\n#: ")
    assert "rush" in text.split("title:")[0]
    assert "priority: low" in author.text(path)


def test_what_can_not_be_read_is_told_with_its_line(author: Author, turns: Turns) -> None:
    seen = turns(FILL + said("where", "'登录"), said("where", "登录"))
    author.writes("new", "feedback", "--edit", at=AT, given=["raised_by=he-jiayi"])
    lines = seen[1].read_text("utf-8").splitlines()
    told = re.search(r"^#: Line ([0-9]+): ", "\n".join(lines), re.MULTILINE)
    assert told and lines[int(told[1]) - 1].startswith("where: '登录")


def test_whoever_gives_up_loses_nothing(author: Author, turns: Turns, tmp_path: Path) -> None:
    turns(FILL + said("priority", "rush"))
    told = author.refused("new", "feedback", "--edit", at=AT, given=["raised_by=he-jiayi"])
    kept = re.search(r"--from (\S+) --edit", told)
    assert kept and Path(kept[1]).is_relative_to(tmp_path)
    assert "priority: rush" in Path(kept[1]).read_text("utf-8")
    assert "#: " not in Path(kept[1]).read_text("utf-8")


@pytest.mark.parametrize("edit", ["", "text = ''"])
def test_nothing_filled_in_is_nothing_written_or_kept(
    author: Author, turns: Turns, tmp_path: Path, edit: str
) -> None:
    turns(*[edit][: bool(edit)])
    assert "--from" not in author.refused("new", "feedback", "--edit", at=AT)
    assert not [*tmp_path.glob("accord-*.md")]


def test_an_editor_that_fails_is_told(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "false")
    assert "accord:" in author.refused("new", "feedback", "--edit", at=AT)


def test_an_entry_knows_what_the_record_says(
    author: Author, turns: Turns, feedback_id: str
) -> None:
    seen = turns(said("answer", "accepted"))
    path = author.writes(
        "add", "receipt", feedback_id, "--edit", at="2026-07-06T14:00", by="wu-hao"
    )
    assert "department: TECH\n" in seen[0].read_text("utf-8")
    assert "contact: wu-hao" in author.text(path)
    late = author.refused("add", "delivery", feedback_id, "--edit", at="2026-07-06T14:00")
    assert "delivery" in late.lower()
