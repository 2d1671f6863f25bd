"""What a check thinks of a record: small beside its documents, and enough to judge the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from accord.directory import Listing
from accord.ledger import Ledger, filled
from accord.ledger.shares import Share
from accord.model import Finding
from accord.rules import judge_record
from accord.rules.case import Case
from accord.rules.neighbours import Mention, mentions
from accord.trees import Tree


@dataclass(frozen=True, slots=True)
class Opinion:
    """Of the record in one folder; without a listing it could not be read."""

    folder: str
    listing: Listing | None = None
    mentions: tuple[Mention, ...] = ()

    @property
    def id(self) -> str:
        return self.folder.rpartition("/")[2]


# How many records are in memory at a time.
AT_ONCE = 500


class Judge:
    """Reads a share of the records and judges each; one of a crew."""

    def __init__(self, tree: Tree, opened: Ledger, share: Share, now: datetime) -> None:
        self._tree, self._share, self._now = tree, share, now
        self._opened = replace(opened, findings=())

    def opinions(self) -> tuple[list[Opinion], list[Finding]]:
        """One for each record, and what is wrong with them and with the share's loose files."""
        opinions: list[Opinion] = []
        findings: list[Finding] = []
        for part in self._share.parted(1 + len(self._share.folders) // AT_ONCE):
            ledger = filled(self._opened, self._tree, part)
            findings += ledger.findings
            opinions += (Opinion(each.folder) for each in ledger.broken.values())
            for record in ledger.records.values():
                case = Case.of(record, ledger, self._now)
                listing = Listing.of(case.story)
                opinions.append(Opinion(record.folder, listing, tuple(mentions(case))))
                findings += judge_record(case)
        return opinions, findings
