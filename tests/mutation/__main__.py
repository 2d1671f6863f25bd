"""Mutation testing of the rooms that decide: what change of a line does no test notice?

    python -m tests.mutation [MUTANT...]

Mutmut wants its source in a folder named src, so it works on a copy in build/mutation; there
`mutmut results` and `mutmut show MUTANT` tell more. Exits with 1 if fewer than 90 % are killed.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "mutation"
FEWEST = 0.9
_KEEP = "  # pragma: no mutate"
# Who notices: a program that hangs or dies is noticed too.
_NOTICED = frozenset(("killed", "timeout", "suspicious", "segfault"))
_MUTATED = ["src/accord/gate/*", "src/accord/proof/statement.py"]
# These tell of a decision, and make none.
_TELLING = ["src/accord/gate/effects.py", "src/accord/gate/telling/*"]
# These ask git and keys before anything is decided; to try each change on git would take a day.
_ASKING = ["src/accord/gate/git/*", "src/accord/gate/founding.py", "src/accord/gate/proving.py"]
_TESTS = ["tests/gate", "tests/proof/test_statement.py"]
# These try the same on git, or try the oracle itself; they would take hours.
_LEFT_OUT = ["tests/gate/test_oracle_on_git.py", "tests/gate/test_histories.py"]


def main(mutants: list[str]) -> int:
    _copy()
    tool = Path(sys.executable).parent / "mutmut"
    environment = os.environ | {"ACCORD_SEED": "1"}
    subprocess.run([tool, "run", *mutants], cwd=WORK, env=environment, check=False)
    told = subprocess.run(
        [tool, "results", "--all", "true"], cwd=WORK, check=True, capture_output=True, text=True
    )
    return _judge(re.findall(r"^\s*(\S+): (.+)$", told.stdout, re.MULTILINE))


def _copy() -> None:
    """The sources as src, and what the tests read; what mutmut remembers stays."""
    for name in ("src", "tests", "schema", "records"):
        shutil.rmtree(WORK / name, ignore_errors=True)
    shutil.copytree(ROOT / "scripts" / "accord", WORK / "src" / "accord")
    for name in ("tests", "schema", "records"):
        shutil.copytree(ROOT / name, WORK / name)
    for path in (WORK / "src" / "accord").glob("[gp]*/**/*.py"):
        path.write_text(_words_kept(path.read_text(encoding="utf-8")), encoding="utf-8")
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    settings = settings.replace('pythonpath = ["scripts", "."]', 'pythonpath = ["src", "."]')
    (WORK / "pyproject.toml").write_text(f"{settings}\n{_SETTINGS}", encoding="utf-8")


def _words_kept(source: str) -> str:
    """A source in which nobody changes what people are told."""
    lines = source.splitlines()
    calls = [each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Call)]
    said = [each for each in calls if isinstance(each.func, ast.Name) and each.func.id == "say"]
    kept = {line for each in said for line in range(each.lineno, (each.end_lineno or 0) + 1)}
    marked = (f"{text}{_KEEP if at in kept else ''}" for at, text in enumerate(lines, 1))
    return "\n".join(marked) + "\n"


def _judge(results: list[tuple[str, str]]) -> int:
    counts = Counter(verdict for _, verdict in results)
    noticed = sum(counts[each] for each in _NOTICED)
    for name, verdict in results:
        if verdict not in _NOTICED:
            print(f"{verdict}: {name}")
    share = noticed / max(1, len(results))
    print(f"{len(results)} mutants, {noticed} killed: {share:.1%}; {dict(counts)}")
    return 0 if share >= FEWEST else 1


_SETTINGS = f"""
[tool.mutmut]
source_paths = ["src"]
only_mutate = {_MUTATED}
do_not_mutate = {_TELLING + _ASKING}
also_copy = ["schema", "records"]
pytest_add_cli_args_test_selection = {_TESTS}
pytest_add_cli_args = {[f"--ignore={each}" for each in _LEFT_OUT]}
use_git_change_detection = false
track_dependencies = false
"""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
