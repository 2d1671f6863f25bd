"""Sites built for the tests: as `make site` builds them, once for a whole run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
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


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample records."""
    target = tmp_path_factory.mktemp("site")
    build(ROOT, target)
    return target
