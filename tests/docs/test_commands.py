"""Whatever a guide tells people to type does what it should, on a real clone of the sample."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.commands import cli
from tests.docs.said import ROOT, commands
from tests.repository import commit, git
from tests.spreadsheets.conftest import GOOD, workbook

# What stands in a guide for something of the reader's own.
_OURS = {
    "ID": "XLX-2026-016",
    "编号": "XLX-2026-016",
    "KIND": "progress",
    "类型": "progress",
    "DIR": "out",
    "目录": "out",
    "INSTANT": "2026-10-01",
    "时刻": "2026-10-01",
    "CODE": "TECH",
    "部门代码": "TECH",
    "import FILE.xlsx": "import sheets/ledger.xlsx",
    "import 文件.xlsx": "import sheets/ledger.xlsx",
    "import ledger.xlsx": "import sheets/ledger.xlsx",
    "import 台账.xlsx": "import sheets/ledger.xlsx",
    "import tasks.xlsx": "import sheets/tasks.xlsx",
    "import 任务.xlsx": "import sheets/tasks.xlsx",
    "OLD": "XLX-2026-021",
    "旧编号": "XLX-2026-021",
    "--person ID": "--person wu-hao",
    "--person 人员编号": "--person wu-hao",
    "--base REV --head REV": "--base main --head X",
    "--base 版本 --head 版本": "--base main --head X",
    "/path/to/clone BRANCH:main": "origin X:main",
    "/克隆的路径 分支名:main": "origin X:main",
    "HEAD:refs/heads/NAME": "HEAD:refs/heads/mine",
    "HEAD:refs/heads/分支名": "HEAD:refs/heads/mine",
}
# Named in passing, in short.
_WHOLE = {
    "accord changes --json": "accord changes --since 2026-10-01 --json",
    "accord check --base": "accord check --base origin/main",
    "accord import --json": "accord import FILE.xlsx --json",
    "accord gate --format json": "accord gate --base main --head X --format json",
}
# Commands that ask a person, a forge or a key, and the tests in which somebody answers.
_ANSWERED = {
    "accord new": ("tests/author/test_refusals.py", '"new"'),
    "accord add": ("tests/author/test_interview.py", '"add"'),
    "accord sign": ("tests/proof/test_commands.py", '"sign"'),
    "accord prove": ("tests/gate/test_proving.py", '"prove"'),
    "accord receive": ("tests/commands/test_receive.py", '"receive"'),
    "accord reviews": ("tests/commands/test_reviews.py", '"reviews"'),
    "accord post": ("tests/commands/test_post.py", '"post"'),
    "accord decide": ("tests/workflows/test_gate_drill.py", '"decide"'),
    "accord propose": ("tests/commands/test_propose.py", '"propose"'),
    "accord intake": ("tests/intake/conftest.py", "intake"),
    # tests/workflows/test_prove_drill.py runs what this file says.
    "accord landed": (".github/workflows/prove.yml", "accord landed"),
}
# Programs of others. `make` is asked what it would do: to do it is for the tests of the site.
_FOREIGN = (
    *("gh ", "curl ", "jq ", "sed ", "for ", "done", "source ", "pre-commit ", "ssh-keygen -Y"),
    *("git filter-repo", "git verify-commit", "git fetch --unshallow"),
)


def _said() -> list[str]:
    """Each command once; one that is also written with more is run with that."""
    found = {_WHOLE.get(each, each) for each in commands()}
    longer = {each for each in found for other in found if other.startswith(f"{each} ")}
    return sorted(each for each in found - longer if not each.startswith(_FOREIGN))


def _is_answered(command: str) -> bool:
    return command.startswith(tuple(_ANSWERED))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with a change of its own that nobody has approved, and what an origin may keep."""
    root = tmp_path_factory.mktemp("clone")
    upstream, clone = root / "upstream", root / "clone"
    for folder in ("records", "schema"):
        shutil.copytree(ROOT / folder, upstream / folder)
    commit(upstream)
    git(upstream, "branch", "accord-proof")
    git(upstream, "update-ref", "refs/pull/12/head", "HEAD")
    subprocess.run(["git", "clone", "-q", str(upstream), str(clone)], check=True)
    git(clone, "checkout", "-q", "-b", "X")
    form = clone / "records/requests/XLX-2026-016/request.md"
    new = clone / "records/requests/XLX-2026-021/request.md"
    new.parent.mkdir()
    text = form.read_text(encoding="utf-8").replace("XLX-2026-016", "XLX-2026-021")
    new.write_text(text, encoding="utf-8")
    commit(clone)
    git(clone, "push", "-q", "origin", "X")
    _sheets(clone)
    return clone


def _sheets(clone: Path) -> None:
    """A ledger, and the open tasks of a department, as their readers have them beside the clone."""
    folder = clone / "sheets"
    folder.mkdir()
    workbook(folder / "ledger.xlsx", [GOOD])
    words = ("export", "tasks", str(folder / "tasks.xlsx"), "--department", "TECH")
    done = CliRunner().invoke(cli, [*words, "-C", str(clone)])
    assert (folder / "tasks.xlsx").exists(), done.output


@pytest.fixture
def clone(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    target = tmp_path / "clone"
    shutil.copytree(prepared, target, symlinks=True)
    (target / ".github").mkdir()
    monkeypatch.chdir(target)
    monkeypatch.setenv("HOME", str(tmp_path))
    yield target


@pytest.mark.parametrize("command", [each for each in _said() if not _is_answered(each)])
def test_it_does_what_it_should(command: str, clone: Path) -> None:
    words = shlex.split(_ours(command).split(" > ")[0])
    if words[0] == "accord":
        done = CliRunner().invoke(cli, words[1:])
        assert done.exit_code in (0, 1), done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)
    elif words[0] == "make":
        words = ["make", "-C", str(ROOT), "--dry-run", *words[1:]]
        subprocess.run(words, check=True, capture_output=True)
    else:
        subprocess.run(words, check=True, capture_output=True)


def _ours(command: str) -> str:
    """The command with something real for whatever the reader is to put in."""
    plain = f" {command} ".replace("'", "") if not command.startswith("ssh") else command
    for placeholder in sorted(_OURS, key=len, reverse=True):
        plain = plain.replace(f" {placeholder} ", f" {_OURS[placeholder]} ")
    return plain.strip()


@pytest.mark.parametrize("command", _ANSWERED)
def test_what_asks_somebody_is_run_where_somebody_answers(command: str) -> None:
    path, words = _ANSWERED[command]
    assert words in (ROOT / path).read_text(encoding="utf-8")
    assert any(each.startswith(command) for each in commands()), f"no guide names `{command}`"
