"""Every rule lets the sample pass, and tells one thing spoilt at its line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from accord import ledger
from accord.rules import CHANGE_RULES, RECORD_RULES
from accord.rules import RULES as ALL_RULES
from accord.trees import Folder
from tests.beside_stock import stock_objects
from tests.checking import found
from tests.rules.fixture import Fixture, fixtures

ROOT = Path(__file__).parents[2]
RULES = {rule.slug: rule for rule in ALL_RULES}

SCHEMAS = ledger.opened(Folder(ROOT)).schemas
FIXTURES = list(fixtures())
each_fixture = pytest.mark.parametrize(
    "fixture", FIXTURES, ids=[f"{each.rule}-{place}" for place, each in enumerate(FIXTURES)]
)


def test_the_sample_is_clean() -> None:
    assert found(ROOT) == ()


@each_fixture
def test_a_good_fixture_passes(fixture: Fixture) -> None:
    assert fixture.rule not in {each.rule for each in found(fixture.tree(fixture.good))}


@each_fixture
def test_a_bad_fixture_is_told(
    fixture: Fixture, record_property: Callable[[str, object], None]
) -> None:
    told = [each for each in found(fixture.tree(fixture.bad)) if each.rule == fixture.rule]
    assert told
    for each in told:
        for language in ("zh", "en"):
            assert each.message.text(language)
            assert each.help.text(language)
    places = {(each.path, each.position.line) for each in told}
    assert fixture.told == "elsewhere" or (fixture.file, fixture.line) in places
    stock = stock_objects(fixture.file, fixture.whole(fixture.bad).encode(), SCHEMAS)
    record_property("beside stock", (fixture.rule, told[0].position.line, stock))


def test_a_cancel_after_agreement_says_what_becomes_of_the_work(sample: Path) -> None:
    path = sample / "records/requests/XLX-2026-006/2026-06-02-cancel.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(line for line in lines if not line.startswith(("work:", "  - {department"))),
        encoding="utf-8",
    )
    told = [each.rule for each in found(sample)]
    assert told == ["entry-complete"]


def test_every_rule_has_a_fixture() -> None:
    of_one_tree = RULES.keys() - {each.slug for each in CHANGE_RULES}
    assert {each.rule for each in FIXTURES} == of_one_tree


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_rule_says_why_and_how_to_mend_it(name: str, language: str) -> None:
    for part in (RULES[name].holds, RULES[name].why, RULES[name].fix):
        assert part.text(language).endswith(("。", "."))


def test_a_rule_does_not_judge_what_was_written_before_it(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sample / "records/requests/XLX-2026-001/request.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("milestone: M2", "milestone: M9", 1), "utf-8")
    assert {each.rule for each in found(sample)} >= {"reference-resolves", "consensus-fits"}
    later = [
        replace(rule, since=date(2026, 6, 1)) if rule.slug == "reference-resolves" else rule
        for rule in RECORD_RULES
    ]
    monkeypatch.setattr("accord.rules.RECORD_RULES", later)
    assert "reference-resolves" not in {each.rule for each in found(sample)}
