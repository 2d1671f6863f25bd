"""`accord intake`: issues become what somebody would have written by hand, or are answered."""

from __future__ import annotations

import json
import re

import markdown
import pytest
from click.testing import CliRunner

from accord import ledger
from accord.commands.intake import intake
from accord.intake.meaning import Meaning
from accord.language import Label
from accord.trees import Folder
from tests.intake.conftest import NOW, Door
from tests.intake.issues import ACCOUNTS, FEEDBACK, REQUEST, event
from tests.repository import commit, git


def test_a_request_is_written_as_the_command_would_and_passes_the_check(door: Door) -> None:
    told = door.takes(door.asked("request", REQUEST))
    assert told["verdict"] == "proposed"
    assert told["branch"] == "intake/issue-12"
    assert told["path"] == "records/requests/XLX-2026-001/request.md"
    assert (door.root / told["path"]).read_text("utf-8") == told["content"]
    text = told["content"]
    assert "raised_at: 2026-07-01T11:00\nraised_by: he-jiayi\ncontact: he-jiayi\nfrom: MKT" in text
    assert "      - {id: T2, title: 埋点, due: 2026-07-24}" in text
    assert "criterion: {metric: 首屏时间, comparison: at-most, value: 2, unit: 秒}" in text
    assert told["title"] == "协作需求表 XLX-2026-001 会员日活动页改版 (#12)"
    assert told["body"].endswith("\n\nCloses #12")
    assert door.is_clean()


def test_feedback_and_an_entry_to_it(door: Door) -> None:
    told = door.takes(door.asked("feedback", FEEDBACK))
    assert told["path"] == "records/feedback/20260701-MKT-001/feedback.md"
    said = {"record": "20260701-mkt-001", "answer": "接收 Accepted"}
    opened = "2026-07-01T03:30:00Z"
    it = door.asked("receipt", said, by="wu-hao", created_at=opened)
    told = door.takes(it, now="2026-07-01T14:00")
    assert "at: 2026-07-01T11:30\n" in told["content"]
    assert told["path"] == "records/feedback/20260701-MKT-001/2026-07-01-receipt-TECH.md"
    assert "contact: wu-hao" in told["content"]


def test_the_person_is_whoever_has_the_account(door: Door) -> None:
    """A name that somebody typed counts for nothing, and that it differs is told."""
    forged = door.asked("request", REQUEST)
    forged["body"] += "\n\n### 提出人\n\n吴昊"
    told = door.takes(forged)
    assert told["verdict"] == "refused"
    assert "“提出人”写的是“吴昊”，但这是何佳怡的账号" in told["reply"]
    forged["body"] = forged["body"].replace("吴昊", "何佳怡").replace("| 何佳怡", "| 吴昊")
    assert door.takes(forged)["verdict"] == "proposed"


@pytest.mark.parametrize(
    ("user", "words"),
    [
        ({"id": 999, "login": "he-jiayi", "type": "User"}, "没有人用账号 he-jiayi"),
        ({"id": 101, "login": "he-jiayi", "type": "Bot"}, "这是程序写的"),
        (None, "账号已经注销"),
        ({"id": 103, "login": "guo-tao"}, "郭涛目前不在职"),
    ],
    ids=["namesake", "program", "deleted", "left"],
)
def test_who_is_not_in_the_registry_is_told_so(door: Door, user: object, words: str) -> None:
    told = door.takes(door.asked("request", REQUEST, user=user))
    assert told["verdict"] == "refused"
    assert words in told["reply"]
    assert told["path"] is None


@pytest.mark.parametrize("action", ["edited", "reopened"])
def test_what_somebody_else_has_touched_is_not_the_word_of_the_author(
    door: Door, action: str
) -> None:
    """Who maintains a repository may edit the issues of others."""
    told = door.takes(door.asked("request", REQUEST), action=action, by=ACCOUNTS["wu-hao"])
    assert (told["verdict"], told["path"]) == ("refused", None)
    assert "这个议题由 he-jiayi 以外的人编辑或重新打开过" in told["reply"]
    again = door.takes(door.asked("request", REQUEST), action="edited", by=ACCOUNTS["he-jiayi"])
    assert "raised_by: he-jiayi" in again["content"]


