"""The site in numbers, for a monitor outside: how old it is, and how much is late.

`status.schema.json` among the assets describes it; a key that is there stays.
"""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from accord.ledger import Ledger
from accord.model import RECORD_KINDS, RecordKind
from accord.site.making.outline import Outline
from accord.site.records.card import Card
from accord.trees import Folder, Tree, TreeError, git

VERSION = 1


def status(
    whole: Outline, opened: Ledger, now: datetime, *, pinned: bool, commit: str | None
) -> bytes:
    """One JSON object; whether the instant is `pinned` and which `commit` is shown, others know."""
    coming = [each.due_at for each in whole.owed if each.ages and not each.is_overdue]
    told = {
        "version": VERSION,
        "as_of": _utc(now),
        "pinned": pinned,
        "commit": commit,
        "records": {kind: _by_state(kind, whole.cards.values(), opened) for kind in RECORD_KINDS},
        "open": sum(not each.is_final for each in whole.cards.values()),
        "broken": len(whole.broken),
        "overdue": sum(each.is_overdue for each in whole.owed),
        "due_soon": sum(each.is_soon for each in whole.owed),
        "provisional": sum(each.is_provisional for each in whole.owed),
        "next": _utc(datetime.fromisoformat(coming[0])) if coming else None,
        "calendar_valid_through": opened.calendar.valid_through.isoformat(),
    }
    return json.dumps(told, indent=2).encode() + b"\n"


def _utc(moment: datetime) -> str:
    """An instant as monitors read it without knowing of time zones."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def checked_out(tree: Tree) -> str | None:
    """The commit of the clone in which a tree of files lies, or None if it lies in none."""
    with contextlib.suppress(TreeError):
        if isinstance(tree, Folder):
            return git(tree.root, "rev-parse", "--verify", "--quiet", "HEAD").decode().strip()
    return None


def _by_state(kind: RecordKind, cards: Iterable[Card], opened: Ledger) -> Mapping[str, int]:
    """How many records are in each state, in the order of the table; archived ones count too."""
    found = Counter(each.state.tone for each in cards if each.kind == kind)
    return {name: found[name] for name in opened.workflow.courses[kind].states}
