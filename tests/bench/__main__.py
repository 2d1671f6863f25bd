"""Measure everything, or the figures that are named: ``python -m tests.bench check clock``.

BENCH_N is the number of records (1000 unless set). The figures are printed as a table and
written to build/bench.json; the exit code is 1 if one of them is above its bar.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.figures import FIGURES, Figure
from tests.bench.generate import REPOSITORY
from tests.bench.measure import Failed
from tests.bench.workspace import Workspace

OUTPUT = REPOSITORY / "build" / "bench.json"


def main() -> int:
    console, progress = Console(highlight=False), Console(stderr=True)
    names = asked_for()
    records = int(os.environ.get("BENCH_N", "1000"))
    figures: list[Figure] = []
    temporary = tempfile.TemporaryDirectory(prefix="accord-bench-")
    with temporary as folder, progress.status("") as status:
        space = Workspace(Path(folder), records, status.update)
        try:
            for name in names:
                figures += FIGURES[name](space)
        except Failed as failure:
            progress.print(str(failure), markup=False)
            return 2
        finally:  # what was measured before a failure was measured
            write(figures)
            show(figures, console)
    return 0 if all(figure.holds for figure in figures) else 1


def asked_for() -> list[str]:
    """The names of the figures to measure; all unless some are given."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("figures", nargs="*", metavar="NAME", help=", ".join(FIGURES))
    given: list[str] = parser.parse_args().figures
    if unknown := set(given) - set(FIGURES):
        parser.error(f"no such figures: {', '.join(sorted(unknown))}")
    return given or [*FIGURES]


def write(figures: list[Figure]) -> None:
    OUTPUT.parent.mkdir(exist_ok=True)
    rows = [figure.as_json() for figure in figures]
    OUTPUT.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def show(figures: list[Figure], console: Console) -> None:
    table = Table("figure", caption="cold processes, in turn, median of the rounds")
    for title in ("records", "files", "ours", "peer", "ratio", "bar", ""):
        table.add_column(title, justify="right")
    for figure in figures:
        table.add_row(
            figure.name,
            f"{figure.records:,}",
            f"{figure.files:,}",
            f"{figure.value:.4g}",
            f"{figure.peer:.4g}",
            f"{figure.ratio:.3f}",
            f"{figure.bar:.2f}",
            "holds" if figure.holds else "[bold red]fails[/]",
        )
    console.print(table)
    for figure in figures:
        console.print(f"[bold]{figure.name}[/]: {figure.remark}.")


if __name__ == "__main__":
    sys.exit(main())
