"""What pages show, computed from small stories."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.directory import Directory, Listing
from accord.explain import explain
from accord.obligation import Outcome
from accord.obligations import owed as obligations
from accord.proof.proofs import Proofs
from accord.site.making.outline import outline
from accord.site.overviews.board import LATEST, boards
from accord.site.overviews.due import desks
from accord.site.overviews.sieve import sieve
from accord.site.reader import Reader
from accord.site.records.card import card
from accord.site.records.counting import counting
from accord.site.records.owing import Owing, owing
from accord.site.records.record import record_view
from accord.site.values.fields import Display
from accord.site.values.shapes import Table, Text, Texts
from accord.survey import Case, Survey
from tests.heart.company import LEDGER, ORGANIZATION, instant
from tests.heart.tale import Tale, agreed, closed, feedback, request, task

CHINESE, ENGLISH = (Reader(language, ORGANIZATION) for language in ("zh", "en"))


def look(tale: Tale, now: str) -> tuple[Case, Survey]:
    """A case of its own, and a survey that holds nothing else."""
    story = tale.story(now)
    case = Case(story, obligations(story, LEDGER), archived=False)
    directory = Directory.of([Listing.of(story)])
    return case, Survey(LEDGER, instant(now), {case.record.id: case}, directory)


def owed(tale: Tale, now: str, rule: str, reader: Reader = ENGLISH) -> Owing:
    """The first obligation of a kind that is open, as a page shows it."""
    case, survey = look(tale, now)
    found = next(each for each in case.open_obligations if each.rule == rule)
    explanation = explain(found, case.story, LEDGER)
    return replace(owing(found, survey, reader), counting=counting(explanation, reader))


def test_how_late_something_is_counts_working_days() -> None:
    # Raised on Monday 6 July; three working days end on Thursday 9 July.
    assert owed(request(), "2026-07-13T10:00", "receipt").how_late == "2 working days late"
    late = owed(request(), "2026-07-13T10:00", "receipt", CHINESE)
    assert "2 个工作日" in late.how_late and late.is_overdue


def test_on_the_day_itself_it_counts_hours() -> None:
    assert owed(request(), "2026-07-09T20:00", "receipt").how_late == "2 hours late"
    assert owed(request(), "2026-07-09T17:30", "receipt").how_late == "1 hour left"


def test_what_is_far_off_is_neither_late_nor_soon() -> None:
    far = owed(agreed(), "2026-07-08T12:00", "milestone")
    assert not far.is_overdue and not far.is_soon and far.how_late == ""


def test_a_due_date_is_counted_day_by_day() -> None:
    tale = feedback(raised_at="2026-07-09T16:00")
    counting = owed(tale, "2026-07-09T17:00", "receipt").counting
    assert counting and "3 working days" in counting.opening[0]
    assert [(day.words, day.counts) for day in counting.days] == [
        ("day 1", True),
        ("does not count (weekend)", False),
        ("does not count (weekend)", False),
        ("day 2", True),
        ("day 3", True),
    ]


def test_the_next_thing_owed_stands_on_the_card() -> None:
    case, survey = look(request(), "2026-07-13T10:00")
    found = card(case, survey, ENGLISH)
    assert found.next and found.next.rule == "Answer whether it is taken on"
    assert found.overdue == 2
    assert found.departments[0] == "MKT" and set(found.departments) == {"MKT", "TECH", "DESIGN"}


def test_the_board_has_a_column_for_each_state_in_order() -> None:
    case, survey = look(agreed(), "2026-07-09T10:00")
    board, other = boards(LEDGER, outline(survey, ENGLISH).cards, ENGLISH)
    assert [column.state.tone for column in board.columns] == list(
        LEDGER.workflow.courses["request"].states
    )
    assert [column.state.tone for column in board.columns if column.cards] == ["agreed"]
    assert (board.total, other.total) == (1, 0)
    assert case.record.id == board.columns[2].cards[0].id


def test_of_those_that_have_ended_the_board_shows_the_latest() -> None:
    case, survey = look(closed(), "2026-07-30T10:00")
    one = card(case, survey, ENGLISH)
    ended = {
        f"XLX-2026-{place:03}": replace(one, id=f"XLX-2026-{place:03}", since_at=f"2026-{place:02}")
        for place in range(1, LATEST + 3)
    }
    board, _ = boards(LEDGER, ended, ENGLISH)
    (column,) = (each for each in board.columns if each.cards)
    assert column.is_final and column.is_cut and column.total == LATEST + 2
    assert [each.since_at for each in column.cards] == [
        f"2026-{place:02}" for place in range(LATEST + 2, 2, -1)
    ]
    assert (board.total, board.open_count) == (LATEST + 2, 0)


def test_a_card_says_how_far_the_tasks_have_come() -> None:
    def percent(tale: Tale, now: str = "2026-07-16T10:00") -> int | None:
        return card(*look(tale, now), ENGLISH).percent

    assert percent(request()) is None
    tale = agreed()
    assert percent(tale) == 0
    tale.at("2026-07-14T10:00").progress("TECH", T1=100, T2=50)
    assert percent(tale) == 50  # of three tasks
    tale.at("2026-07-14T11:00").plan("TECH", task("T4", "2026-07-15", under="T2"))
    assert percent(tale) == 33  # T4 stands for T2 now, and has not begun
    tale.at("2026-07-14T12:00").progress("TECH", T4=80)
    assert percent(tale) == 60


def test_the_board_can_be_sifted_by_what_its_cards_are() -> None:
    tale = agreed()
    tale.at("2026-07-09T10:00").hold()
    _, survey = look(tale, "2026-07-10T10:00")
    found = {
        field.name: [choice.value for group in field.groups for choice in group.choices]
        for field in sieve(boards(LEDGER, outline(survey, ENGLISH).cards, ENGLISH), LEDGER, ENGLISH)
    }
    assert found["department"] == ["MKT", "TECH", "DESIGN"]
    assert {"wu-hao", "he-jiayi", "jiang-ning"} <= set(found["person"])
    assert found["priority"] == ["high", "medium", "low"]
    assert found["flag"] == ["overdue", "soon", "on-hold"]


def test_an_archived_record_leaves_the_board() -> None:
    case, survey = look(closed(), "2026-07-30T10:00")
    away = replace(survey, cases={case.record.id: replace(case, archived=True)})
    board, _ = boards(LEDGER, outline(away, ENGLISH).cards, ENGLISH)
    assert (board.total, board.archived) == (0, 1)


def test_a_desk_holds_what_its_department_owes() -> None:
    _, survey = look(request(), "2026-07-13T10:00")
    everybody = desks(outline(survey, ENGLISH).owed, ENGLISH)
    overdue = {desk.code: len(desk.overdue) for desk in everybody if desk.overdue}
    assert overdue == {"TECH": 1, "DESIGN": 1}


def test_stages_say_where_a_record_is() -> None:
    case, survey = look(agreed(), "2026-07-09T10:00")
    stages = {
        each.name: each.standing for each in record_view(case, survey, Proofs(), ENGLISH).stages
    }
    assert (stages["proposed"], stages["agreed"], stages["closed"]) == ("past", "present", "ahead")
    assert "declined" not in stages


def test_an_entry_that_is_not_allowed_says_where_it_would_be() -> None:
    tale = request()
    tale.at("2026-07-07T10:00").progress("TECH", T1=50)
    case, survey = look(tale, "2026-07-08T10:00")
    (told,) = record_view(case, survey, Proofs(), ENGLISH).entries
    assert not told.allowed and told.state == "Proposed" and "Agreed" in told.allowed_states


def test_an_entry_of_the_future_is_not_told() -> None:
    case, survey = look(agreed(), "2026-07-07T10:00")
    view = record_view(case, survey, Proofs(), ENGLISH)
    assert view.entries == () and view.later == 1


def test_tasks_and_deliverables_say_how_they_stand() -> None:
    tale = agreed()
    tale.at("2026-07-14T10:00").progress("TECH", T1=100, T2=50)
    case, survey = look(tale, "2026-07-16T10:00")
    rows = {row.name: row.value for row in record_view(case, survey, Proofs(), ENGLISH).long}
    deliverables = rows["deliverables"]
    assert isinstance(deliverables, Table)
    assert [line.badge and line.badge.text for line in deliverables.lines] == ["Not delivered"] * 2
    tech = {row.name: row.value for row in rows["work"].cards[1]}["tasks"]  # type: ignore[union-attr]
    assert isinstance(tech, Table)
    assert [line.badge and line.badge.text for line in tech.lines] == ["Met", "50%"]


@pytest.mark.parametrize(
    ("node", "value", "words"),
    [
        ({"x-ref": "person"}, "wu-hao", "吴昊"),
        ({"x-ref": "person"}, "nobody", "nobody"),
        ({"x-ref": "department"}, "TECH", "Technology"),
        ({"x-labels": {"high": {"zh": "高", "en": "High"}}}, "high", "High"),
        ({"format": "date"}, "2026-07-06", "Mon, Jul 6, 2026"),
        ({"format": "instant"}, "2026-07-06T09:30", "Mon, Jul 6, 2026 09:30"),
        ({"type": "boolean"}, True, "Yes"),
        ({"type": "number"}, 0.5, "0.5"),
        ({}, "javascript:t()", "javascript:t()"),
    ],
)
def test_values_in_the_words_of_the_reader(node: dict, value: object, words: str) -> None:
    shown = Display(ENGLISH).show(node, value)
    assert isinstance(shown, Text) and shown.text == words and not shown.url


def test_only_addresses_become_links() -> None:
    assert Display(ENGLISH).show({}, "https://wiki.example/a?b=1").url  # type: ignore[union-attr]
    assert not Display(ENGLISH).show({}, "https://a b").url  # type: ignore[union-attr]


def test_a_small_object_reads_as_a_phrase() -> None:
    node = LEDGER.schemas["request"].at(("deliverables", 0, "criterion"))
    criterion = {"value": 2, "unit": "秒", "metric": "首屏时间", "comparison": "at-most"}
    shown = Display(CHINESE).show(node, criterion)
    assert isinstance(shown, Texts)
    assert " ".join(each.text for each in shown.items) == "首屏时间 不超过 2 秒"


def test_every_outcome_has_a_word() -> None:
    for tale, now in ((request(), "2026-07-13T10:00"), (closed(), "2026-07-30T10:00")):
        case, survey = look(tale, now)
        for each in case.obligations:
            assert (
                owing(each, survey, ENGLISH).outcome[0].isupper() or each.outcome is Outcome.PENDING
            )


def test_what_was_late_is_explained_as_long_as_the_record_is_open() -> None:
    tale = request(to=["TECH"])
    tale.at("2026-07-10T10:00").receipt("TECH")
    case, survey = look(tale, "2026-07-13T10:00")
    (late,) = record_view(case, survey, Proofs(), ENGLISH).settled
    assert late.counting and late.counting.number == LEDGER.workflow.number("receipt")
    assert "1 working day late: Receipt by 吴昊" in late.counting.ending[-1]
    tale.at("2026-07-13T11:00").cancel()
    case, survey = look(tale, "2026-07-13T12:00")
    settled = record_view(case, survey, Proofs(), ENGLISH).settled
    assert settled and not any(each.counting for each in settled)
