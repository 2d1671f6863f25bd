from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forge.fake import FakeForge
from tests.gate.test_on_git import Proposed, proposed
from tests.gate.test_proving import key
from tests.workflows.drill import Drill, begun

__all__ = ["key", "proposed"]  # fixtures


@pytest.fixture
def drill(proposed: Proposed, key: Path, tmp_path: Path) -> Iterator[Drill]:
    assert key.exists()  # the gate's, whose public half stands on main
    with FakeForge() as forge:
        yield begun(proposed, forge, tmp_path / "origin.git")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "runner" / "workspace"
