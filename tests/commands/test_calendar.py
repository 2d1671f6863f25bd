"""`accord calendar` writes what the site offers, for one person or department."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accord import ledger, site
from accord.commands import cli
from accord.trees import Folder
from tests.export.reading import events

ROOT = Path(__file__).parents[2]


def calendar(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["calendar", "-C", str(ROOT), *arguments])


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (("--person", "wu-hao", "--lang", "zh"), "calendar/people/wu-hao.ics"),
        (("--department", "TECH", "--lang", "zh"), "calendar/TECH.ics"),
    ],
)
def test_it_is_the_file_of_the_site(arguments: tuple[str, ...], path: str) -> None:
    done = calendar(*arguments)
    assert done.exit_code == 0
    opened = ledger.opened(Folder(ROOT))
    assert opened.organization.as_of
    made = site.site(Folder(ROOT), opened, opened.organization.as_of, "zh")
    assert done.stdout_bytes == made[path]
    assert events(done.stdout_bytes)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "--person ID or --department CODE"),
        (("--person", "wu-hao", "--department", "TECH"), "--person ID or --department CODE"),
        (("--person", "wu-haoo"), "Did you mean wu-hao?"),
        (("--department", "TECK"), "Did you mean TECH?"),
    ],
)
def test_it_wants_to_know_exactly_whose(arguments: tuple[str, ...], told: str) -> None:
    done = calendar("--lang", "en", *arguments)
    assert (done.exit_code, done.stdout_bytes) == (2, b"")
    assert told in done.stderr
