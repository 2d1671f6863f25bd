"""`accord pages`: the site's pages as files, for another generator than MkDocs."""

from __future__ import annotations

from pathlib import Path

import click

from accord import site
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.proof.signing import SigningError
from accord.site.folder import Foreign, write


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@with_setting
def pages(setting: Setting, folder: Path) -> None:
    """Write the pages in one language into DIR.

    Each page is a Markdown file with a title and one block of HTML. DIR is replaced as a
    whole if this command made it, or if it is empty.
    """
    opened = setting.opened()
    now = setting.now(opened.organization)
    pinned = bool(setting.as_of or opened.organization.as_of)
    notice = site.notice(setting.tree, opened, now, setting.language, pinned=pinned)
    try:
        made = site.site(setting.tree, opened, now, setting.language, pinned=pinned)
        write(made, notice, folder)
    except (Foreign, OSError, SigningError) as error:
        raise CannotRun(str(error)) from None
