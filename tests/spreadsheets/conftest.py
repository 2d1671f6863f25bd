"""Somebody with a ledger in Excel, and the small repository into which it goes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from accord.commands import cli
from tests.author.conftest import Author

NOW = "2026-10-30T10:00"
HEADINGS = (
    "序号", "问题名称", "提出日期", "提出部门", "提出人", "涉及部门", "紧急程度", "影响范围",
    "环节", "问题描述", "期望", "状态",
)  # fmt: skip
GOOD: Mapping[str, object] = {
    "序号": 1,
    "问题名称": "退款到账慢",
    "提出日期": "2026/10/29",
    "提出部门": "市场部",
    "提出人": "林悦",
    "涉及部门": "技术部",
    "紧急程度": "高",
    "影响范围": "多个部门",
    "环节": "退款审核",
    "问题描述": "7 月 3 日起退款超过 3 天才到账，共 41 笔。",
    "期望": "退款在 24 小时内到账。",
}


def workbook(
    path: Path,
    rows: Sequence[Mapping[str, object]],
    *above: Sequence[object],
    names: Sequence[str] = HEADINGS,
) -> Path:
    """Write a ledger: the rows that stand above, the headings, the rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "台账"
    for each in above:
        sheet.append([*each])
    names = [*dict.fromkeys((*names, *(name for row in rows for name in row)))]
    sheet.append(names)
    for row in rows:
        sheet.append([row.get(name) for name in names])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # also what looks like a formula
    book.save(path)
    return path


@dataclass(frozen=True)
class Clerk:
    """Calls the command."""

    root: Path

    def run(self, *words: str | Path, at: str = NOW, lang: str = "en") -> Result:
        arguments = [*map(str, words), "-C", str(self.root), "--as-of", at, "--lang", lang]
        return CliRunner().invoke(cli, arguments)

    def told(self, *words: str | Path, at: str = NOW) -> dict[str, Any]:
        """What the command says to programs."""
        result = self.run(*words, "--json", at=at)
        assert result.exit_code in (0, 1), result.output + repr(result.exception)
        found: dict[str, Any] = json.loads(result.stdout)
        return found

    def files(self) -> dict[str, bytes]:
        records = sorted((self.root / "records").rglob("*.md"))
        return {str(path.relative_to(self.root)): path.read_bytes() for path in records}


@pytest.fixture
def author(repository: Path) -> Author:
    return Author(repository)


@pytest.fixture
def clerk(repository: Path) -> Clerk:
    return Clerk(repository)
