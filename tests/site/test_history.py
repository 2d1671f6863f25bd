"""What a repository tells of a record's files: who, when, and which fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from accord.organization import Repository
from accord.site.reader import Reader
from accord.site.records.differing import differences
from accord.site.records.history import History, by_folder, history, written_by
from accord.site.values.fields import Display
from accord.trees.edits import Author, Edit, edits
from tests.heart.company import LEDGER, ORGANIZATION
from tests.heart.tale import MILESTONES, Tale, agreed, moved, request, work_due
from tests.repository import commit, git
from tests.site.test_views import look

ENGLISH = Reader("en", ORGANIZATION)
NODE = LEDGER.schemas["request"].node
FORM = "records/requests/XLX-2026-001/request.md"
ANN = Author("0123456789abcdef", "Ann", "ann@example.com", 1_782_000_000)


def written(tale: Tale, **fields: object) -> bytes:
    """The form of a tale as a file, some of its fields changed."""
    lines = "".join(
        f"{name}: {value}\n" for name, value in ({"priority": "medium"} | fields).items()
    )
    return f"---\nid: XLX-2026-001\n{lines}---\n\n## 背景补充\n\n说明\n".encode()


def seen(tale: Tale, *found: Edit, repository: Repository | None = None) -> History:
    case, survey = look(tale, "2026-07-20T10:00")
    organization = replace(survey.ledger.organization, repository=repository)
    survey = replace(survey, ledger=replace(survey.ledger, organization=organization))
    shown = history(case, found, survey, Display(Reader("en", organization)))
    assert shown
    return shown


def test_a_repository_tells_each_file_of_each_commit_the_latest_first(tmp_path: Path) -> None:
    form = tmp_path / FORM
    form.parent.mkdir(parents=True)
    form.write_bytes(b"one")
    (tmp_path / "beside.md").write_bytes(b"not asked for")
    first = commit(tmp_path)
    form.write_bytes(b"two")
    (form.parent / "2026-07-07-receipt-TECH.md").write_bytes(b"receipt")
    second = commit(tmp_path)
    form.unlink()
    third = commit(tmp_path)
    found = edits(tmp_path, "records/requests", "records/feedback")
    assert [(each.author.commit, each.path.rpartition("/")[2], each.how) for each in found] == [
        (third, "request.md", "removed"),
        (second, "2026-07-07-receipt-TECH.md", "added"),
        (second, "request.md", "changed"),
        (first, "request.md", "added"),
    ]
    assert (found[2].before, found[2].after) == (b"one", b"two")
    assert (found[0].author.name, found[0].author.email) == ("t", "t@example.com")
    assert dict(by_folder(found)).keys() == {"XLX-2026-001"}


def test_where_there_is_no_history_or_only_part_of_it_nothing_is_told(tmp_path: Path) -> None:
    assert edits(tmp_path, "records") == ()
    whole = tmp_path / "whole"
    (whole / "records").mkdir(parents=True)
    for text in ("one", "two"):
        (whole / "records" / "a.md").write_text(text)
        commit(whole)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{whole}", str(tmp_path / "part"))
    assert edits(tmp_path / "part", "records") == ()
    assert len(edits(whole, "records")) == 2


def test_a_commit_that_brought_in_a_whole_ledger_tells_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    for number in range(2001):
        (folder / f"{number}.md").touch()
    commit(tmp_path)
    (folder / "0.md").write_text("x")
    commit(tmp_path)
    assert [(each.path, each.how) for each in edits(tmp_path, "records")] == [
        ("records/0.md", "changed")
    ]


def test_a_name_with_strange_letters_is_still_one_commit(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / ":强 b.md").write_text("x")
    commit(tmp_path)
    assert [each.path for each in edits(tmp_path, "records")] == ["records/:强 b.md"]


def test_an_edited_form_tells_each_field_that_differs() -> None:
    tale = request()
    (past,) = seen(
        tale, Edit(ANN, FORM, "changed", written(tale), written(tale, priority="high"))
    ).commits
    (changed,) = past.changed
    assert (past.who, past.commit, past.url) == ("Ann", "0123456789", "")
    assert (changed.how, changed.name, changed.is_body) == ("changed", "Request", False)
    assert [(each.label, each.before, each.after) for each in changed.differences] == [
        ("Priority", "Medium", "High")
    ]


def test_a_changed_body_is_told_without_its_words() -> None:
    tale = request()
    after = written(tale).replace("说明".encode(), "另一个说明".encode())
    (past,) = seen(tale, Edit(ANN, FORM, "changed", written(tale), after)).commits
    assert past.changed[0].is_body and not past.changed[0].differences


def test_what_mends_an_entry_tells_what_it_says_otherwise() -> None:
    tale = agreed()
    first = tale.at("2026-07-10T10:00").risk("TECH", "T1")
    name = tale.at("2026-07-13T10:00").risk("TECH", "T1", "M2", supersedes=first, reason="漏写")
    path = f"records/requests/XLX-2026-001/{name}"
    changed = seen(tale, Edit(ANN, path, "added")).commits[0].changed[0]
    assert changed.name == "Risk · Technology" and changed.anchor == name.removesuffix(".md")
    assert ("T1", "T1, M2") in {(each.before, each.after) for each in changed.differences}


def test_parts_of_lists_are_told_by_their_ids() -> None:
    before = agreed().form
    after = before | {
        "work": work_due(T1="2026-07-17"),
        "milestones": moved(MILESTONES, M3="2026-08-03"),
    }
    found = differences(Display(ENGLISH), NODE, before, after)
    assert [(each.before, each.after) for each in found] == [
        ("Wed, Jul 15, 2026", "Fri, Jul 17, 2026"),
        ("Fri, Jul 31, 2026", "Mon, Aug 3, 2026"),
    ]
    assert "TECH" in found[0].label and "T1" in found[0].label and "M3" in found[1].label


def test_a_commit_leads_to_its_page_where_the_forge_is_known() -> None:
    repository = Repository("github", "https://github.com/example/records")
    (past,) = seen(request(), Edit(ANN, FORM, "added"), repository=repository).commits
    assert past.url == "https://github.com/example/records/commit/0123456789abcdef"


@pytest.mark.parametrize(
    ("name", "email", "who"),
    [
        ("Ann", "ann@example.com", "Ann"),
        ("ann@example.com", "ann@example.com", "ann"),
        ("", "", "?"),
        ("Eve\u202ednA", "", "Eve\ufffddnA"),
    ],
)
def test_who_it_was_is_a_name_and_never_an_address(name: str, email: str, who: str) -> None:
    author = ANN._replace(name=name, email=email)
    assert seen(request(), Edit(author, FORM, "added")).commits[0].who == who


def test_of_a_long_history_the_latest_stands_on_the_page() -> None:
    found = [Edit(ANN._replace(commit=f"{number:040}"), FORM, "changed") for number in range(50)]
    shown = seen(request(), *found)
    assert (len(shown.commits), shown.beyond) == (20, 30)
    assert shown.commits[0].commit == "0000000000"


def test_without_a_history_there_is_no_part_of_the_page() -> None:
    case, survey = look(request(), "2026-07-20T10:00")
    assert history(case, (), survey, Display(ENGLISH)) is None


def test_looking_back_nothing_is_told_that_was_written_later() -> None:
    moment = datetime.fromtimestamp(ANN.at, UTC)
    early, late = (Edit(ANN._replace(at=ANN.at + more), FORM, "changed") for more in (0, 1))
    assert written_by((late, early), moment) == (early,)


def test_a_demonstration_says_that_it_was_written_later() -> None:
    case, survey = look(request(), "2026-06-01T10:00")

    def is_later(as_of: datetime | None) -> bool:
        organization = replace(survey.ledger.organization, as_of=as_of)
        there = replace(survey, ledger=replace(survey.ledger, organization=organization))
        shown = history(case, [Edit(ANN, FORM, "added")], there, Display(ENGLISH))
        assert shown
        return shown.is_later

    assert is_later(survey.now) and not is_later(None)
