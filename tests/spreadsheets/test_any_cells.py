"""Whatever stands in the cells: a row is refused with a reason, or what is written is right."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from tests.conftest import CALENDAR, ORGANIZATION, ROOT
from tests.spreadsheets.conftest import GOOD, HEADINGS, Clerk, workbook

CANARIES = (
    "<img src=x onerror=alert(1)>", "{{ 7*7 }}", "---\nid: X", "## 具体诉求", "```", "]]>",
    "&lt;", "'; DROP TABLE x;--", "\\", "- [ ] x", "@everyone", "=HYPERLINK('http://x')", "+1",
    "@SUM(A1)", "\u202etxt.exe", "e\u0301", "\U0001f469\u200d\U0001f467", "null", "~",
    "0x1F", "1e309", "2026-13-45", "…" * 70,
)  # fmt: skip
# Of what no workbook can hold the library that writes it here knows but a part.
NONCHARACTERS = re.compile("[\ufffe\uffff]")
TEXT = st.text(max_size=40).map(
    lambda text: NONCHARACTERS.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))
)
CELL = st.one_of(
    st.none(),
    st.sampled_from(CANARIES),
    TEXT,
    st.integers(-10, 80_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates().map(str),
)
ROWS = st.lists(
    st.dictionaries(st.sampled_from(HEADINGS), CELL, max_size=4).map(lambda each: {**GOOD, **each}),
    min_size=1,
    max_size=5,
)


def _tried(rows: list[Mapping[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "schema", root / "schema")
        (root / "records").mkdir()
        (root / "records" / "organization.yml").write_text(ORGANIZATION, "utf-8")
        (root / "records" / "calendar.yml").write_text(CALENDAR, "utf-8")
        clerk = Clerk(root)
        file = workbook(root / "ledger.xlsx", rows)
        told = clerk.told("import", file, "--write", "--keep")
        for each in told["rows"]:
            errors = [one for one in each["remarks"] if one["severity"] == "error"]
            assert (each["outcome"] == "refused") == bool(errors)
            assert each["written"] or errors or each["why"]
        assert len(clerk.files()) == told["summary"]["written"]
        found = json.loads(clerk.run("check", "--format", "json").stdout)["summary"]
        assert found["errors"] == 0
        assert clerk.told("import", file, "--write", "--keep")["summary"]["written"] == 0


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_what_is_written_passes_the_check(rows: list[Mapping[str, object]]) -> None:
    _tried(rows)


@pytest.mark.nightly
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_what_is_written_passes_the_check_always(rows: list[Mapping[str, object]]) -> None:
    _tried(rows)
