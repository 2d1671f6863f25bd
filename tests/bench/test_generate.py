"""A generated ledger is in order, always the same, and like a real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord import ledger
from accord.ledger import Ledger
from accord.trees import Folder
from accord.workflow.fold import fold
from tests.bench.generate import Written, generate
from tests.bench.sheet import yaml
from tests.checking import found

RECORDS = 30


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ledger")


@pytest.fixture(scope="module")
def written(folder: Path) -> Written:
    return generate(folder, RECORDS)


@pytest.fixture(scope="module")
def read(folder: Path, written: Written) -> Ledger:
    return ledger.read(Folder(folder))


def test_nothing_is_wrong_with_it(folder: Path, written: Written) -> None:
    assert [(each.path, each.message.text("en")) for each in found(folder)] == []


def test_it_has_the_records_and_files_asked_for(read: Ledger, written: Written) -> None:
    assert len(read.records) == written.records == RECORDS
    assert sum(each.kind == "feedback" for each in read.records.values()) == RECORDS // 3
    assert written.files == sum(1 + len(each.entries) for each in read.records.values())
    assert 6 <= written.files / RECORDS <= 10


def test_records_are_in_many_states(read: Ledger) -> None:
    now = read.organization.as_of
    assert now is not None
    stories = [fold(each, read.workflow, now) for each in read.records.values()]
    assert len({(each.record.kind, each.state.name) for each in stories}) >= 5
    assert any(each.state.final for each in stories)
    assert not all(each.state.final for each in stories)


def test_the_same_seed_gives_the_same_bytes(folder: Path, written: Written, tmp_path: Path) -> None:
    assert generate(tmp_path, RECORDS) == written
    assert _bytes(tmp_path) == _bytes(folder)


def test_another_seed_gives_another_ledger(folder: Path, tmp_path: Path) -> None:
    generate(tmp_path, RECORDS, seed=2)
    assert _bytes(tmp_path) != _bytes(folder)


def test_fields_are_written_as_people_write_them() -> None:
    fields = {
        "id": "20261012-SUP-001",
        "unit": "%",
        "off": ["09:00", "no", "8 小时"],
        "work": [{"department": "MKT", "tasks": [{"id": "T1", "due": "2026-02-12"}]}],
    }
    assert yaml(fields) == (
        "id: 20261012-SUP-001\n"
        'unit: "%"\n'
        'off: ["09:00", "no", "8 小时"]\n'
        "work:\n"
        "  - department: MKT\n"
        "    tasks:\n"
        "      - {id: T1, due: 2026-02-12}\n"
    )


def _bytes(folder: Path) -> dict[Path, bytes]:
    files = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder): each.read_bytes() for each in files}
