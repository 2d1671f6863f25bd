"""The command `accord gate` and the table of facts agree, on real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.commands import cli
from accord.forge.snapshot import Snapshot, written
from tests.forge.fake import FakeForge
from tests.gate.oracle.bridge import snapshot
from tests.gate.oracle.history import History, history
from tests.gate.oracle.judgement import judged
from tests.gate.oracle.remembered import can_be_remembered, taken
from tests.gate.oracle.repository import Placed, placed

_SHARES = 4
_COUNT = 300


def some(share: int) -> list[History]:
    """A share of histories that a forge has seen, in which nobody signed a document."""
    seeds = iter(range(100_000 + share, 200_000, _SHARES))
    found: list[History] = []
    while len(found) < _COUNT // _SHARES:
        each = history(next(seeds))
        if each.facts.has_forge and not each.facts.seals:
            found.append(each)
    return found


def decides(folder: Path, place: Placed, told: Snapshot) -> int:
    """The exit code of the command for one history."""
    reviews = folder / "reviews.json"
    reviews.write_text(written(told), encoding="utf-8")
    arguments = ["gate", "-C", str(folder), "--base", place.base, "--head", place.head]
    arguments += ["--reviews", str(reviews), "--as-of", place.history.facts.taken_at.isoformat()]
    arguments += ["--merge", place.merge] if place.merge else []
    done = CliRunner().invoke(cli, arguments)
    assert isinstance(done.exception, SystemExit | None), done.exception
    return done.exit_code


@pytest.mark.parametrize("share", range(_SHARES))
def test_the_command_and_the_oracle_agree_on_real_repositories(tmp_path, share):
    wrong, allowed = [], 0
    for each in placed(tmp_path, some(share)):
        opinion = judged(each.history.facts)
        allowed += opinion.allowed
        told = snapshot(each.history, each.base, each.ids)
        if decides(tmp_path, each, told) != (0 if opinion.allowed else 1):
            wrong.append((each.history.seed, opinion))
    assert not wrong
    assert allowed > _COUNT / _SHARES / 4


def test_so_they_do_where_a_forge_is_asked(tmp_path):
    histories = [each for each in some(0)[:50] if can_be_remembered(each.facts)]
    wrong, allowed = [], 0
    with FakeForge() as forge:
        for each in placed(tmp_path, histories):
            opinion = judged(each.history.facts)
            allowed += opinion.allowed
            if decides(tmp_path, each, taken(forge, each)) != (0 if opinion.allowed else 1):
                wrong.append((each.history.seed, opinion))
    assert not wrong
    assert allowed > len(histories) / 4 > 10
