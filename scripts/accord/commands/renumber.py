"""`accord renumber`: give a record that was not merged yet another id."""

from __future__ import annotations

from collections.abc import Iterator

import click

from accord.author.place import FileChanged
from accord.author.renumbering.merged import Merged
from accord.author.renumbering.plan import Renumbering, plan
from accord.author.renumbering.refusals import Refused
from accord.author.renumbering.writing import write
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.language import Message, say
from accord.report.harmless import harmless
from accord.trees import Folder, TreeError
from accord.trees.history import NoBase, base, landing


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option(
    "--base",
    "revision",
    metavar="REV",
    help="What this revision holds stays. By default the main branch of origin, else HEAD.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@with_setting
def renumber(
    setting: Setting, old: str, new: str | None, revision: str | None, dry_run: bool
) -> None:
    """Give a record that was not merged yet the id NEW, by default the next that is free.

    It moves the folder, and writes the new id wherever files that were not merged name the
    record. The digests of its consensuses are put right. Signatures that fit no more are
    deleted.
    """
    opened = setting.opened()
    try:
        found = plan(old, new, _merged(setting, revision), opened)
        if not dry_run:
            write(found, setting.root)
    except Refused as refused:
        raise CannotRun(
            say("{sentence} {more}", sentence=refused.message, more=refused.help)
        ) from None
    except FileExistsError:
        raise CannotRun(
            say("Somebody has taken the new id meanwhile; run the command again.")
        ) from None
    except FileChanged as changed:
        raise CannotRun(
            say("{path} was written to meanwhile; run the command again.", path=str(changed))
        ) from None
    except NoBase as error:
        raise CannotRun(error.message) from None
    except (TreeError, OSError) as error:
        raise CannotRun(str(error)) from None
    for line in _told(found, dry_run):
        click.echo(line.text(setting.language))


def _merged(setting: Setting, revision: str | None) -> Merged:
    tree = Folder(setting.root)
    name = revision or landing(setting.root)
    return Merged(tree, base(setting.root, name), name) if name else Merged(tree, None)


def _told(found: Renumbering, only_shown: bool) -> Iterator[Message]:
    """What has been done, in the order in which it was."""
    yield say("{folder} moves to {place}.", folder=found.folder, place=found.place)
    for each in found.edited:
        yield say("{path}: names the new id.", path=each.path)
    for path in found.dropped:
        yield say(
            "{path}: deleted, since what it signs has changed; sign again with `accord sign`.",
            path=path,
        )
    for path in found.naming:
        yield say("{path}: stays as it is, and still names the old id.", path=harmless(path))
    if only_shown:
        yield say("Nothing was written.")
