"""`accord reviews`, from the command line, against a forge that remembers."""

from __future__ import annotations

from pathlib import Path

import click.testing
import pytest

from accord.commands import cli
from accord.forge.snapshot import read
from tests.forge.calling import TOKEN
from tests.forge.fake import FakeForge, status


def accord(*arguments: str, repo: str = "xinglan/accord") -> click.testing.Result:
    line = ["reviews", "--repo", repo, *arguments, "--lang", "en"]
    done = click.testing.CliRunner().invoke(cli, line)
    assert "Traceback" not in done.output
    return done


def test_it_prints_the_file(fake: FakeForge) -> None:
    pull = fake.pull(fake.user("lin-yue"), title="共识")
    fake.review(pull, fake.user("chen-jing"))
    done = accord("--pull", "1")
    assert done.exit_code == 0
    found = read(done.stdout)
    assert (found.title, len(found.reviews)) == ("共识", 1)


def test_it_writes_the_file_whole_or_not_at_all(fake: FakeForge, tmp_path: Path) -> None:
    fake.pull(fake.user("lin-yue"))
    target = tmp_path / "reviews.json"
    assert accord("--pull", "1", "--output", str(target)).exit_code == 0
    before = target.read_bytes()
    assert read(before.decode()).pull == 1
    fake.faults.on("/reviews", status(502), times=50)
    assert accord("--pull", "1", "--output", str(target)).exit_code == 2
    assert target.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["reviews.json"]


def test_every_open_change_gets_its_file(fake: FakeForge, tmp_path: Path) -> None:
    lin = fake.user("lin-yue")
    for _ in range(3):
        fake.pull(lin)
    fake.close(fake.pulls[2])
    assert accord("--open", "--to", str(tmp_path / "r")).exit_code == 0
    assert sorted(each.name for each in (tmp_path / "r").iterdir()) == ["1.json", "3.json"]


def test_what_can_not_be_read_leaves_no_old_file_behind(fake: FakeForge, tmp_path: Path) -> None:
    lin = fake.user("lin-yue")
    for _ in range(2):
        fake.pull(lin)
    (tmp_path / "1.json").write_text("what was said last time", "utf-8")
    fake.faults.on("/pulls/1/reviews", status(502), times=50)
    done = accord("--open", "--to", str(tmp_path))
    assert done.exit_code == 2
    assert done.stderr.startswith("1: ")
    assert [each.name for each in tmp_path.iterdir()] == ["2.json"]


def test_gitea_is_asked_in_its_own_words(fake: FakeForge) -> None:
    fake.pull(fake.user("lin-yue"))
    done = accord("--pull", "1", "--forge", "gitea", "--api", fake.api("gitea"))
    assert read(done.stdout).forge == "gitea"


def test_the_own_token_goes_before_the_runners(
    fake: FakeForge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCORD_TOKEN", "mine\n")
    fake.pull(fake.user("lin-yue"))
    assert accord("--pull", "1").exit_code == 0
    assert fake.heard[0].headers["Authorization"] == "Bearer mine"


def test_trouble_is_one_line_without_secrets_or_commands(fake: FakeForge) -> None:
    fake.faults.on("/pulls/1", status(403, f"no\n::error::{TOKEN}\x1b[31m ##[error]x"))
    done = accord("--pull", "1")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("accord: ")
    assert done.stderr.count("\n") == 1
    assert TOKEN not in done.output
    assert "\x1b" not in done.stderr
    assert "##[error]" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "repo"),
    [
        ([], "xinglan/accord"),
        (["--pull", "1", "--open", "--to", "x"], "xinglan/accord"),
        (["--open"], "xinglan/accord"),
        (["--pull", "1", "--to", "x"], "xinglan/accord"),
        (["--pull", "1"], "accord"),
        (["--pull", "1"], "xinglan/.."),
        (["--pull", "1"], "../accord"),
        (["--pull", "1"], "xinglan/accord?x="),
        (["--pull", "0"], "xinglan/accord"),
        (["--pull", "1", "--api", "file:///etc/passwd"], "xinglan/accord"),
        (["--pull", "1", "--output", "/nowhere/at/all.json"], "xinglan/accord"),
        (["--pull", "9"], "xinglan/accord"),
    ],
)
def test_what_makes_no_sense_is_refused(fake: FakeForge, arguments: list[str], repo: str) -> None:
    fake.pull(fake.user("lin-yue"))
    assert accord(*arguments, repo=repo).exit_code == 2


def test_where_gitea_stands_must_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_API_URL", raising=False)
    done = accord("--pull", "1", "--forge", "gitea")
    assert done.exit_code == 2
    assert "--api" in done.stderr
