"""The repository's own records show everything that can happen to a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from accord import ledger
from accord.obligation import Outcome
from accord.obligations.marks import entry_marks
from accord.survey import Case, survey
from accord.trees import Folder
from accord.workflow.fold import Step

ROOT = Path(__file__).parents[1]
LEDGER = ledger.read(Folder(ROOT))
NOW = LEDGER.organization.as_of
assert NOW is not None, "the demonstration is pinned"
SURVEY = survey(LEDGER, NOW)


def cases(kind: str) -> list[Case]:
    return [case for case in SURVEY.cases.values() if case.record.kind == kind]


def steps() -> Iterator[Step]:
    for case in SURVEY.cases.values():
        yield from case.story.steps


def front_matter_lines(path: str) -> int:
    return (ROOT / path).read_text(encoding="utf-8").split("\n---\n")[0].count("\n")


def test_it_is_a_company_at_work() -> None:
    assert len(LEDGER.organization.departments) >= 7
    assert len(LEDGER.organization.people) >= 24
    assert len(cases("request")) >= 18
    assert len(cases("feedback")) >= 12
    assert {case.record.raised_at.month for case in SURVEY.cases.values()} >= set(range(1, 11))


def test_every_state_is_passed_through() -> None:
    for kind, course in LEDGER.workflow.courses.items():
        reached = {step.after for case in cases(kind) for step in case.story.steps}
        reached |= {case.story.state.name for case in cases(kind)}
        assert reached == set(course.states), kind


def test_every_column_of_the_board_for_open_requests_has_a_card() -> None:
    course = LEDGER.workflow.courses["request"]
    open_states = {name for name, state in course.states.items() if not state.final}
    assert {case.story.state.name for case in cases("request")} >= open_states


def test_every_overlay_shows_now() -> None:
    shown = {name for case in SURVEY.cases.values() for name in case.story.overlays}
    assert shown == set(LEDGER.workflow.overlays)


def test_every_kind_of_entry_is_used_where_it_is_allowed() -> None:
    for kind in ("request", "feedback"):
        allowed = {name for name, rule in LEDGER.workflow.entries.items() if rule.states[kind]}
        used = {step.entry.kind for case in cases(kind) for step in case.story.steps}
        missing = allowed - used
        assert missing <= {"decline", "hold", "resume"} and used <= allowed, (kind, missing)
    assert {step.entry.kind for step in steps()} == set(LEDGER.workflow.entries)


def test_every_kind_and_outcome_of_obligation_occurs() -> None:
    obligations = [each for case in SURVEY.cases.values() for each in case.obligations]
    assert {each.rule for each in obligations} == set(LEDGER.workflow.obligations)
    assert {each.outcome for each in obligations} == set(Outcome)
    marks = {mark for each in obligations for mark in each.marks}
    assert marks == {"unwarned", "no-warning", "new-date"}


def test_every_mark_of_an_entry_occurs() -> None:
    found = {
        mark
        for case in SURVEY.cases.values()
        for marks in entry_marks(case.story, LEDGER).values()
        for mark in marks
    }
    assert found == {"minutes-late", "entered-late"}


def test_archived_records_and_open_ones() -> None:
    assert 5 <= sum(case.archived for case in SURVEY.cases.values()) < len(SURVEY.cases)


def test_nothing_happens_after_the_pinned_present() -> None:
    assert all(entry.at <= NOW for record in LEDGER.records.values() for entry in record.entries)


def test_front_matter_stays_short() -> None:
    forms = [front_matter_lines(record.form.path) for record in LEDGER.records.values()]
    entries = [
        front_matter_lines(entry.document.path)
        for record in LEDGER.records.values()
        for entry in record.entries
    ]
    assert median(forms) <= 40
    assert max(entries) <= 20


def test_prose_is_chinese_without_vague_words_or_personal_data() -> None:
    vague = re.compile("尽快|大概|尽量|差不多|若干|相关人员")
    personal = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])|[\w.]+@[\w.]+\.\w+|[0-9]{17}[0-9Xx]")
    for path in sorted((ROOT / "records").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert not vague.search(text), path
        assert not personal.search(text), path
