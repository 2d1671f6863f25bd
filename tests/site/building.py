"""Sites built for the tests: as `make site` builds them, once for a whole run."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFIGURATIONS = {"mkdocs.yml": "", "mkdocs.en.yml": "en"}


def build(root: Path, target: Path, configurations: Mapping[str, str] = CONFIGURATIONS) -> None:
    """Build the languages of the repository at `root`, strictly and without a warning."""
    for configuration, below in configurations.items():
        done = subprocess.run(
            [
                *(sys.executable, "-m", "mkdocs", "build", "--strict"),
                *("--config-file", root / configuration, "--site-dir", target / below),
            ],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "WARNING" not in done.stderr


def copy(target: Path) -> Path:
    """A copy of all that the site is made of, to be changed or spoilt."""
    for folder in ("records", "schema", "docs", "scripts/accord/templates"):
        shutil.copytree(ROOT / folder, target / folder)
    for file in (*CONFIGURATIONS, "scripts/site_hook.py"):
        shutil.copyfile(ROOT / file, target / file)
    return target


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made once for a whole run, by whichever worker wants it first."""
    base = factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    target, unfinished = run / f"shared-{name}", run / f"unfinished-{name}"
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(target)
    return target


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample records."""
    return shared(tmp_path_factory, "site", lambda target: build(ROOT, target))
