"""Two authors on two clones, at the same moment, end with two ids, whichever merges first."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.author.conftest import Author
from tests.author.samples import REQUEST_YAML
from tests.author.test_renumbering import call
from tests.repository import commit, git

AT = "2026-07-01T10:00"
PATH = "records/requests/XLX-2026-00{}/request.md"


@pytest.fixture
def clones(repository: Path, tmp_path: Path) -> tuple[Author, Author]:
    """Two clones of one origin, each on a branch of its own."""
    commit(repository)
    origin = tmp_path / "origin.git"
    git(tmp_path, "clone", "-q", "--bare", str(repository), str(origin))
    for name in ("one", "two"):
        git(tmp_path, "clone", "-q", str(origin), str(tmp_path / name))
        git(tmp_path / name, "checkout", "-qb", name)
    return Author(tmp_path / "one"), Author(tmp_path / "two")


def raise_request(author: Author, title: str, *options: str) -> str:
    text = re.sub("title: .*", f"title: {title}", REQUEST_YAML, count=1)
    path = author.writes("new", "request", "--from", "-", *options, at=AT, stdin=text)
    commit(author.root, title)
    return path


def land(author: Author) -> None:
    """As the forge does it: what lands stands on main's tip."""
    name = git(author.root, "branch", "--show-current").strip()
    git(author.root, "push", "-q", "origin", f"{name}:main")


@pytest.mark.parametrize("first", [0, 1])
def test_whichever_merges_first_the_other_is_told_before_it_does(
    clones: tuple[Author, Author], first: int
) -> None:
    assert [raise_request(each, f"第{n}件") for n, each in enumerate(clones)] == [
        PATH.format(1)
    ] * 2
    land(clones[first])
    other = clones[1 - first]
    git(other.root, "fetch", "-q")
    checked = call(other.root, "check", "--base", "origin/main", "--as-of", AT)
    assert checked.exit_code == 1
    command = re.findall(r"`accord ([^`]+)`", checked.output)[0]
    assert call(other.root, *shlex.split(command)).exit_code == 0
    commit(other.root, "renumbered")
    git(other.root, "merge", "-q", "origin/main", "-m", "merge")
    checked = call(other.root, "check", "--base", "origin/main", "--as-of", AT)
    assert checked.exit_code == 0, checked.output
    land(other)
    found = git(other.root, "ls-tree", "-r", "--name-only", "HEAD", "records/requests").split()
    assert found == [PATH.format(1), PATH.format(2)]
    titles = [other.text(each).split("title: ")[1][:3] for each in found]
    assert titles == [f"第{first}件", f"第{1 - first}件"]


def test_what_others_have_pushed_or_proposed_is_passed_over(
    clones: tuple[Author, Author],
) -> None:
    one, two = clones
    raise_request(one, "甲")
    git(one.root, "push", "-q", "origin", "one", "one:refs/pull/7/head")
    git(one.root, "checkout", "-qb", "more")
    raise_request(one, "乙")
    git(one.root, "push", "-q", "origin", "more:refs/pull/8/head")
    assert raise_request(two, "丙", "--fetch") == PATH.format(3)
    # Another branch of one's own counts too, and what is checked out counts once.
    git(two.root, "checkout", "-q", "-b", "again", "main")
    assert raise_request(two, "丁") == PATH.format(4)


def test_without_an_origin_there_is_nothing_to_fetch(author: Author) -> None:
    done = author.run("new", "request", "--fetch", "--from", "-", at=AT, stdin=REQUEST_YAML)
    assert done.exit_code == 2
    assert "git can't fetch" in done.output
