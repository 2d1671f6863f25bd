"""A history as the gate is told of it, and what the gate decides."""

from __future__ import annotations

from collections.abc import Mapping

from accord import ledger
from accord.forge.snapshot import Account, Commit, Push, Review, Snapshot, Verdict
from accord.gate import Decision, Landing, Made, Signed, decide
from accord.ledger import Ledger
from accord.trees import Memory
from accord.trees.revision import Held
from tests.gate.oracle.crowd import ASKED
from tests.gate.oracle.facts import Facts
from tests.gate.oracle.files import changed, differing
from tests.gate.oracle.history import History

BASE = "ba5e" * 10
_POLICY = ("records/organization.yml", "records/calendar.yml")
_opened: dict[bytes, Ledger] = {}


def decided(history: History) -> Decision:
    facts = history.facts
    told = snapshot(history) if facts.has_forge else None
    return decide(landing(facts), told, policy(facts), facts.taken_at)


def policy(facts: Facts) -> Ledger:
    """The ledger of the base, read once for all histories of a company."""
    base = facts.trees["base"]
    if base[_POLICY[0]] not in _opened:
        _opened.clear()
        files = {path: base[path] for path in base if path.startswith("schema/") or path in _POLICY}
        _opened[base[_POLICY[0]]] = ledger.opened(Memory(files))
    return _opened[base[_POLICY[0]]]


def landing(facts: Facts) -> Landing:
    trees = {name: Memory(facts.trees[name]) for name in ("base", "fork", "head", "merge")}
    made = tuple(
        Made(
            each.id,
            frozenset(differing(facts.trees[each.parent], facts.trees[each.id])),
            each.signer,
        )
        for each in facts.commits
    )
    return Landing(
        base_id=BASE,
        head_id=facts.head,
        base=trees["base"],
        fork=trees["fork"],
        head=trees["head"],
        result=None if facts.conflicts else trees["merge"],
        commits=made,
        stood=_stood(facts),
        signatures=tuple(_signed(facts)),
        conflicts=tuple(changed(facts)) if facts.conflicts else (),
    )


def _stood(facts: Facts) -> Mapping[str, Mapping[str, Held]]:
    """What the commits held under the paths that differ."""
    paths = changed(facts)
    return {
        each.id: Memory(
            {path: data for path, data in facts.trees[each.id].items() if path in paths}
        ).held
        for each in facts.commits
    }


def _signed(facts: Facts) -> list[Signed]:
    return [
        Signed(each.path, each.department, each.person, each.at) for each in sorted(facts.seals)
    ]


def snapshot(history: History, base: str = BASE, ids: Mapping[str, str] | None = None) -> Snapshot:
    """What the forge says; `ids` are the real ids of its commits, where there are any."""
    facts = history.facts

    def commit(id: str | None) -> str | None:
        return (ids or {}).get(id, id) if id else id

    def account(id: int | None) -> Account | None:
        return None if id is None else Account(id, f"login-{id}", human=id not in facts.robots)

    pushes = facts.pushes
    reviews = tuple(
        Review(each.id, account(each.account), Verdict(each.verdict), commit(each.commit), each.at)
        for each in facts.reviews
    )
    return Snapshot(
        forge=history.forge,
        repository="xinglan/accord",
        pull=7,
        url="https://github.com/xinglan/accord/pull/7",
        title="A change",
        taken_at=facts.taken_at,
        opened_at=ASKED,
        base_ref="main",
        base_commit=base,
        head_commit=str(commit(facts.head)),
        author=account(facts.author),
        commits=tuple(
            Commit(str(commit(each.id)), account(each.account), each.vouched)
            for each in facts.commits
            if each.is_listed
        ),
        pushes=None
        if pushes is None
        else tuple(
            Push(account(each.account), str(commit(each.commit)), each.at) for each in pushes
        ),
        reviews=tuple(sorted(reviews, key=lambda each: each.place)),
    )


def told(decision: Decision) -> list[str]:
    """Why the gate refuses, in short."""
    refused = [f"refused: {each.rule} {each.path}" for each in decision.refused]
    unmet = [
        f"open: {each.need.path} {[(o.role, o.department, o.person) for o in each.need.offices]}"
        f" by {each.by} objecting {each.objecting}"
        for each in decision.needs
        if not each.met
    ]
    return refused + unmet


__all__ = ["decided", "told"]
