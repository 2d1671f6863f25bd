"""A run that is killed leaves whole records alone, and the next run goes on where it ended."""

from __future__ import annotations

import json
import multiprocessing
import os
from pathlib import Path

import pytest

from accord.author import place
from tests.spreadsheets.conftest import GOOD, Clerk, workbook

ROWS = 6
SYNCS = 3 * ROWS  # times that something is put to disk in a run


def _run_until(clerk: Clerk, file: Path, count: int) -> None:
    """Import, and be gone as soon as something was put to disk so many times."""
    synced = 0
    fsync = os.fsync

    def dying(handle: int) -> None:
        nonlocal synced
        if synced == count:
            os._exit(9)  # as by SIGKILL: nothing is tidied up
        synced += 1
        fsync(handle)

    place.os.fsync = dying  # type: ignore[attr-defined]
    clerk.told("import", file, "--write")


def _killed_and_run_again(clerk: Clerk, tmp_path: Path, count: int) -> None:
    rows = [GOOD | {"问题名称": f"问题{number}"} for number in range(ROWS)]
    file = workbook(tmp_path / "台账.xlsx", rows)
    process = multiprocessing.get_context("fork").Process(
        target=_run_until, args=(clerk, file, count)
    )
    process.start()
    process.join()
    assert process.exitcode == 9
    left = clerk.files()
    whole = {path: data for path, data in left.items() if "/.accord-" not in path}
    assert _is_sound(clerk)
    told = clerk.told("import", file, "--write")
    assert told["summary"]["passed"] == len(whole)
    assert told["summary"]["written"] == ROWS - len(whole)
    after = {path: data for path, data in clerk.files().items() if "/.accord-" not in path}
    assert len(after) == ROWS
    assert whole.items() <= after.items()
    assert _is_sound(clerk)


def _is_sound(clerk: Clerk) -> bool:
    """Whether the check finds nothing, but for what a killed writer had begun to write aside."""
    found = json.loads(clerk.run("check", "--format", "json").stdout)["findings"]
    return all("/.accord-" in each["path"] for each in found)


@pytest.mark.parametrize("count", [0, 7, SYNCS - 1])
def test_a_killed_run_is_taken_up_again(clerk: Clerk, tmp_path: Path, count: int) -> None:
    _killed_and_run_again(clerk, tmp_path, count)


@pytest.mark.nightly
@pytest.mark.parametrize("count", range(SYNCS))
def test_wherever_it_is_killed(clerk: Clerk, tmp_path: Path, count: int) -> None:
    _killed_and_run_again(clerk, tmp_path, count)
