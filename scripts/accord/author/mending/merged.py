"""What a base holds that nobody may change any more: merged entries, and forms agreed to.

What the base itself could not read was never a fact, so it may be mended.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from accord import ledger
from accord.language import Message, say
from accord.ledger import UNREADABLE, Ledger
from accord.ledger.documents import read_markdown
from accord.ledger.shares import Share
from accord.model import FOLDERS, ROOT
from accord.trees import Tree
from accord.workflow.fold import fold

_ENTRY = say("This entry was merged and stays as it is; add another instead.")
_FORM = say("This form was agreed to and stays as it is; write what changes as an amendment.")
_UNKNOWN = say("The base holds this file, and can't be read; nothing in it is touched.")


def kept(base: Tree, folders: Collection[str]) -> Mapping[str, Message]:
    """The files in the folders of some records that stay as they are, and why."""
    share = Share(frozenset(folders), loose=False)
    files = [file for file in base.files(ROOT, share.enters) if share.holds(file.path)]
    try:
        read = ledger.filled(ledger.opened(base), base, share)
    except UNREADABLE:
        return {file.path: _UNKNOWN for file in files}
    agreed = _agreed(read)
    found: dict[str, Message] = {}
    for file in files:
        folder, _, name = file.path.rpartition("/")
        kind = FOLDERS[folder.split("/")[1]]
        if name == f"{kind}.md":
            if folder in agreed:
                found[file.path] = _FORM
        elif read_markdown(file, kind, read.schemas).document:
            found[file.path] = _ENTRY
    return found


def _agreed(read: Ledger) -> frozenset[str]:
    """The folders of the records that have a consensus."""
    end_of_time = datetime.max.replace(tzinfo=read.organization.timezone)
    return frozenset(
        each.folder
        for each in read.records.values()
        if fold(each, read.workflow, end_of_time).facts.agreed is not None
    )
