"""A small repository that tests may write to: the project's own schemas, three departments."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says something of the machine, and nothing of the program.
settings.register_profile("accord", deadline=None)
settings.load_profile("accord")

ROOT = Path(__file__).parent.parent

ORGANIZATION = """\
name: {zh: 星澜消费科技, en: Xinglan Consumer Technology}
timezone: Asia/Shanghai
ids:
  request: XLX-{year}-{seq:03}
  feedback: "{date}-{department}-{seq:03}"
departments:
  - code: MKT
    zh: 市场部
    en: Marketing
    leads: [{person: lin-yue, from: 2026-01-01}]
    contacts: [{person: he-jiayi, from: 2026-01-01}]
  - code: TECH
    zh: 技术部
    en: Technology
    leads: [{person: chen-jing, from: 2026-01-01}]
    contacts: [{person: wu-hao, from: 2026-01-01}]
  - code: OPS
    zh: 运营部
    en: Operations
    leads: [{person: tang-yi, from: 2026-01-01}]
    contacts: [{person: xu-fang, from: 2026-01-01}]
people:
  - {id: zhao-qiang, name: 赵强, department: MKT, from: 2026-01-01}
  - {id: lin-yue, name: 林悦, department: MKT, superior: zhao-qiang, from: 2026-01-01}
  - {id: he-jiayi, name: 何佳怡, department: MKT, superior: lin-yue, from: 2026-01-01}
  - {id: chen-jing, name: 陈静, department: TECH, superior: zhao-qiang, from: 2026-01-01}
  - {id: wu-hao, name: 吴昊, department: TECH, superior: chen-jing, from: 2026-01-01}
  - {id: guo-tao, name: 郭涛, department: TECH, from: 2026-01-01, until: 2026-06-30}
  - {id: tang-yi, name: 唐怡, department: OPS, superior: zhao-qiang, from: 2026-01-01}
  - {id: xu-fang, name: 徐芳, department: OPS, superior: tang-yi, from: 2026-01-01}
stewards: [{person: lin-yue, from: 2026-01-01}]
"""

CALENDAR = """\
country: CN
office_hours: [{since: 2026-01-01, hours: ["09:00-18:00"]}]
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder with the project's schemas, a registry and a calendar, and no record yet.

    Its present is not pinned: commands need `--as-of`.
    """
    root = tmp_path / "repository"
    shutil.copytree(ROOT / "schema", root / "schema")
    (root / "records").mkdir()
    (root / "records" / "organization.yml").write_text(ORGANIZATION, "utf-8")
    (root / "records" / "calendar.yml").write_text(CALENDAR, "utf-8")
    return root


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the project's own schemas and records, to be changed or spoilt."""
    root = tmp_path / "sample"
    for folder in ("records", "schema"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print who finds what: our check, or two libraries put together as they come."""
    rows = [
        row
        for report in terminalreporter.stats.get("passed", ())
        for name, row in report.user_properties
        if name == "beside stock"
    ]
    if rows:
        terminalreporter.section("beside python-frontmatter and jsonschema alone")
        for what, line, stock in sorted(rows, key=lambda row: (row[2], row[0])):
            terminalreporter.line(
                f"{what:32} accord: line {line:<4} stock: {'found, no line' if stock else 'missed'}"
            )
        found = sum(stock for _, _, stock in rows)
        terminalreporter.line(f"accord found {len(rows)} of {len(rows)}, stock {found}")


def pytest_configure() -> None:
    # Before the workers start, so that all of them have the same.
    os.environ.setdefault("ACCORD_SEED", str(random.SystemRandom().randrange(2**32)))


def pytest_report_header() -> str:
    return f"ACCORD_SEED={os.environ['ACCORD_SEED']}"
