from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.forge.fake import FakeForge


@pytest.fixture
def fake() -> Iterator[FakeForge]:
    with FakeForge() as forge:
        yield forge
