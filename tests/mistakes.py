"""The guides' pages of typical mistakes, held against what `accord check` says.

A section names a file of the demonstration, and has three blocks: what somebody wrote, what
the check says of it, and what belongs there. The last is what stands in the file; with only two
blocks the file has the right words in the wrong encoding.

`python -m tests.mistakes` writes what the check says anew, to be read in the diff.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from accord import ledger
from accord.check import check
from accord.report import Report, tell
from accord.trees import Folder

ROOT = Path(__file__).parents[1]
PAGES: Mapping[str, Path] = {
    language: ROOT / "docs" / language / "guide" / "mistakes.md" for language in ("zh", "en")
}
NOW = datetime(2026, 10, 30, 9, tzinfo=UTC)
_SECTION = re.compile(r"^## ([0-9]+\. .+?)(?=^## [0-9]|\Z)", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`(records/[^`]+)`")
_BLOCK = re.compile(r"```(yaml|text)\n(.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Mistake:
    """One section of a page; `written` is None where only the encoding is wrong."""

    title: str
    path: str
    written: str | None
    said: str
    right: str


def mistakes(page: str) -> Iterator[Mistake]:
    """The mistakes of a page, in its order."""
    for section in _SECTION.findall(page):
        blocks = _BLOCK.findall(section)
        written = [text for kind, text in blocks if kind == "yaml"]
        said = next(text for kind, text in blocks if kind == "text")
        path = _FILE.search(section)
        assert path, section
        first = written[0] if len(written) > 1 else None
        yield Mistake(section.partition("\n")[0], path[1], first, said, written[-1])


def answer(mistake: Mistake, language: str) -> str:
    """What the check says of the file with the mistake, as it prints it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _spoil(root, mistake)
        tree = Folder(root)
        opened = ledger.opened(tree)
        found = check(tree, opened, NOW)
        console = Console(file=io.StringIO(), width=10_000, markup=False, emoji=False)
        report = Report(found.findings, found.records, language, tree, opened.organization.site)
        tell(report, "text", console)
        assert isinstance(console.file, io.StringIO)
        return console.file.getvalue().strip("\n") + "\n"


def _spoil(root: Path, mistake: Mistake) -> None:
    """One record of the demonstration alone, with the mistake in it."""
    shutil.copytree(ROOT / "schema", root / "schema")
    record = Path(mistake.path).parent
    shutil.copytree(ROOT / record, root / record)
    for policy in ledger.POLICY.values():
        shutil.copy(ROOT / policy, root / policy)
    text = (ROOT / mistake.path).read_text(encoding="utf-8")
    assert text.count(mistake.right) == 1, f"{mistake.path} changed: choose other lines"
    spoilt = text if mistake.written is None else text.replace(mistake.right, mistake.written)
    encoding = "gb18030" if mistake.written is None else "utf-8"
    (root / mistake.path).write_bytes(spoilt.encode(encoding))


def renewed(page: str, language: str) -> str:
    """The page with what the check says today."""
    for each in mistakes(page):
        today = replace(each, said=answer(each, language))
        page = page.replace(f"```text\n{each.said}```", f"```text\n{today.said}```", 1)
    return page


def main() -> None:
    for language, path in PAGES.items():
        path.write_text(renewed(path.read_text(encoding="utf-8"), language), encoding="utf-8")


if __name__ == "__main__":
    main()
