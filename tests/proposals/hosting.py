"""A repository as a forge would fill it: what is proposed lies under refs, and nowhere else."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from accord import ledger
from accord.proposals.proposal import Proposal
from accord.proposals.reading import proposals
from accord.trees import Folder
from tests.repository import commit, git

NOW = "2026-10-30T10:00"
REQUESTS = "records/requests"
OPEN = "XLX-2026-018"


def propose(root: Path, ref: str = "refs/pull/7/head") -> str:
    """Commit what lies here as a change under a ref, and go back to what has landed."""
    git(root, "checkout", "-q", "--detach")
    made = commit(root, "proposed")
    git(root, "update-ref", ref, made)
    git(root, "checkout", "-q", "main")
    return made


def raise_request(root: Path, id: str, title: str = "新的需求") -> None:
    """A new request that asks what another has asked."""
    text = (root / REQUESTS / OPEN / "request.md").read_text("utf-8").replace(OPEN, id)
    text = re.sub(r"\nraised_at: .*", "\nraised_at: 2026-10-30T09:00", text, count=1)
    text = re.sub(r"\ntitle: .*", f"\ntitle: {title}", text, count=1)
    (root / REQUESTS / id).mkdir()
    (root / REQUESTS / id / "request.md").write_text(text, "utf-8")


def receive(root: Path, id: str = OPEN, department: str = "HR", by: str = "ye-qing") -> Path:
    """A department takes a record on."""
    path = root / REQUESTS / id / f"2026-10-30-receipt-{department}.md"
    path.write_text(
        f"---\nkind: receipt\nat: 2026-10-30T09:30\nby: {by}\ndepartment: {department}\n"
        f"answer: accepted\ncontact: {by}\n---\n",
        "utf-8",
    )
    return path


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def told(root: Path, of: Path | None = None) -> tuple[Proposal, ...]:
    """What is proposed in a repository, under the policy that lies in a folder."""
    return proposals(root, ledger.opened(Folder(of or root)), instant(NOW))
