"""`accord fix`: mend what is mechanical."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

import click

from accord.author.mending.plan import Plan, plan
from accord.author.place import FileChanged, replace_file
from accord.commands.hunks import headline, hunks
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.commands.table import as_json
from accord.language import Message, say
from accord.model import ROOT
from accord.report.harmless import harmless
from accord.schema.schemas import SchemaError
from accord.trees import File, Folder, Revision, TreeError
from accord.trees.difference import How, differences
from accord.trees.history import NoBase, base, landing


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--base",
    "revision",
    metavar="REV",
    help="What this revision holds stays. By default the main branch of origin, else HEAD.",
)
@click.option("--diff", "only_shown", is_flag=True, help="Show the changes, and write nothing.")
@click.option("--check", "only_named", is_flag=True, help="Name the files, and write nothing.")
@click.option("--yes", "-y", is_flag=True, help="Write without asking.")
@click.option("--json", "json_", is_flag=True, help="For programs.")
@with_setting
def fix(
    setting: Setting,
    paths: tuple[Path, ...],
    revision: str | None,
    only_shown: bool,
    only_named: bool,
    yes: bool,
    json_: bool,
) -> None:
    """Mend what is mechanical.

    That is: encoding, line ends, invisible characters, signs typed full-width in front matter,
    blanks, the order of fields, spaces between Chinese and Latin, the digest of a consensus.

    Without PATHs it looks at what differs from the base. Merged entries and forms that were
    agreed to stay as they are. The changes are shown first, and at a terminal it asks. Exits
    with 1 if something is left to mend.
    """
    tree = Folder(setting.root)
    try:
        merged = _merged(setting.root, revision)
        files = _files(tree, [setting.inside(each) for each in paths], merged)
        found = plan(files, tree, merged)
    except NoBase as error:
        raise CannotRun(error.message) from None
    except (SchemaError, TreeError, OSError) as error:
        raise CannotRun(str(error)) from None
    if not json_:
        _show(found, setting, is_short=only_named, is_in_git=merged is not None)
    agreed = found.mends and not (only_shown or only_named) and (yes or _agrees(found, setting))
    if agreed:
        _write(found, setting.root)
    if json_:
        as_json(_rows(found, bool(agreed), setting), setting)
    else:
        _tell(_summary(found, bool(agreed)), setting)
    sys.exit(1 if found.mends and not agreed else 0)


def _merged(root: Path, revision: str | None) -> Revision | None:
    """The revision that holds what was merged; None if nothing was.

    It is the tip of the branch: what landed there while work went on elsewhere has landed.
    """
    name = revision or landing(root)
    return Revision(root, base(root, name).tip if revision else name) if name else None


def _files(tree: Folder, paths: Sequence[str], merged: Revision | None) -> Iterator[File]:
    """The files to look at: those below the paths, else those that the base holds otherwise."""
    if paths or merged is None:
        for file in tree.files(ROOT):
            if not paths or any(PurePosixPath(file.path).is_relative_to(each) for each in paths):
                yield file
        return
    for path, how in differences(merged, tree).items():
        if path.startswith(f"{ROOT}/") and how is not How.DELETED:
            yield File(path, tree.read(path))


def _show(found: Plan, setting: Setting, *, is_short: bool, is_in_git: bool) -> None:
    console = setting.console()
    for mend in found.mends:
        console.print(headline(mend, setting.language), soft_wrap=True)
        for line in () if is_short else hunks(mend):
            console.print(line, soft_wrap=True)
    for path, why in found.kept.items():
        _tell(say("{path}: {why}", path=harmless(path), why=why), setting)
    if found.mends and not is_in_git:
        _tell(say("There is no commit here, so nothing counts as merged."), setting)


def _agrees(found: Plan, setting: Setting) -> bool:
    """Whether somebody sits at a terminal and says yes."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    question = say("Write these changes ({files})?", files=len(found.mends))
    return click.confirm(question.text(setting.language), err=True)


def _write(found: Plan, root: Path) -> None:
    try:
        for mend in found.mends:
            replace_file(root / mend.path, mend.before, mend.after)
    except FileChanged as changed:
        raise CannotRun(
            say("{path} was written to meanwhile; run the command again.", path=str(changed))
        ) from None
    except OSError as error:
        raise CannotRun(str(error)) from None


def _summary(found: Plan, written: bool) -> Message:
    if not found.mends:
        return say("Nothing to mend.")
    if written:
        return say("Files mended: {files}.", files=len(found.mends))
    return say("Files to mend: {files}. Nothing was written; --yes writes.", files=len(found.mends))


def _tell(message: Message, setting: Setting) -> None:
    setting.console(stderr=True).print(message.text(setting.language), soft_wrap=True)


def _rows(found: Plan, written: bool, setting: Setting) -> dict[str, object]:
    """The keys of ``--json``; the guide documents them."""
    language = setting.language
    return {
        "written": written,
        "mends": [
            {"path": each.path, "what": [name.text(language) for name in each.names]}
            for each in found.mends
        ],
        "kept": [{"path": path, "why": why.text(language)} for path, why in found.kept.items()],
    }
