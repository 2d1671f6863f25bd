"""What can happen next: which entries, whose turn it is, and how one starts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.author.beginning import beginning
from accord.gate.needs.approvers import APPROVERS
from accord.ledger.documents import read_markdown
from accord.next.allowed import BRINGS_ABOUT, SETTLES
from accord.next.sides import SIDES
from accord.organization import Repository
from accord.site.reader import Reader
from accord.site.records.next.steps import Next, next_steps
from accord.site.records.owing import owing
from accord.site.repository import Door, commit, door, edit
from accord.trees import File
from accord.workflow.guards import GUARDS
from tests.heart.company import LEDGER, ORGANIZATION, WORKFLOW
from tests.heart.tale import Tale, accepted, agreed, closed, delivered, feedback, request
from tests.site.test_views import look

ENGLISH = Reader("en", ORGANIZATION)
GITHUB = Repository("github", "https://github.com/example/records")
GITLAB = Repository("gitlab", "https://gitlab.example.com/it/records")
GITEA = Repository("gitea", "https://git.example.com/it/records", "trunk")


def steps(tale: Tale, now: str, repository: Repository | None = None) -> Next:
    case, survey = look(tale, now)
    organization = replace(survey.ledger.organization, repository=repository)
    survey = replace(survey, ledger=replace(survey.ledger, organization=organization))
    return next_steps(case, survey, ENGLISH)


def main(tale: Tale, now: str) -> dict[str, list[str]]:
    """The main steps, each with the departments whose word is missing."""
    return {step.kind: [side.department for side in step.sides] for step in steps(tale, now).main}


def test_the_tables_know_every_guard_every_obligation_and_every_approver() -> None:
    assert BRINGS_ABOUT.keys() == GUARDS.keys()
    assert {kind for kinds in BRINGS_ABOUT.values() for kind in kinds} <= WORKFLOW.entries.keys()
    assert SETTLES.keys() == WORKFLOW.obligations.keys() - {"milestone"}
    assert SIDES.keys() == APPROVERS.keys()


def test_a_request_waits_for_those_who_have_not_taken_it_on() -> None:
    tale = request()
    assert main(tale, "2026-07-06T10:00") == {
        "receipt": ["TECH", "DESIGN"],
        "consensus": ["MKT", "DESIGN", "TECH"],
    }
    tale.at("2026-07-06T11:00").receipt("TECH")
    assert main(tale, "2026-07-06T12:00")["receipt"] == ["DESIGN"]


def test_a_step_says_where_it_leads_and_on_what_condition() -> None:
    (receipt, _) = steps(request(), "2026-07-06T10:00").main
    assert [(turn.state.text, turn.when) for turn in receipt.turns] == [
        ("Received", "every department asked has taken it on")
    ]
    assert receipt.who == "a member of the department it speaks for"


def test_work_is_reported_and_delivered_by_those_who_have_not_finished() -> None:
    tale = agreed()
    tale.at("2026-07-14T10:00").progress("DESIGN", T3=100)
    tale.at("2026-07-14T11:00").delivery("DESIGN", "D2")
    found = main(tale, "2026-07-14T12:00")
    assert found["progress"] == ["TECH"] and found["delivery"] == ["TECH"]


def test_what_was_delivered_is_accepted_by_the_leads_of_those_who_accept() -> None:
    found = steps(delivered(), "2026-07-20T12:00")
    acceptance = next(step for step in found.main if step.kind == "acceptance")
    assert [actor.id for side in acceptance.sides for actor in side.actors] == ["lin-yue"]
    assert {turn.state.text for turn in acceptance.turns} == {
        "Accepted",
        "Rectifying",
        "In progress",
    }
    assert acceptance.start and all(side.start is None for side in acceptance.sides)


def test_both_sides_confirm_and_who_has_is_not_asked_again() -> None:
    tale = accepted()
    tale.at("2026-07-21T11:00").confirmation("MKT")
    assert main(tale, "2026-07-21T12:00")["confirmation"] == ["DESIGN", "TECH"]


def test_who_is_asked_responds() -> None:
    tale = agreed()
    tale.at("2026-07-09T10:00").risk("TECH", "T1")
    assert main(tale, "2026-07-09T12:00")["response"] == ["MKT"]


def test_on_hold_one_can_resume_and_not_hold_again() -> None:
    tale = agreed()
    tale.at("2026-07-09T10:00").hold()
    found = steps(tale, "2026-07-09T12:00")
    kinds = {step.kind for step in (*found.main, *found.others)}
    assert "resume" in kinds and "hold" not in kinds


def test_to_cancel_and_to_decline_is_possible_and_never_main() -> None:
    found = steps(request(), "2026-07-06T10:00")
    assert {"cancel", "decline"} <= {step.kind for step in found.others}


def test_of_what_is_closed_only_a_retrospective_is_left() -> None:
    found = steps(closed(), "2026-07-22T12:00")
    assert [step.kind for step in (*found.main, *found.others)] == ["retrospective"]


def test_feedback_is_taken_on_by_a_receipt_or_a_plan() -> None:
    assert main(feedback(), "2026-07-06T10:00") == {"receipt": ["TECH"], "plan": ["TECH"]}


def test_what_is_owed_is_begun_where_it_may_be_written_now() -> None:
    tale = agreed()
    assert owed(tale, "2026-07-14T12:00") >= {("progress", "progress"), ("task", "progress")}
    tale.at("2026-07-14T13:00").amendment(acceptance_by=["OPS"])
    assert ("delivery", "") in owed(tale, "2026-07-14T14:00")  # not before there is an agreement


def owed(tale: Tale, now: str) -> set[tuple[str, str]]:
    """What is owed, by its rule, with the kind of entry that begins from there."""
    case, survey = look(tale, now)
    return {(each.rule, owing(each, survey, ENGLISH).begins) for each in case.open_obligations}


def test_a_step_begins_in_a_form_that_knows_the_record_and_who_speaks() -> None:
    begun = steps(request(), "2026-07-06T10:00", GITHUB).main[0].sides[0].start
    assert begun and begun.url == "write/receipt/#record=XLX-2026-001&department=TECH"
    assert begun.command == ""


def test_what_all_sign_begins_once_and_for_nobody() -> None:
    begun = steps(request(), "2026-07-06T10:00", GITHUB).main[1].start
    assert begun and begun.url == "write/consensus/#record=XLX-2026-001"


def test_without_a_forge_there_is_a_command_to_copy_too() -> None:
    begun = steps(request(), "2026-07-06T10:00").main[0].sides[0].start
    assert begun and begun.command == "accord add receipt XLX-2026-001 --set department=TECH"


def test_each_kind_of_forge_has_its_own_addresses() -> None:
    assert edit(GITHUB, "records/a b.md") == f"{GITHUB.url}/edit/main/records/a%20b.md"
    assert edit(GITEA, "records/a.md") == f"{GITEA.url}/_edit/trunk/records/a.md"
    assert edit(GITLAB, "records/a.md") == f"{GITLAB.url}/-/edit/main/records/a.md"
    assert commit(GITEA, "abc") == f"{GITEA.url}/commit/abc"
    assert commit(GITLAB, "abc") == f"{GITLAB.url}/-/commit/abc"


def test_the_door_to_a_new_file_is_left_open_for_its_name_and_text() -> None:
    assert door(GITEA).filled == f"{GITEA.url}/_new/trunk/?filename={{path}}&value={{text}}"
    assert door(GITHUB).empty == f"{GITHUB.url}/new/main?filename={{path}}"
    assert door(GITLAB) == Door(f"{GITLAB.url}/-/new/main?file_name={{path}}", "")


@pytest.mark.parametrize("kind", sorted(LEDGER.schemas.entry_kinds))
def test_every_entry_begins_readable_and_only_lacks_what_people_know(kind: str) -> None:
    """Filled in nowhere, it is refused for what it lacks, and for nothing that it says."""
    text = beginning(LEDGER.schemas[kind], {"at": "2026-07-06T10:00", "by": "wu-hao"})
    verdict = read_markdown(
        File(f"records/requests/XLX-2026-001/2026-07-06-{kind}.md", text.encode()),
        "request",
        LEDGER.schemas,
    )
    assert {each.rule for each in verdict.findings} <= {"schema", "body-heading"}
