"""`accord figures`: what it tells people and programs, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from accord.commands import cli
from accord.figures import FIGURES

ROOT = Path(__file__).parents[2]


def figures(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["figures", *arguments, "-C", str(ROOT)])


def lines(*arguments: str) -> Any:
    done = figures(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_it_tells_every_figure() -> None:
    told = lines()
    assert {each["figure"] for each in told} == {figure.name for figure in FIGURES}
    assert {each["month"] for each in told} <= {f"2026-{month:02}" for month in range(1, 11)}


def test_one_figure_explains_itself() -> None:
    done = figures("on-time", "--lang", "zh")
    assert done.exit_code == 0
    assert "按时率" in done.output and "到期时刻在当月" in done.output


def test_months_are_asked_for_by_their_first() -> None:
    assert [each["month"] for each in lines("throughput", "--since", "2026-09")] == [
        "2026-09",
        "2026-10",
    ]


def test_kinds_and_priorities_add_up() -> None:
    def due(*arguments: str) -> int:
        told = lines("on-time", "--since", "2026-10", *arguments)
        return sum(each["measures"]["due"]["value"] for each in told)

    assert due("--kind", "request") + due("--kind", "feedback") == due()
    assert sum(due("--priority", name) for name in ("high", "medium", "low")) == due()
    assert 0 < due("--department", "TECH") < due()


def test_the_past_is_told_as_it_was() -> None:
    told = lines("ageing", "--as-of", "2026-05-15T12:00")
    assert [each["month"] for each in told] == ["2026-05"]
    assert told[0]["measures"]["open"]["value"] < lines("ageing")[0]["measures"]["open"]["value"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["reworks"], "Did you mean rework?"),
        (["on-time", "--since", "2026-13"], "is not a month"),
        (["--since", "2027-01"], "has not begun"),
        (["--priority", "urgent"], "high, medium, low"),
        (["--department", "TEHC"], "Did you mean TECH?"),
    ],
)
def test_what_nobody_knows_is_refused(arguments: list[str], said: str) -> None:
    done = figures(*arguments, "--lang", "en")
    assert done.exit_code == 2
    assert said in done.output
