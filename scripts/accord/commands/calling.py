"""What the commands that call a forge have in common: where it is, and as whom they speak."""

from __future__ import annotations

import functools
import os
import re
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from accord.commands.setting import CannotRun, Setting
from accord.forge import github
from accord.forge.forge import Forge
from accord.forge.gitea import Gitea
from accord.forge.github import GitHub
from accord.forge.transport import Transport
from accord.forge.trouble import ForgeError
from accord.language import say
from accord.report.harmless import harmless, no_command

FORGES: Mapping[str, Callable[[Transport, str], Forge]] = {"github": GitHub, "gitea": Gitea}
_REPOSITORY = re.compile(r"[\w-][\w.-]*/(?!\.{1,2}$)[\w.-]+", re.ASCII)


def calling(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `--repo`, `--forge` and `--api`, as its argument `forge`.

    The token comes from the environment only: `ACCORD_TOKEN`, else `GITHUB_TOKEN`. What
    goes wrong with the forge becomes a `CannotRun`.
    """

    @click.option("--repo", "repository", metavar="OWNER/REPO", required=True)
    @click.option("--forge", "kind", type=click.Choice(list(FORGES)), default="github")
    @click.option(
        "--api",
        metavar="URL",
        help="Where the forge answers, such as https://git.example.com/api/v1. By default"
        " GITHUB_API_URL, else GitHub itself.",
    )
    @functools.wraps(command)
    def run(setting: Setting, repository: str, kind: str, api: str | None, **arguments: Any) -> Any:
        if not _REPOSITORY.fullmatch(repository):
            raise CannotRun(
                say("{name} is no repository; write OWNER/REPO.", name=harmless(repository))
            )
        try:
            forge = FORGES[kind](_transport(kind, api), repository)
            return command(setting=setting, forge=forge, **arguments)
        except ForgeError as error:
            raise CannotRun(told(error, setting.language)) from None

    return run


def must_be_about(repository: str, file: Path, forge: Forge) -> None:
    """What another job handed on is for the forge's repository, and for no other.

    Raises:
        CannotRun: the file names another one.
    """
    if repository.lower() != forge.repository.lower():
        raise CannotRun(
            say(
                "{file} is about {other}, not about {repository}.",
                file=file,
                other=harmless(repository),
                repository=forge.repository,
            )
        )


def told(error: ForgeError, language: str) -> str:
    """What went wrong, on one line in which no log finds a command."""
    return no_command(harmless(error.message.text(language)))


def present() -> datetime:
    """The clock; what forges say is about the present, whatever `--as-of` is."""
    return datetime.now(UTC)


def _transport(kind: str, api: str | None) -> Transport:
    address = api or os.environ.get("GITHUB_API_URL") or (github.API if kind == "github" else "")
    if not address.startswith(("https://", "http://")):
        raise CannotRun(
            say("Say with --api where the forge answers, such as https://git.example.com/api/v1.")
        )
    token = os.environ.get("ACCORD_TOKEN") or os.environ.get("GITHUB_TOKEN")
    return Transport(address, (token or "").strip() or None, time.sleep, present)
