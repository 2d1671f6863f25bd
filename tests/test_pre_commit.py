"""The hooks that run before a commit pass here, and need no network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository import git

ROOT = Path(__file__).parents[1]
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """No network, and no hook environment kept from an earlier run."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE)
    return {**os.environ, **proxies, "PIP_INDEX_URL": NOWHERE, "PRE_COMMIT_HOME": str(tmp_path)}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit works on a git checkout")
def test_all_hooks_pass_without_network(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "accord check" in done.stdout


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit works on a git checkout")
def test_the_record_hook_stops_a_broken_record(sample: Path, environment: dict[str, str]) -> None:
    """As offered to other repositories, with this environment's own `accord`."""
    config = (
        "repos:\n- repo: local\n  hooks:\n"
        f"  - {{id: accord-check, name: accord check, language: unsupported, "
        f"entry: '{sys.executable} -c \"from accord.commands import main; main()\" check', "
        "pass_filenames: false, always_run: true}\n"
    )
    (sample / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git(sample, "init", "-q")
    git(sample, "add", ".")
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never"]
    environment["PYTHONPATH"] = str(ROOT / "scripts")

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=sample, env=environment, capture_output=True, text=True, check=False
        )

    assert run().returncode == 0
    form = sample / "records/requests/XLX-2026-001/request.md"
    text = form.read_text(encoding="utf-8").replace("scenario: project", "scenario: projekt")
    form.write_text(text, encoding="utf-8")
    refused = run()
    assert refused.returncode == 1
    assert "records/requests/XLX-2026-001/request.md:4:1" in refused.stdout
