"""What is wrong is said, all of it at once, and nothing is written."""

from __future__ import annotations

import pytest

from tests.author.conftest import Author
from tests.author.samples import FEEDBACK, FEEDBACK_SECTIONS, REPORT
from tests.author.test_lives import REQUEST_LIFE, live

AT = "2026-07-02T10:00"


def test_everything_that_is_missing_is_said_at_once(author: Author) -> None:
    said = author.refused("new", "request", at=AT)
    for field in ("title", "scenario", "raised_by", "from", "to", "work", "milestones"):
        assert f"`{field}` (" in said.splitlines()[0]
    assert "raised_at" not in said  # the program knows the present


def test_it_is_said_in_the_readers_language(author: Author) -> None:
    assert "优先级" in author.refused("new", "feedback", at=AT, lang="zh")


def test_an_entry_that_is_not_allowed_names_the_states_in_which_it_is(
    author: Author, request_id: str
) -> None:
    said = author.refused(
        "add", "delivery", request_id, at=AT, by="wu-hao", given=["deliverables=[]"]
    )
    assert "the record is Proposed" in said
    assert "Agreed, In progress, Delivered, Rectifying" in said


def test_an_entry_that_makes_a_later_one_impossible_is_refused(
    author: Author, request_id: str
) -> None:
    live(author, request_id, REQUEST_LIFE[:2])
    said = author.refused(
        "add", "decline", request_id, at=AT, by="chen-jing", given=["reason=不做"]
    )
    assert "2026-07-03-consensus.md" in said


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (["by=nobody", "answer=accepted"], "Nobody in the registry has the id nobody"),
        (["by=guo-tao", "answer=accepted"], "guo-tao was not with the company"),
        (["by=wu-hao", "answer=acepted"], "Did you mean `answer: accepted`?"),
        (["by=wu-hao", "answer=accepted", "department=SALES"], "No department has the code SALES"),
        (["by=wu-hao", "answer=accepted", "colour=red"], "There is no field `colour` here"),
        (["by=wu-hao", "answer=yes"], "`yes` is read as yes or no by some"),
        (["by=wu-hao", "answer"], "answer is not a setting"),
        (["by=wu-hao", "answer=[a", "contact={"], "--set contact"),
        (["by=wu-hao", "kind=risk"], "kind is given by the program"),
        (["by=wu-hao", "answer.x=1", "answer.x.y=2"], "x has no fields inside it"),
        (["by=wu-hao", "answer=accepted\nreason: 好"], "is more than one value"),
    ],
)
def test_a_bad_value_is_refused(
    author: Author, request_id: str, settings: list[str], expected: str
) -> None:
    assert expected in author.refused("add", "receipt", request_id, at=AT, given=settings)


def test_a_missing_section_is_refused(author: Author, request_id: str) -> None:
    live(author, request_id, REQUEST_LIFE[:2])
    said = author.refused(
        "add",
        "progress",
        request_id,
        at="2026-07-10T17:00",
        by="wu-hao",
        given=["tasks=[{id: T9, percent: 5}]"],
        sections=REPORT[:1],
    )
    assert "The section Next is missing or empty" in said
    assert "There is no task T9" in said


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("天气=晴", "The heading 天气 is not one of this form"),
        ("说明=一\n\n## 二", "The heading 二 is not one of this form"),
        ("说明=零\u200b宽", "invisible or control character"),
        ("说明", "说明 is not a section"),
    ],
)
def test_a_section_that_has_no_place_is_refused(
    author: Author, request_id: str, section: str, expected: str
) -> None:
    said = author.refused(
        "add",
        "receipt",
        request_id,
        at=AT,
        by="wu-hao",
        given=["answer=accepted"],
        sections=[section],
    )
    assert expected in said


def test_a_file_of_another_kind_is_refused(author: Author, request_id: str) -> None:
    source = "---\nkind: risk\naffects: [T1]\n---\n"
    said = author.refused("add", "receipt", request_id, "--from", "-", at=AT, stdin=source)
    assert "of the kind risk" in said


@pytest.mark.parametrize("source", [b"title: \xb2\xe2", b"---\ntitle: x\n", b"- a\n- b\n"])
def test_a_file_that_cannot_be_read_is_refused(author: Author, source: bytes) -> None:
    assert author.refused("new", "request", "--from", "-", at=AT, stdin=source)


