"""Of which instant and commit the pages speak: a line above each, and the margin on paper."""

from __future__ import annotations

from datetime import datetime

from accord.ledger import Ledger
from accord.site.reader import Reader
from accord.site.status import checked_out
from accord.site.templates import macro
from accord.trees import Tree

# How much of a commit's id a page shows; git takes as little for the whole.
_SHORT = 10


def notice(tree: Tree, opened: Ledger, now: datetime, language: str, *, pinned: bool) -> str:
    """Of which instant and commit the pages speak: HTML, which may tell of its age later.

    What is `pinned` stays as it is for whoever opens it, whenever that is.
    """
    reader = Reader(language, opened.organization)
    moment, commit = reader.moment(now), checked_out(tree) or ""
    if opened.organization.as_of == now:
        said = reader.gettext("This demonstration shows the state of {moment}.", moment=moment)
    elif pinned:
        said = reader.gettext(
            "The state of {moment}, looked back at: nothing later counts here.", moment=moment
        )
    else:
        said = reader.gettext("The state of {moment}.", moment=moment)
    return macro("notice", "html")(said, now.isoformat(), pinned, commit[:_SHORT], reader.gettext)


def stamp(tree: Tree, opened: Ledger, now: datetime, language: str) -> str:
    """The same for the margin of a printed page: as it stands between quotes of a style sheet."""
    reader, commit = Reader(language, opened.organization), checked_out(tree) or ""
    moment = reader.moment(now)
    return _quoted(
        reader.gettext("As of {moment}", moment=moment) + f" · {commit[:_SHORT]}" * bool(commit)
    )


def _quoted(text: str) -> str:
    """Letters and digits as they are, all else by its number."""
    return "".join(each if each.isalnum() else f"\\{ord(each):x} " for each in text)
