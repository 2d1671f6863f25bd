"""Every rule lets the sample pass, and tells one thing spoilt at its line."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from accord import ledger
from accord.check import check
from accord.rules import RECORD_RULES, REGISTRY_RULES
from accord.tree import Folder

ROOT = Path(__file__).parents[2]
RULES = {rule.__name__.replace("_", "-"): rule for rule in (*RECORD_RULES, *REGISTRY_RULES)}

R1 = "records/requests/XLX-2026-001"
R2 = "records/requests/XLX-2026-002"
F1 = "records/feedback/20260714-CS-001"
REGISTRY = "records/organization.yml"
TABLE = "schema/workflow.yml"

# The rule, the file, what stands in it, and what is put in its place.
CASES = [
    ("id-and-folder", f"{R1}/request.md", "id: XLX-2026-001", "id: XLX-2026-777"),
    ("id-pattern", REGISTRY, "request: XLX-{year}-{seq:03}", "request: ABC-{year}-{seq:03}"),
    ("entry-name", f"{R1}/2026-02-03-consensus.md", "at: 2026-02-03", "at: 2026-02-04"),
    ("person-active", f"{F1}/feedback.md", "raised_by: ", "raised_by: no-"),
    ("person-active", REGISTRY, "from: 2026-03-02}", "from: 2026-10-02}"),
    ("department-active", f"{R1}/request.md", "to: [TECH", "to: [TECHX"),
    ("reference-resolves", f"{R1}/request.md", "milestone: M2", "milestone: M9"),
    (
        "reference-resolves",
        f"{R2}/2026-03-12-receipt-FIN.md",
        "supersedes: 2026-03-11",
        "supersedes: 2026-03-10",
    ),
    ("form-dates", f"{R1}/request.md", "raised_at: 2026-01-26", "raised_at: 2026-04-26"),
    ("entry-dates", f"{R1}/request.md", "raised_at: 2026-01-26", "raised_at: 2026-04-26"),
    ("entry-allowed", TABLE, "needs: [on-hold]", "needs: [escalated]"),
    ("entry-allowed", TABLE, "request: [accepted, closed, cancelled]", "request: [accepted]"),
    ("entry-complete", f"{F1}/2026-07-21-confirmation.md", "result: solved\n", ""),
    (
        "entry-complete",
        "records/requests/XLX-2026-014/2026-10-14-acceptance.md",
        "{id: D2, verdict: pass}",
        "{id: D2, verdict: rectify}",
    ),
    (
        "supersedes",
        f"{R2}/2026-03-12-receipt-FIN.md",
        "supersedes: 2026-03-11-receipt-FIN",
        "supersedes: 2026-03-12-receipt-FIN",
    ),
    ("consensus-fits", f"{R1}/request.md", "background: ", "background: 另外，"),
    ("consensus-fits", f"{R1}/2026-02-03-consensus.md", ", DESIGN", ""),
    ("registry-unique", REGISTRY, "id: wu-hao", "id: li-na"),
    ("registry-references", REGISTRY, "superior: lin-yue", "superior: lin-yu"),
    ("registry-dates", REGISTRY, "until: 2026-08-21", "until: 2026-08-01"),
]


def test_the_sample_is_clean() -> None:
    assert check(ledger.read(Folder(ROOT))) == ()


@pytest.mark.parametrize(
    ("rule", "path", "good", "bad"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)]
)
def test_a_spoilt_file_is_told(sample: Path, rule: str, path: str, good: str, bad: str) -> None:
    text = (sample / path).read_text(encoding="utf-8")
    assert good in text, "the sample changed: choose another text to spoil"
    (sample / path).write_text(text.replace(good, bad, 1), encoding="utf-8")
    told = [each for each in check(ledger.read(Folder(sample))) if each.rule == rule]
    assert told
    for each in told:
        lines = (sample / each.path).read_text(encoding="utf-8").splitlines()
        assert 1 <= each.position.line <= len(lines)
        for language in ("zh", "en"):
            assert each.message.text(language)
            assert each.help.text(language)


@pytest.mark.parametrize(
    ("rule", "path", "good", "bad"),
    [
        case
        for case in CASES
        if case[0]
        not in {
            "id-pattern",
            "entry-allowed",
            "person-active",
            "entry-dates",
            "consensus-fits",
            "form-dates",
        }
    ],
)
def test_it_is_told_at_the_line(sample: Path, rule: str, path: str, good: str, bad: str) -> None:
    text = (sample / path).read_text(encoding="utf-8").replace(good, bad, 1)
    (sample / path).write_text(text, encoding="utf-8")
    line = text[: text.index(bad)].count("\n") + 1
    told = {
        (each.path, each.position.line)
        for each in check(ledger.read(Folder(sample)))
        if each.rule == rule
    }
    assert (path, line) in told


def test_a_cancel_after_agreement_says_what_becomes_of_the_work(sample: Path) -> None:
    path = sample / "records/requests/XLX-2026-006/2026-06-02-cancel.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(line for line in lines if not line.startswith(("work:", "  - {department"))),
        encoding="utf-8",
    )
    told = [each.rule for each in check(ledger.read(Folder(sample)))]
    assert told == ["entry-complete"]


def test_every_rule_has_a_case() -> None:
    assert {case[0] for case in CASES} == RULES.keys()


@pytest.mark.parametrize("name", RULES)
def test_every_rule_says_why_and_how_to_mend_it(name: str) -> None:
    text = inspect.getdoc(RULES[name]) or ""
    assert "\nWhy: " in text
    assert "\nFix: " in text
