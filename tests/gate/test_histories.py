"""The generator of histories: what it says of its files is so, and it says something new."""

from __future__ import annotations

from collections import Counter

from accord import ledger
from accord.check import check
from accord.ledger import Ledger
from accord.model import Severity
from accord.trees import Memory
from tests.gate.oracle.files import forbidden, record_of, touched
from tests.gate.oracle.history import History, history
from tests.gate.oracle.judgement import judged

# Every 7th, so that they play in many companies.
SOME = range(0, 2800, 7)


def errors(each: History, opened: Ledger) -> set[str]:
    """The paths of what is wrong, by the check, in the records that a history touches."""
    findings = check(Memory(each.facts.trees["merge"]), opened, each.facts.taken_at).findings
    wrong = {finding.path for finding in findings if finding.severity is Severity.ERROR}
    return {path for path in wrong if record_of(path) in touched(each.facts)}


def test_something_is_wrong_with_a_file_where_the_facts_say_so_and_nowhere_else():
    opened: dict[bytes, Ledger] = {}
    for seed in SOME:
        each = history(seed)
        tree = each.facts.trees["base"]
        registry = tree["records/organization.yml"]
        if registry not in opened:
            opened[registry] = ledger.opened(Memory(tree))
        if each.facts.faulty:
            assert errors(each, opened[registry]), seed
        elif not [*forbidden(each.facts)]:
            assert not errors(each, opened[registry]), seed


def test_a_seed_tells_the_same_history_again():
    for seed in (0, 51, 1002):
        assert history(seed) == history(seed)


def test_enough_is_allowed_and_enough_is_denied_for_many_reasons():
    opinions = [judged(history(seed).facts) for seed in range(400)]
    allowed = sum(each.allowed for each in opinions)
    assert 100 < allowed < 200
    reasons = Counter(reason for each in opinions for reason in each.reasons)
    assert len(reasons) > 25
    assert reasons.most_common(1)[0][1] < 80