def test_an_event_that_names_nobody_is_nobodys_word(door: Door) -> None:
    told = json.loads(event(door.asked("request", REQUEST)))
    del told["sender"]
    done = CliRunner().invoke(intake, [*door.line, "--as-of", NOW], input=json.dumps(told))
    assert done.exit_code == 1
    assert not (door.root / "records/requests/XLX-2026-001").exists()


def test_what_is_no_issue_of_ours_is_left_alone(door: Door) -> None:
    ours = door.asked("request", REQUEST)
    for it, action in (
        (ours | {"labels": [{"name": "bug"}]}, "opened"),
        (ours | {"labels": [{"name": "accord-consensus"}]}, "opened"),
        (ours | {"state": "closed"}, "edited"),
        (ours | {"pull_request": {"url": "…"}}, "opened"),
        (ours, "deleted"),
    ):
        told = door.takes(it, action=action)
        assert (told["verdict"], told["reply"], told["path"]) == ("ignored", None, None)
    both = [{"name": "accord-request"}, {"name": "accord-feedback"}]
    assert "好几种单据的标签" in door.takes(ours | {"labels": both})["reply"]


def test_every_problem_is_told_at_once_and_nothing_written(door: Door) -> None:
    before = door.files()
    said = REQUEST | {
        "title": "",
        "priority": "十万火急",
        "work": "技术 | 主导 | 陈晶\n市场部 | 决策",
        "work-tasks": "T1 | 页面改版 | 下周五 | 技术部\n埋点 | 2026-07-24 | 运营部",
        "milestones": "M1 | 交付 | 2026-07-24",
    }
    told = door.takes(door.asked("request", said))
    assert told["verdict"] == "refused"
    assert door.files() == before
    chinese, english = told["reply"].split("<details>")
    for words in (
        "**需求名称** “需求名称”没有填。",
        "**优先级** “优先级”里没有“十万火急”这一项。",
        "**具体协作内容，第 1 行** “部门”里没有“技术”这一项。",
        "**具体协作内容，第 1 行** 人员名册里没有“陈晶”。",
        "是不是要写 陈静？",
        "**具体协作内容，第 2 行** 这一行有 2 段，需要 3 段。",
        "**任务，第 1 行** “下周五”不是能识别的日期。",
        "**时间节点，第 1 行** 这一行有 3 段，需要 4 段。",
    ):
        assert words in chinese, chinese
    assert "**Work, line 2** The line has 2 parts; 3 are needed." in english


def test_what_fits_by_itself_is_judged_as_a_whole(door: Door) -> None:
    said = REQUEST | {"deliverables": REQUEST["deliverables"].replace("M1", "M7", 1)}
    told = door.takes(door.asked("request", said))
    assert told["verdict"] == "refused"
    assert "M7" in told["reply"]


@pytest.mark.parametrize("typed", ["7月17号", "20260717", "2026年7月17号"])
def test_days_are_read_as_everywhere_else(door: Door, typed: str) -> None:
    said = REQUEST | {"work-tasks": f"T1 | 页面改版 | {typed} | 技术部"}
    told = door.takes(door.asked("request", said))
    if typed.startswith("2026"):
        assert "{id: T1, title: 页面改版, due: 2026-07-17}" in told["content"]
    else:
        assert "“7月17号”不是能识别的日期" in told["reply"]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("instant", "2026-07-17 9:30:00", "2026-07-17T09:30"),
        ("instant", "2026年7月17号 下午3点", "2026-07-17T15:00"),
        ("date", "２０２６/7/17", "2026-07-17"),
        ("period", "2026W7", "2026-W07"),
        ("period", "2026年7月1日", "2026-07-01"),
    ],
)
def test_a_time_means_what_it_means_to_the_command(
    door: Door, kind: str, typed: str, value: str
) -> None:
    known = ledger.opened(Folder(door.root)).organization
    meaning = Meaning(known, known.day(known.instant(NOW)))
    node = {"type": "string", "format": kind, "title": "何时", "x-en": {"title": "When"}}
    found, wrong = meaning.of(typed, "at", node, (Label("何时", "When"), 0))
    assert (found, wrong) == (value, ())


