"""How heavy the page of a record is, and that its chart looks as it did."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from accord import ledger
from accord.proof.proofs import Proofs
from accord.site.reader import Reader
from accord.site.records.record import record_view
from accord.site.templates import Writer
from accord.survey import survey
from accord.trees import Folder
from tests.bench.generate import generate
from tests.site.charts import CHARTS, FOLDER, svg

# What a page may weigh when it is sent, in bytes; the style sheet and the script are there already.
MOST = 60_000
# Of that the theme's own part is about this much.
THEME = 8_000


def test_the_largest_page_of_the_sample_is_light(built: Path) -> None:
    pages = sorted((built / "records").glob("*/index.html"))
    weights = {page.parent.name: len(gzip.compress(page.read_bytes())) for page in pages}
    assert len(weights) > 30
    assert max(weights.values()) < MOST, max(weights, key=lambda name: weights[name])


def test_the_largest_page_of_a_large_ledger_is_light(tmp_path: Path) -> None:
    generate(tmp_path, 120)
    found = ledger.read(Folder(tmp_path))
    now = found.organization.as_of
    assert now
    seen, reader = survey(found, now), Reader("zh", found.organization)
    writer = Writer(reader)
    weights = [
        len(
            gzip.compress(
                writer.render(
                    "records/record",
                    f"records/{case.record.id}/",
                    record=record_view(case, seen, Proofs(), reader),
                    review=(),
                    learned=(),
                ).encode()
            )
        )
        for case in seen.cases.values()
    ]
    assert len(weights) > 100 and max(weights) + THEME < MOST


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_as_it_was(name: str) -> None:
    """If it is meant to look otherwise: `python -m tests.site.charts`, and read the diff."""
    assert svg(name) == (FOLDER / f"{name}.svg").read_text("utf-8")
