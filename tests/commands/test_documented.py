"""Every command and every key that a program may rely on stands in both guides."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from accord.commands import cli

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "docs" / language / "guide" / "command-line.md" for language in ("zh", "en")]


def answer(*arguments: str) -> Any:
    done = CliRunner().invoke(cli, [*arguments, "-C", str(ROOT), "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def keys_below(guide: str, command: str) -> set[str]:
    """The words set as code in the section of one command."""
    section = re.split(r"^### ", guide, flags=re.MULTILINE)
    text = next(each for each in section if each.startswith(f"`{command}"))
    return set(re.findall(r"`([a-z_-]+)`", text))


@pytest.mark.parametrize("path", GUIDES, ids=["zh", "en"])
def test_every_command_is_documented(path: Path) -> None:
    guide = path.read_text(encoding="utf-8")
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command
        assert f"`accord {name}" in guide
        for option in command.params:
            flag = option.opts[-1]
            if flag.startswith("--"):
                assert flag in guide or flag in ("--json",), (name, flag)


@pytest.mark.parametrize("path", GUIDES, ids=["zh", "en"])
def test_every_key_is_documented(path: Path) -> None:
    guide = path.read_text(encoding="utf-8")
    record = answer("show", "XLX-2026-014")
    audit = answer("audit", "XLX-2026-014")
    assert audit.keys() | audit["lines"][0].keys() <= keys_below(guide, "accord audit")
    assert answer("list")[0].keys() <= keys_below(guide, "accord list")
    owed = answer("due", "--explain")[0]
    explained = owed["explanation"]
    keys = owed.keys() | explained.keys() | explained["verdict"].keys()
    assert keys <= keys_below(guide, "accord due")
    figure = answer("figures", "on-time")[0]
    assert figure.keys() | figure["measures"]["rate"].keys() <= keys_below(guide, "accord figures")
    change = answer("changes", "--since", "2026-10-28")[0]
    keys = change.keys() | change["happenings"][0].keys()
    assert keys <= keys_below(guide, "accord changes")
    assert record["obligations"][0].keys() <= keys_below(guide, "accord due")
    shown = record.keys() | record["entries"][0].keys()
    assert shown <= keys_below(guide, "accord show")