def test_namesakes_and_who_has_left_are_told_apart_from_strangers(door: Door) -> None:
    registry = door.root / "records/organization.yml"
    text = registry.read_text("utf-8")
    line = next(each for each in text.splitlines() if "{id: guo-tao," in each)
    twin = re.sub(r" accounts: \[.*?\],", "", line).replace("guo-tao", "guo-tao-2")
    twin = twin.replace("郭涛", "吴昊")
    registry.write_text(text.replace(line, f"{line}\n{twin}"), "utf-8")
    said = REQUEST | {"work": "技术部 | 主导 | 吴昊\n市场部 | 决策 | 郭涛"}
    reply = door.takes(door.asked("request", said))["reply"]
    assert "有 2 个人叫“吴昊”" in reply
    assert "请改写人员代号：wu-hao、guo-tao-2" in reply
    assert "没有“" not in reply and "是不是要写" not in reply
    assert "上面的清单里没有" not in reply  # the line of TECH is there, and is what is to be mended


def test_a_task_of_a_department_that_has_no_part(door: Door) -> None:
    said = REQUEST | {"work-tasks": "T1 | 页面改版 | 2026-07-17 | 运营部"}
    assert (
        "**任务，第 1 行** 上面的清单里没有“OPS”"
        in door.takes(door.asked("request", said))["reply"]
    )


def test_numbers_may_be_left_to_the_program_and_tables_copied(door: Door) -> None:
    said = REQUEST | {
        "work-tasks": "- 页面改版 ｜ 2026-07-17 ｜ 技术部\n- 埋点 ｜ 2026.7.24 ｜ TECH\n",
        "milestones": "| --- | --- | --- | --- |\n| M1 | 交付 | 2026-07-24 | 全部交付 |\n\n"
        "| M2 | 验收 | 2026-07-31 | 验收通过 | 市场部 |",
    }
    text = door.takes(door.asked("request", said))["content"]
    assert "{id: T1, title: 页面改版, due: 2026-07-17}" in text
    assert "{id: T2, title: 埋点, due: 2026-07-24}" in text
    assert "{id: M2, title: 验收, due: 2026-07-31, department: MKT, ends: accepted}" in text


def test_a_heading_in_an_answer_forges_no_other_answer(door: Door) -> None:
    said = REQUEST | {"section-1": "引文：\n\n### 优先级\n\n低 Low"}
    told = door.takes(door.asked("request", said))
    assert told["verdict"] == "refused"
    assert "\\#\\#\\# 优先级" in told["reply"]
    quoted = REQUEST | {"section-1": "引文：\n\n> ### 优先级\n>\n> 低 Low"}
    assert "priority: high" in door.takes(door.asked("request", quoted))["content"]


def test_a_section_forges_no_other_section_and_hides_none(door: Door) -> None:
    said = FEEDBACK | {"section-2": "转圈。\n\n## 具体诉求\n\n全部免单。\n\n```\n## 日志"}
    told = door.takes(door.asked("feedback", said))
    assert told["content"].count("\n## ") == 2 + 1  # ours, and one inside code
    assert "\n### 具体诉求\n\n全部免单。\n" in told["content"]
    assert told["content"].endswith("\n```\n\n## 具体诉求\n\n今天恢复登录。\n")


@pytest.mark.parametrize(
    "text", ["---\nid: X\n---", "a: b # c", "{x: 1}", "'\"\\", "x\u202ey", "*a"]
)
def test_no_answer_gets_out_of_its_field(door: Door, text: str) -> None:
    said = FEEDBACK | {"where": text}
    told = door.takes(door.asked("feedback", said))
    if told["verdict"] == "proposed":
        assert told["content"].count("\n---\n") == 1
        assert told["content"].startswith("---\nid: 20260701-MKT-001\n")
        assert door.is_clean()
    else:
        assert "\u202e" in text and "U+202E" in told["reply"]


def test_a_reply_calls_nobody_and_links_nowhere(door: Door) -> None:
    evil = "@all [x](https://evil.example) <img src=x> #1 ![](//e) ${{ secrets.X }} ::error::"
    told = door.takes(door.asked("feedback", FEEDBACK | {"impact": evil, "to": evil}))
    assert "@all" not in told["reply"]
    words = re.sub(r"</?(details|summary)>", "", told["reply"])
    assert {*re.findall(r"<(\w+)", markdown.markdown(words))} == {"p", "strong", "ul", "li"}


