"""Keys, made once, and a small office that has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proof.office import found_office, make_keys
from tests.repository import commit


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the keys, each named by who has it."""
    folder = tmp_path_factory.mktemp("keys")
    make_keys(folder)
    return folder


@pytest.fixture
def office(tmp_path: Path, keys: Path) -> Path:
    """A repository with a request and a feedback, both closed and landed; nobody has signed."""
    public = {path.stem: " ".join(path.read_text().split()[:2]) for path in keys.glob("*.pub")}
    root = found_office(tmp_path / "office", public)
    commit(root, "two records")
    return root
