"""Papers of the project's own schemas, and what one of the sample's forms says."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.author.mending.paper import Papers
from accord.author.mending.steps import Mended, mended
from accord.schema import schemas
from accord.trees import Folder

ROOT = Path(__file__).parents[3]
FORM = "records/requests/XLX-2026-001/request.md"
KNOWN = schemas.load(Folder(ROOT))
PAPERS = Papers(KNOWN)


def mend(text: str | bytes, path: str = FORM) -> Mended:
    return mended(text if isinstance(text, bytes) else text.encode(), PAPERS.at(path))


@pytest.fixture
def form() -> str:
    """A form of the sample, in which nothing is to be mended."""
    return (ROOT / FORM).read_text("utf-8")
