"""Who may found a repository by its first push: a steward of its own registry, by a key there."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from accord import ledger
from accord.gate.founding import why_not_founded
from accord.organization import Organization
from accord.trees import Folder
from tests.commands.test_receive import Team, empty, keys
from tests.gate.scene import NOW

__all__ = ["empty", "keys"]  # fixtures


def refused(team: Team, commit: str, now: str = NOW) -> bool:
    """Whether something speaks against it, and says what."""
    why = why_not_founded(team.clone, commit, organization(team.clone), datetime.fromisoformat(now))
    return why is not None and "steward" in why.text("en")


def organization(root: Path) -> Organization:
    return ledger.opened(Folder(root)).organization


def test_a_steward_founds_it(empty: Team) -> None:
    assert not refused(empty, empty.commit("meng-xin"))


@pytest.mark.parametrize("by", ["luo-dan", None])
def test_nobody_else_does(empty: Team, by: str | None) -> None:
    assert refused(empty, empty.commit(by))


def test_a_key_that_is_not_registered_does_not(empty: Team) -> None:
    assert refused(empty, empty.commit("meng-xin", key="stranger"))


def test_before_the_first_day_in_office_nobody_is_a_steward(empty: Team) -> None:
    early = datetime.fromisoformat(NOW) - timedelta(days=400)
    assert refused(empty, empty.commit("meng-xin"), early.isoformat())
