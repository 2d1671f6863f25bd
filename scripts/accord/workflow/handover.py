"""Handing over: what a delivery and an acceptance change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from accord.consensus import acceptors
from accord.model import Entry
from accord.workflow.facts import Facts, Item, Standing


def delivery(facts: Facts, entry: Entry) -> Facts:
    """Hands over what passed its self-check; a deliverable with items left to mend stays.

    What has passed stays so: only an acceptance sends anything back.
    """
    mended = frozenset(entry.fields.get("rectified", ()))
    items = {
        name: replace(item, mended_by=entry) if name in mended and not item.mended_by else item
        for name, item in facts.items.items()
    }
    left = {item.deliverable for item in items.values() if not item.mended_by}
    handed = {
        each["id"]
        for each in entry.fields["deliverables"]
        if each["self_check"] == "pass"
        and each["id"] not in left
        and facts.standings.get(each["id"], Standing.PASSED) is not Standing.PASSED
    }
    return facts._replace(
        started=True,
        items=items,
        standings={**facts.standings, **dict.fromkeys(handed, Standing.DELIVERED)},
        accepted_by={name: who for name, who in facts.accepted_by.items() if name not in handed},
    )


def acceptance(facts: Facts, entry: Entry) -> Facts:
    """Passing needs every acceptor; ordering rework or failing, any one of them."""
    must = acceptors(facts.form)
    signers = must & frozenset(entry.departments)
    if not signers:
        return facts
    standings, accepted_by = dict(facts.standings), dict(facts.accepted_by)
    for line in entry.fields["deliverables"]:
        name, verdict = line["id"], line["verdict"]
        if standings.get(name) not in JUDGED[verdict]:
            continue
        accepted_by[name] = (
            accepted_by.get(name, frozenset()) | signers if verdict == "pass" else frozenset()
        )
        standings[name] = _STANDINGS[verdict]
        if verdict == "pass" and not must <= accepted_by[name]:
            standings[name] = Standing.DELIVERED
    items = {
        name: item
        for name, item in {**facts.items, **_ordered(entry)}.items()
        if item.mended_by or standings.get(item.deliverable) is Standing.RECTIFY
    }
    return facts._replace(standings=standings, accepted_by=accepted_by, items=items)


def _ordered(entry: Entry) -> dict[str, Item]:
    return {
        each["id"]: Item(
            each["id"],
            each["deliverable"],
            each["department"],
            each["title"],
            date.fromisoformat(each["due"]),
            entry,
        )
        for each in entry.fields.get("items", ())
    }


_STANDINGS = {"pass": Standing.PASSED, "rectify": Standing.RECTIFY, "fail": Standing.OPEN}
# What a verdict may be given on. The worst counts: one acceptor may fail what another ordered
# to be rectified.
JUDGED = {
    "pass": {Standing.DELIVERED},
    "rectify": {Standing.DELIVERED},
    "fail": {Standing.DELIVERED, Standing.RECTIFY},
}