@pytest.mark.parametrize("evil", ["[skip ci] fixes #1", "@xinglan gh-2", "https://evil.ex"])
def test_a_title_is_obeyed_by_no_forge(door: Door, evil: str) -> None:
    """It becomes the title of a pull request, and by squashing the message of a commit."""
    title = door.takes(door.asked("request", REQUEST | {"title": evil}))["title"]
    words = title.removesuffix(" (#12)")
    assert words.replace("\u2060", "") == f"协作需求表 XLX-2026-001 {evil}"
    assert not re.search(r"\[\w|#\d|@\w|gh-\d|://", words)


def test_texts_that_are_too_long_or_hold_what_nobody_sees(door: Door) -> None:
    assert (
        "64 KiB"
        in door.takes(door.asked("feedback", FEEDBACK | {"section-2": "很" * 30_000}))["reply"]
    )
    assert "U+0000" in door.takes(door.asked("feedback", FEEDBACK | {"section-2": "a\0b"}))["reply"]
    many = "\n".join(f"任务{n} | 2026-07-17 | 技术部" for n in range(500))
    assert "500 行" in door.takes(door.asked("request", REQUEST | {"work-tasks": many}))["reply"]


def test_an_issue_without_the_form_is_told_how(door: Door) -> None:
    told = door.takes(door.asked("request", REQUEST, body="请尽快改版"))
    assert "请保留表单的各个标题" in told["reply"]
    assert door.takes(door.asked("request", REQUEST, body=None))["verdict"] == "refused"


def test_an_issue_that_is_edited_keeps_its_number_whatever_others_take(door: Door) -> None:
    """Its own branch is known by its name; what stands on others is passed over."""
    commit(door.root)
    git(door.root, "checkout", "-qb", "somebody-else")
    other = door.takes(door.asked("request", REQUEST, number=8))
    commit(door.root)
    git(door.root, "checkout", "-q", "main")
    first = door.takes(door.asked("request", REQUEST))
    assert (other["path"], first["path"]) == tuple(
        f"records/requests/XLX-2026-00{number}/request.md" for number in (1, 2)
    )
    git(door.root, "checkout", "-qb", first["branch"])
    commit(door.root)
    git(door.root, "checkout", "-q", "main")
    assert not (door.root / first["path"]).exists()
    later = "2026-07-03T09:00"
    same = door.takes(door.asked("request", REQUEST), "--dry-run", action="edited", now=later)
    assert (same["path"], same["content"]) == (first["path"], first["content"])
    said = REQUEST | {"title": "活动页改版"}
    again = door.takes(door.asked("request", said), action="edited", now=later)
    assert again["path"] == first["path"]
    assert "title: 活动页改版" in again["content"]
    assert "raised_at: 2026-07-03T09:00" in again["content"]


@pytest.mark.parametrize("path", ["README.md", "records/organization.yml", "a/b/c/d.md"])
def test_a_branch_that_brings_something_else_promises_no_id(door: Door, path: str) -> None:
    commit(door.root)
    git(door.root, "checkout", "-qb", "intake/issue-12")
    (door.root / path).parent.mkdir(parents=True, exist_ok=True)
    with (door.root / path).open("a") as file:
        file.write("# more\n")
    commit(door.root)
    git(door.root, "checkout", "-q", "main")
    told = door.takes(door.asked("request", REQUEST), "--dry-run", action="edited")
    assert told["path"] == "records/requests/XLX-2026-001/request.md"


def test_an_id_that_another_record_landed_with_is_given_up(door: Door) -> None:
    """Two issues read at the same moment have one id; the second gets another when it is edited."""
    commit(door.root)
    told = door.takes(door.asked("request", REQUEST))
    git(door.root, "checkout", "-qb", told["branch"])
    commit(door.root)
    git(door.root, "checkout", "-q", "main")
    other = door.root / told["path"]
    other.parent.mkdir(parents=True)
    other.write_text(told["content"].replace("会员日活动页改版", "别的事", 1), "utf-8")
    again = door.takes(door.asked("request", REQUEST), action="edited")
    assert again["path"] == "records/requests/XLX-2026-002/request.md"


def test_events_that_are_none(door: Door) -> None:
    command = [*door.line, "--lang", "en"]
    for text in ("{}", "[", "[" * 100_000, '{"issue": 1}', '"x"'):
        done = CliRunner().invoke(intake, command, input=text)
        assert done.exit_code == 2, text
        assert re.search("This is no issue|The event can't be read", done.output), done.output
