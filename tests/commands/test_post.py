"""`accord post`, from the command line, against a forge that remembers what was posted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click.testing
import pytest

from accord.commands import cli
from accord.forge.posting import MARK
from tests.forge.calling import HEAD, LATER, TOKEN
from tests.forge.fake import FakeForge, Pull, User, broken, status

both = pytest.mark.parametrize("dialect", ["github", "gitea"])


@pytest.fixture
def pull(fake: FakeForge) -> Pull:
    return fake.pull(fake.user("lin-yue"), head=HEAD)


def row(*asked: User | None, **changes: Any) -> dict[str, Any]:
    """A decision about the first pull request that misses the approvals of these."""
    needs = [
        {"met": False, "ask": [{"person": "p", "account": who and who.id, "login": "of-last-year"}]}
        for who in asked
    ]
    decision = {
        "format": "accord-decision/1",
        "verdict": "deny" if asked else "allow",
        "base": "b" * 40,
        "head": HEAD,
        "repository": "xinglan/accord",
        "pull": 1,
        "language": "zh",
        "summary": {"zh": "还不能合并", "en": "Not yet"},
        "effects": [],
        "needs": needs,
        "disregarded": [],
        "refused": [],
        "comment": {"zh": "### 还不能合并\n", "en": "### Not yet\n"},
    }
    return decision | changes


@pytest.fixture
def accord(fake: FakeForge, tmp_path: Path) -> Any:
    def run(
        decision: dict[str, Any] | None, *options: str, dialect: str = "github"
    ) -> click.testing.Result:
        line = ["post", "--repo", "xinglan/accord", "--lang", "en", *options]
        line += ["--forge", dialect, "--api", fake.api(dialect)]
        if decision is not None:
            file = tmp_path / "decision.json"
            file.write_text(json.dumps(decision), "utf-8")
            line.append(str(file))
        done = click.testing.CliRunner().invoke(cli, line)
        assert "Traceback" not in done.output
        assert TOKEN not in done.output
        return done

    return run


@both
def test_a_decision_is_told_in_three_ways(
    fake: FakeForge, pull: Pull, accord: Any, dialect: str
) -> None:
    chen = fake.user("chen-jing")
    assert accord(row(chen), dialect=dialect).exit_code == 0
    (said,) = fake.statuses
    assert said == {
        "sha": HEAD,
        "context": "accord/gate",
        "state": "failure",
        "description": "还不能合并",
    }
    (comment,) = pull.comments
    assert comment.user is fake.me
    assert comment.body == f"{MARK}\n### 还不能合并\n"
    assert pull.requested == [chen]


def test_what_may_land_is_a_success(fake: FakeForge, pull: Pull, accord: Any) -> None:
    assert accord(row(language="en")).exit_code == 0
    assert [each["state"] for each in fake.statuses] == ["success"]
    assert "### Not yet" in pull.comments[0].body
    assert not pull.requested


def test_a_decision_may_say_more_than_is_posted(fake: FakeForge, pull: Pull, accord: Any) -> None:
    assert accord(row(text={"zh": "别的", "en": "other"}, more=[1])).exit_code == 0
    assert [each["state"] for each in fake.statuses] == ["success"]


def test_only_what_was_chosen_is_posted(fake: FakeForge, pull: Pull, accord: Any) -> None:
    chen = fake.user("chen-jing")
    accord(row(chen), "--comment")
    assert (len(fake.statuses), len(pull.comments), len(pull.requested)) == (0, 1, 0)
    accord(row(chen), "--reviewers")
    assert (len(fake.statuses), len(pull.comments), len(pull.requested)) == (0, 1, 1)
    accord(row(chen), "--status", "accord/trial")
    assert [each["context"] for each in fake.statuses] == ["accord/trial"]


# --- the comment ------------------------------------------------------------------


@both
def test_there_is_one_comment_edited_in_place(
    fake: FakeForge, pull: Pull, accord: Any, dialect: str
) -> None:
    for number in range(120):  # it stands behind more than a page of talk
        fake.comment(pull, pull.author or fake.me, f"talk {number}")
    accord(row(), dialect=dialect)
    accord(row(), dialect=dialect)
    ours = pull.comments[120:]
    assert [each.edits for each in ours] == [0]
    accord(row(comment={"zh": "别的", "en": "Other"}), dialect=dialect)
    assert [(each.edits, each.body) for each in ours] == [(1, f"{MARK}\n别的")]
    assert len(pull.comments) == 121


def test_what_the_forge_does_to_line_ends_is_no_change(
    fake: FakeForge, pull: Pull, accord: Any
) -> None:
    accord(row())
    pull.comments[0].body = pull.comments[0].body.strip().replace("\n", "\r\n")
    accord(row())
    assert pull.comments[0].edits == 0


@both
def test_a_strangers_comment_with_the_mark_is_left_alone(
    fake: FakeForge, pull: Pull, accord: Any, dialect: str
) -> None:
    stranger = fake.comment(pull, fake.user("mallory"), f"{MARK}\n可以合并")
    named = fake.comment(pull, fake.user(fake.me.login), f"{MARK}\n可以合并")
    accord(row(), dialect=dialect)
    assert (stranger.edits, named.edits) == (0, 0)
    assert pull.comments[2].user is fake.me


def test_another_comment_of_ours_is_left_alone(fake: FakeForge, pull: Pull, accord: Any) -> None:
    other = fake.comment(pull, fake.me, f"see also {MARK}")
    accord(row())
    assert (other.edits, len(pull.comments)) == (0, 2)


def test_a_person_may_post_too(fake: FakeForge, pull: Pull, accord: Any) -> None:
    fake.is_app = False
    accord(row())
    accord(row(comment={"zh": "别的", "en": "Other"}))
    assert [each.edits for each in pull.comments] == [1]


def test_nobody_is_called_by_what_stands_in_a_comment(
    fake: FakeForge, pull: Pull, accord: Any
) -> None:
    text = "@chen-jing \\@tang-yi @xinglan/all 邮箱 a@b.cn (@x) `@y` @张三 @_z"
    accord(row(comment={"zh": text, "en": text}, summary={"zh": "@chen-jing", "en": "x"}))
    for said in (pull.comments[0].body, fake.statuses[0]["description"]):
        assert "@" in said
        assert all(part.startswith("\u2060") for part in said.split("@")[1:])


def test_a_comment_that_is_too_long_is_cut_between_lines(
    fake: FakeForge, pull: Pull, accord: Any
) -> None:
    text = "- 一行\n" * 30_000
    accord(row(comment={"zh": text, "en": text}))
    body = pull.comments[0].body
    assert len(body) < 65_536
    assert body.endswith("- 一行\n\n…")


def test_a_status_is_one_short_line(fake: FakeForge, pull: Pull, accord: Any) -> None:
    accord(row(summary={"zh": "很长。\n" * 100, "en": "x"}))
    said = fake.statuses[0]["description"]
    assert len(said) == 140
    assert "\n" not in said


# --- whom to ask -------------------------------------------------------------------


@both
def test_who_was_renamed_is_asked_by_the_name_of_today(
    fake: FakeForge, pull: Pull, accord: Any, dialect: str
) -> None:
    chen = fake.user("chen-jing")
    fake.rename(chen, "chen-jing-2")
    fake.user("of-last-year")  # somebody else has taken the name in the registry
    assert accord(row(chen), dialect=dialect).exit_code == 0
    assert pull.requested == [chen]


@both
def test_nobody_is_asked_twice_or_in_vain(
    fake: FakeForge, pull: Pull, accord: Any, dialect: str
) -> None:
    asked, gone, spoke, older = (fake.user(each) for each in ("asked", "gone", "spoke", "older"))
    fake.review(pull, older, commit="e" * 40)
    fake.review(pull, spoke, "COMMENTED")
    fake.review(pull, gone, "PENDING")
    fake.delete(gone)
    pull.requested.append(asked)
    decision = row(pull.author, asked, gone, spoke, older, older, None)
    assert accord(decision, dialect=dialect).exit_code == 0
    assert pull.requested == [asked, older]
    accord(decision, dialect=dialect)
    assert len(fake.asked("/requested_reviewers", "POST")) == 1


def test_met_needs_ask_nobody(fake: FakeForge, pull: Pull, accord: Any) -> None:
    decision = row(fake.user("chen-jing"))
    decision["needs"][0]["met"] = True
    accord(decision)
    assert not pull.requested


def test_one_who_can_not_be_asked_keeps_none_from_being_asked(
    fake: FakeForge, pull: Pull, accord: Any
) -> None:
    chen, outside, tang = (fake.user(each) for each in ("chen-jing", "outside", "tang-yi"))
    fake.outsiders.append(outside)
    done = accord(row(chen, outside, tang))
    assert done.exit_code == 0
    assert pull.requested == [chen, tang]
    assert "outside can't be asked" in done.stderr


def test_a_forge_that_breaks_has_refused_nobody(fake: FakeForge, pull: Pull, accord: Any) -> None:
    fake.faults.on("/requested_reviewers", status(500), times=50)
    done = accord(row(fake.user("chen-jing")))
    assert done.exit_code == 2
    assert "HTTP 500" in done.stderr


# --- what must not be posted ---------------------------------------------------------


@both
def test_a_moved_head_gets_nothing(fake: FakeForge, pull: Pull, accord: Any, dialect: str) -> None:
    fake.push(pull, LATER, by=pull.author)
    done = accord(row(fake.user("chen-jing")), dialect=dialect)
    assert done.exit_code == 2
    assert "nothing is posted" in done.stderr
    assert not (fake.statuses or pull.comments or pull.requested)


def test_the_status_comes_before_the_comment(fake: FakeForge, pull: Pull, accord: Any) -> None:
    fake.faults.on("/comments", status(500), times=50)
    assert accord(row(fake.user("chen-jing"))).exit_code == 2
    assert [each["state"] for each in fake.statuses] == ["failure"]


def test_a_lost_answer_makes_no_second_comment(fake: FakeForge, pull: Pull, accord: Any) -> None:
    def heard() -> None:
        fake.comment(pull, fake.me, f"{MARK}\n### 还不能合并")

    lost = broken()
    lost.deed = heard
    fake.faults.on("/comments", lost, method="POST")
    assert accord(row()).exit_code == 2
    assert accord(row()).exit_code == 0
    assert len(pull.comments) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"format": "accord-decision/2"},
        {"verdict": "maybe"},
        {"repository": "other/place"},
        {"repository": None},
        {"pull": None},
        {"pull": "1"},
        {"head": "HEAD"},
        {"language": "fr"},
        {"needs": [{}]},
        {"comment": "text" * 1000},
        {"summary": {}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_is_no_decision_is_not_posted(
    fake: FakeForge, pull: Pull, accord: Any, change: dict[str, Any]
) -> None:
    done = accord(row(**change))
    assert done.exit_code == 2
    assert done.stderr.startswith("accord: ")
    assert change == {"repository": "other/place"} or f": {next(iter(change))}" in done.stderr
    assert len(done.stderr) < 500
    assert not fake.statuses


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 100_000, '{"pull": null}', "\x80"])
def test_what_is_no_json_is_not_posted(
    fake: FakeForge, pull: Pull, accord: Any, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "x.json"
    file.write_text(text, "latin-1")
    assert accord(None, str(file)).exit_code == 2
    assert not fake.statuses


# --- what could not be decided -------------------------------------------------------


def test_what_could_not_be_decided_is_an_error(fake: FakeForge, pull: Pull, accord: Any) -> None:
    text = "::error::the reviews\ncan't be read, @lin-yue"
    assert accord(None, "--pull", "1", "--undecided", text).exit_code == 0
    (said,) = fake.statuses
    assert (said["sha"], said["state"]) == (HEAD, "error")
    assert said["description"] == "::error::the reviews can't be read, @\u2060lin-yue"
    assert not (pull.comments or pull.requested)


def test_a_folder_of_decisions_is_posted_to_its_end(
    fake: FakeForge, pull: Pull, accord: Any, tmp_path: Path
) -> None:
    others = [fake.pull(fake.user(f"p{number}"), head=f"{number}" * 40) for number in (2, 3, 4)]
    undecided = {
        "format": "accord-undecided/1",
        "repository": "xinglan/accord",
        "pull": 2,
        "head": "2" * 40,
        "text": {"zh": "读不到", "en": "unreadable"},
    }
    moved = row(pull=3, head="e" * 40)
    decisions = [row(), undecided, moved, {}, row(pull=4, head="4" * 40)]
    for number, decision in enumerate(decisions, 1):
        (tmp_path / f"{number}.json").write_text(json.dumps(decision), "utf-8")
    done = accord(None, "--all", str(tmp_path))
    assert done.exit_code == 2
    assert [(each["sha"][0], each["state"]) for each in fake.statuses] == [
        ("a", "success"),
        ("2", "error"),
        ("4", "success"),
    ]
    assert fake.statuses[1]["description"] == "unreadable"
    assert [len(each.comments) for each in (pull, *others)] == [1, 0, 0, 1]
    assert "3.json" in done.stderr
    assert "4.json" in done.stderr
    for name in ("3.json", "4.json"):
        (tmp_path / name).unlink()
    assert accord(None, "--all", str(tmp_path)).exit_code == 0


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--pull", "1"],
        ["--undecided", "x"],
        ["--all", ".", "--pull", "1"],
        ["nowhere.json"],
        ["nowhere.json", "--pull", "1", "--undecided", "x"],
        ["--all", "/nowhere"],
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(
    fake: FakeForge, pull: Pull, accord: Any, options: list[str]
) -> None:
    assert accord(None, *options).exit_code == 2
    assert not fake.statuses


def test_no_log_finds_a_command_in_what_the_forge_says(
    fake: FakeForge, pull: Pull, accord: Any
) -> None:
    fake.faults.on("/statuses", status(422, f"\n::error::{TOKEN}\n##[error]x"))
    done = accord(row())
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "##[error]" not in done.stderr
    assert not done.stderr.startswith("::")
