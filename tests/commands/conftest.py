from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.forge.calling import TOKEN
from tests.forge.fake import FakeForge


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeForge]:
    """A forge that the environment names, as a workflow does; nobody waits for it."""
    monkeypatch.setattr("accord.commands.calling.time.sleep", id)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.delenv("ACCORD_TOKEN", raising=False)
    with FakeForge() as forge:
        monkeypatch.setenv("GITHUB_API_URL", forge.api())
        yield forge
