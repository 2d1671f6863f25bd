"""A fake forge, asked as the program asks a real one, but without waiting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from accord.commands.calling import FORGES
from accord.forge.forge import Forge
from accord.forge.transport import Transport
from tests.forge.fake import FakeForge

NOW = datetime(2026, 7, 10, 12, 0, tzinfo=UTC)
TOKEN = "canary-0123456789"  # noqa: S105 - it opens nothing
BASE, HEAD, LATER = "b" * 40, "a" * 40, "c" * 40


def now() -> datetime:
    return NOW


def asking(
    fake: FakeForge, dialect: str = "github", sleep: Callable[[float], object] = id
) -> Forge:
    """The program's side of a fake forge."""
    transport = Transport(fake.api(dialect), TOKEN, sleep, now)
    return FORGES[dialect](transport, fake.repository)
