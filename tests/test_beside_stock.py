"""What our check finds, and with which line, beside two libraries put together as they come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from accord import ledger
from accord.trees import Folder
from tests.beside_stock import FORM, SPOILT, Spoilt, stock_objects
from tests.checking import Patched, found

ROOT = Path(__file__).parent.parent
SCHEMAS = ledger.opened(Folder(ROOT)).schemas


def test_stock_lets_the_unspoilt_file_pass() -> None:
    assert not stock_objects(FORM, (ROOT / FORM).read_bytes(), SCHEMAS)


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda each: each.what)
def test_a_spoilt_file_is_told_at_its_line(
    spoilt: Spoilt, record_property: Callable[[str, object], None]
) -> None:
    data = spoilt.spoil((ROOT / FORM).read_bytes())
    told = [each for each in found(Patched(ROOT, {FORM: data})) if each.path == FORM]
    assert spoilt.line in {each.position.line for each in told}
    stock = stock_objects(FORM, data, SCHEMAS)
    record_property("beside stock", (spoilt.what, spoilt.line, stock))
