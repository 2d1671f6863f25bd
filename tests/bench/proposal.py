"""A change to a generated ledger that may land: a new record, which its department approves."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from accord.forge.snapshot import Account, Commit, Review, Snapshot, Verdict, written
from tests.bench import company
from tests.repository import commit, git

_PRESENT = datetime.fromisoformat(f"{company.PRESENT}:00+08:00")


def propose(ledger: Path, reviews: Path) -> None:
    """Commit the ledger on main, a copy of its latest request on `work`, and write the reviews."""
    commit(ledger)
    git(ledger, "branch", "-M", "main")
    git(ledger, "checkout", "-q", "-B", "work")
    requests = ledger / "records" / "requests"
    last = max(requests.iterdir(), key=lambda folder: (len(folder.name), folder.name))
    stem, _, number = last.name.rpartition("-")
    id = f"{stem}-{int(number) + 1:03}"
    form = (last / "request.md").read_text("utf-8").replace(last.name, id)
    (requests / id).mkdir()
    (requests / id / "request.md").write_text(form, "utf-8")
    head = commit(ledger)
    asker = re.findall(r"(?m)^from: (\S+)$", form)[0]
    text = written(_snapshot(git(ledger, "rev-parse", "main").strip(), head, asker))
    reviews.write_text(text, "utf-8")


def _snapshot(base: str, head: str, asker: str) -> Snapshot:
    number = company.accounts()[company.contact(asker)]
    reviewer = Account(number, "contact", human=True)
    return Snapshot(
        forge="github",
        repository="company/records",
        pull=1,
        url="https://github.com/company/records/pull/1",
        title="A new request",
        taken_at=_PRESENT,
        opened_at=_PRESENT,
        base_ref="main",
        base_commit=base,
        head_commit=head,
        author=None,
        commits=(Commit(head, None, verified=False),),
        pushes=None,
        reviews=(Review(1, reviewer, Verdict.APPROVED, head, _PRESENT),),
    )
