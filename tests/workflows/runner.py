"""A runner that knows as much of GitHub's as the workflows use: checkout, `run:`, `env:`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.repository import git

ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")


def workflow(name: str) -> dict[str, Any]:
    """A workflow as GitHub reads it: `on` is a key, and no truth value."""
    text = (WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts alone
    return found


@dataclass
class Runner:
    """One job after another in a workspace of its own, cloned from `origin`.

    `contexts` are the values of expressions, by their whole names; what is not there is empty,
    as for GitHub.
    """

    origin: Path
    workspace: Path
    contexts: Mapping[str, str]
    variables: dict[str, str] = field(default_factory=dict)
    log: str = ""

    def run(self, name: str, job: str) -> int:
        """The exit code of the first step that failed, as GitHub's shell runs them."""
        for step in workflow(name)["jobs"][job]["steps"]:
            if "actions/checkout@" in step.get("uses", ""):
                self._checkout(step["with"])
            elif step.get("run", "make venv") != "make venv" and (code := self._shell(step)):
                return code
        return 0

    def _checkout(self, wanted: Mapping[str, str]) -> None:
        if self.workspace.exists():
            return  # the next job, in the place of the one before: what it needs was handed on
        ref = self._filled(wanted.get("ref", ""))
        self.workspace.parent.mkdir(exist_ok=True)
        git(self.origin, "clone", "-q", "--branch", ref, str(self.origin), str(self.workspace))
        binaries = self.workspace / ".venv" / "bin"
        binaries.mkdir(parents=True)
        (binaries / "accord").write_text(
            f'#!/bin/sh\nexec {sys.executable} -c "from accord.commands import main; main()" "$@"\n'
        )
        (binaries / "accord").chmod(0o755)

    def _shell(self, step: Mapping[str, Any]) -> int:
        given = {name: self._filled(value) for name, value in step.get("env", {}).items()}
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.workspace.parent),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT / "scripts"),
            "RUNNER_TEMP": str(self.workspace.parent),
            **self.variables,
            **given,
        }
        script = self.workspace.parent / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        done = subprocess.run(
            ["bash", "-e", str(script)],
            cwd=self.workspace,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.log += done.stdout + done.stderr
        return done.returncode

    def _filled(self, text: str) -> str:
        return EXPRESSION.sub(lambda found: next(self._values(found[1])), text)

    def _values(self, expression: str) -> Iterator[str]:
        """`a || b` is a, unless that is empty."""
        names = [each.strip() for each in expression.split("||")]
        yield from filter(None, (self.contexts.get(name, "") for name in names))
        yield ""