def test_a_broken_record_takes_no_entry(author: Author, request_id: str) -> None:
    form = author.root / "records" / "requests" / request_id / "request.md"
    form.write_text("---\ntitle: 坏\n---\n", "utf-8")
    assert "are missing" in author.refused("add", "receipt", request_id, at=AT, by="wu-hao")


@pytest.mark.parametrize(
    ("kind", "record", "expected"),
    [
        ("reciept", "XLX-2026-001", "try receipt"),
        ("receipt", "XLX-2026-002", "Did you mean XLX-2026-001?"),
    ],
)
def test_a_name_that_nothing_has_is_told(
    author: Author, request_id: str, kind: str, record: str, expected: str
) -> None:
    result = author.run("add", kind, record, at=AT)
    assert result.exit_code == 2
    assert expected in result.output


def test_a_dry_run_shows_the_file_and_writes_nothing(author: Author, request_id: str) -> None:
    before = author.files()
    result = author.run(
        "add",
        "receipt",
        request_id,
        "--dry-run",
        at=AT,
        by="wu-hao",
        given=["answer=accepted"],
        sections=["Remarks=下周一开工。"],
    )
    assert result.exit_code == 0
    assert result.stdout == (
        "---\n"
        "kind: receipt\n"
        "at: 2026-07-02T10:00\n"
        "by: wu-hao\n"
        "department: TECH\n"
        "answer: accepted\n"
        "contact: wu-hao\n"
        "---\n"
        "\n"
        "## 说明\n"
        "\n"
        "下周一开工。\n"
    )
    assert author.files() == before


def test_a_field_set_to_nothing_is_left_out(author: Author, request_id: str) -> None:
    path = author.writes(
        "add",
        "receipt",
        request_id,
        at=AT,
        by="wu-hao",
        given=["answer=accepted", "contact="],
    )
    assert "contact" not in author.text(path)


def test_what_happened_long_ago_says_when_it_was_entered(author: Author, request_id: str) -> None:
    path = author.writes(
        "add",
        "receipt",
        request_id,
        at="2026-07-20T09:00",
        by="wu-hao",
        given=["answer=accepted", f"at={AT}"],
    )
    assert path.endswith("/2026-07-02-receipt-TECH.md")
    assert "entered_at: 2026-07-20T09:00\n" in author.text(path)


def test_a_mended_entry_takes_the_place_of_the_other(author: Author, request_id: str) -> None:
    first = author.writes(
        "add", "receipt", request_id, at=AT, by="wu-hao", given=["answer=objected"]
    )
    name = first.rpartition("/")[2]
    second = author.writes(
        "add",
        "receipt",
        request_id,
        at=AT,
        by="wu-hao",
        given=["answer=accepted", f"supersedes={name}"],
    )
    assert second == first.replace(".md", "-2.md")
    assert author.state(request_id) == "received"
    third = author.writes(
        "add",
        "receipt",
        request_id,
        at="2026-07-03T10:00",
        by="chen-jing",
        given=["void=true", "reason=填错", f"supersedes={second.rpartition('/')[2]}"],
    )
    assert author.state(request_id) == "proposed"
    assert "contact" not in author.text(third)


def test_another_request_may_serve_as_a_pattern(author: Author, request_id: str) -> None:
    source = author.root / "records" / "requests" / request_id / "request.md"
    path = author.writes(
        "new",
        "request",
        "--from",
        str(source),
        at="2026-07-08T10:00",
        given=["priority=low"],
    )
    assert path == "records/requests/XLX-2026-002/request.md"
    text = author.text(path)
    assert "id: XLX-2026-002\n" in text
    assert "priority: low\nraised_at: 2026-07-08T10:00\n" in text


def test_an_id_taken_by_anything_is_not_given_again(author: Author) -> None:
    folder = author.root / "records" / "feedback"
    (folder / "20260702-MKT-001").mkdir(parents=True)
    (folder / "20260702-MKT-004").mkdir()
    (folder / "20260702-MKT-004" / "feedback.md").write_text("broken", "utf-8")
    path = author.writes("new", "feedback", at=AT, given=FEEDBACK, sections=FEEDBACK_SECTIONS)
    assert path == "records/feedback/20260702-MKT-005/feedback.md"
