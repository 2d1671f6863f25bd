"""What is refused whoever approves it: history rewritten, faults brought in, policy mixed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from accord import ledger
from accord.change import Change
from accord.change.oldest import oldest
from accord.gate.landing import Landing
from accord.language import Message, say
from accord.ledger import UNREADABLE, Ledger, PolicyBroken, filled
from accord.ledger.shares import Share
from accord.model import ROOT, Finding, Position, Severity, folder_of
from accord.rules import judge_change, judge_policy, judge_record
from accord.rules.case import Case
from accord.rules.changes import entered_in_time
from accord.rules.keys import key_kept
from accord.rules.past import calendar_kept, limit_kept, timezone_kept
from accord.rules.proposal import Proposal
from accord.texts.characters import UNSHOWN
from accord.trees.difference import Kept, differences
from accord.trees.tree import DEEPEST


def refusals(
    change: Change,
    landing: Landing,
    result: Kept,
    policy: Ledger,
    now: datetime,
    arrived: Mapping[str, datetime],
) -> tuple[Finding, ...]:
    """Why a change can't land as it is, in the order of files and lines.

    Args:
        change: from the base to `result`.
        landing: the trees of it.
        result: what would stand.
        policy: the ledger of the base, under which both are judged.
        now: the present; aware.
        arrived: since when, at the earliest, the branch has held what would stand in each
            record's folder.
    """
    ids, base = landing.ids, landing.base_id[:10]
    proposal = Proposal(change, policy, policy, now, base, ids.taken, ids.free)
    kept = [each for each in judge_change(proposal) if each.severity is Severity.ERROR]
    inside = (*landing.forged, *_faults(change, landing.base, result, policy, now))
    rewritten = _rewritten(change, kept)
    found = [
        *_empty(change),
        *_astray(change, landing, result),
        *_strayed(landing, result),
        *_unseen(landing, result),
        *_mixed(change),
        *(each for each in inside if folder_of(each.path) not in rewritten),
        *_untimely(landing, now),
        *_backdated(proposal, arrived),
        *kept,
        *(_policy_faults(proposal, landing.base, result) if change.beside else ()),
    ]
    once = {(*_told(each), each.position): each for each in found}
    return tuple(sorted(once.values(), key=lambda each: each.sort_key))


def conflicts(landing: Landing) -> tuple[Finding, ...]:
    """The files that can't be merged, as findings."""
    message = say("Others have changed this file meanwhile, and the two don't fit together.")
    advice = say(
        "Merge the branch on which it is to land, and settle it there. If another record has "
        "taken this id, move this one first: `accord renumber`."
    )
    return tuple(_refused("merge-conflict", path, message, advice) for path in landing.conflicts)


def _rewritten(change: Change, kept: Iterable[Finding]) -> frozenset[str]:
    """The records in which something merged must be restored: what else is wrong comes of that."""
    told = frozenset(folder_of(each.path) for each in kept)
    return told.intersection(each.folder for each in change.records if each.rewritten)


def _empty(change: Change) -> Iterator[Finding]:
    if not change.records and not change.beside:
        message = say("Nothing would change.")
        yield _refused("nothing-changes", ROOT, message, say("Close the pull request."))


def _astray(change: Change, landing: Landing, result: Kept) -> Iterator[Finding]:
    """Files below records/ that belong to no record, so that nobody would be asked about them."""
    for path in differences(landing.base, result).keys() - change.paths:
        message = say("This file is part of no record, and nobody could be asked about it.")
        yield _refused(
            "file", path, message, say("Put it into a record's folder, or leave it out.")
        )


def _strayed(landing: Landing, result: Kept) -> Iterator[Finding]:
    """What would stand is not what was reviewed: a merge made it, or left it out."""
    proposed = differences(landing.fork, landing.head).keys()
    for path in {*differences(landing.base, result), *proposed}:
        if result.held.get(path) != landing.head.held.get(path):
            message = say("Merged with what landed meanwhile it becomes what nobody has reviewed.")
            advice = say("Merge the branch on which it is to land, and have the result reviewed.")
            yield _refused("reviewed-bytes", path, message, advice)


def _unseen(landing: Landing, result: Kept) -> Iterator[Finding]:
    """Names that can't be told apart from others, so that a review of one may be one of another."""
    for path in differences(landing.base, result):
        if path in result.held and (UNSHOWN in path or path.count("/") >= DEEPEST):
            message = say("This name has characters that can't be shown, or lies too deep.")
            advice = say("Give it a plain name, at most {most} folders deep.", most=DEEPEST - 1)
            yield _refused("file", path, message, advice)


def _mixed(change: Change) -> Iterator[Finding]:
    if change.records and change.beside:
        first = change.records[0].id
        message = say("This changes together with {record}.", record=first)
        advice = say("Propose the records alone, and all other files in a change of their own.")
        yield _refused("policy-apart", change.beside[0], message, advice)


def _untimely(landing: Landing, now: datetime) -> Iterator[Finding]:
    """Signatures for a day to come, on which another may hold the office or the key."""
    for each in landing.signatures:
        if each.at > now:
            message = say("The signature of {person} is dated in the future.", person=each.person)
            advice = say("Wait until then, or sign anew with a clock that is right.")
            yield _refused("signature-holds", each.path, message, advice)


def _backdated(proposal: Proposal, arrived: Mapping[str, datetime]) -> Iterator[Finding]:
    """What happened long before it came and does not say so."""
    for record in proposal.change.records:
        alone = replace(proposal.change, records=(record,))
        then = replace(proposal, change=alone, now=arrived[record.folder])
        for trouble in entered_in_time.judge(then):
            yield replace(entered_in_time.finding(trouble), severity=Severity.ERROR)


def _faults(
    change: Change, base: Kept, result: Kept, policy: Ledger, now: datetime
) -> Iterator[Finding]:
    """The errors in records which the change touches that were not there before."""
    share = Share(frozenset(each.folder for each in change.records), loose=False)
    known = {_told(each) for each in _errors(base, share, policy, now)}
    yield from (each for each in _errors(result, share, policy, now) if _told(each) not in known)


def _errors(tree: Kept, share: Share, policy: Ledger, now: datetime) -> Iterator[Finding]:
    opened = filled(policy, tree, share)
    yield from opened.findings[len(policy.findings) :]
    for record in opened.records.values():
        for finding in judge_record(Case.of(record, opened, now)):
            if finding.severity is Severity.ERROR:
                yield finding


def _told(finding: Finding) -> tuple[str, str, str]:
    """What makes two findings the same, wherever in the file they stand."""
    return finding.rule, finding.path, finding.message.text("en")


def _policy_faults(proposal: Proposal, base: Kept, result: Kept) -> Iterator[Finding]:
    """A registry or table by which nothing could be decided, or verified, any more."""
    try:
        after = ledger.opened(result)
    except PolicyBroken as broken:
        yield from broken.findings
        return
    except UNREADABLE as error:
        advice = say("Mend the schemas; `accord check` tells where.")
        yield _refused("schema", "schema", say("{error}", error=str(error)), advice)
        return
    meant = replace(proposal, ledger=after, oldest=partial(oldest, base, proposal.policy))
    for kept in (key_kept, timezone_kept, calendar_kept, limit_kept):
        yield from map(kept.finding, kept.judge(meant))
    known = {_told(each) for each in judge_policy(ledger.opened(base), proposal.now)}
    yield from (
        each
        for each in judge_policy(after, proposal.now)
        if each.severity is Severity.ERROR and _told(each) not in known
    )


def _refused(rule: str, path: str, message: Message, advice: Message) -> Finding:
    return Finding(rule, path, Position(1), message, advice)
