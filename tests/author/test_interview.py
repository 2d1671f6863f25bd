"""What is missing is asked for, in the words of the schema, until the answer is right."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from accord.author.answers import readings
from accord.author.completing import complete
from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.questions import Questions
from accord.author.submission import submit_entry, submit_form
from accord.language import Label, Message
from tests.author.conftest import Author
from tests.author.test_lives import REQUEST_LIFE, live


class Script:
    """A person who gives prepared answers and remembers what was said."""

    def __init__(self, *answers: str) -> None:
        self._answers = iter(answers)
        self.heard: list[str] = []

    def tell(self, message: Message | Label) -> None:
        self.heard.append(message.text("zh"))

    def answer(self, question: Message | Label, proposal: str) -> str:
        self.heard.append(question.text("zh"))
        return next(self._answers) or proposal

    def prose(self, question: Message | Label) -> str:
        return self.answer(question, "")

    @property
    def left(self) -> list[str]:
        return list(self._answers)


def _desk(author: Author, at: str, record: str | None = None) -> Desk:
    ledger = author.ledger()
    return Desk(ledger, author.instant(at), ledger.records[record] if record else None)


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.strip().splitlines())


REQUEST_ANSWERS = """
会员日活动页改版
项目型
高
何佳怡
技术部
报名转化率只有 3%，改版后达到 5%。
技术部
主导
吴昊
y

页面改版
2026-07-17
y

埋点
2026-07-24
n
y
市场部
decide
he-jiayi
n
n

TECH
M1
质量
活动页
1
首屏时间
不超过
两秒
2
秒
n

交付
2026-07-24

delivered
y

联调
2026-07-24

T1 T2
n
"""


def test_a_request_is_asked_for_field_by_field(author: Author) -> None:
    desk = _desk(author, "2026-07-01T10:00")
    person = Script(*REQUEST_ANSWERS.split("\n")[1:-1])
    schema = desk.ledger.schemas["request"]
    draft = complete(Draft(schema), desk, person)
    submission = submit_form(draft, "request", desk, author.root)
    assert not submission.findings, person.heard
    assert person.left == []
    assert submission.path == "records/requests/XLX-2026-001/request.md"
    assert author.text(submission.path) == (
        "---\n"
        "id: XLX-2026-001\n"
        "title: 会员日活动页改版\n"
        "scenario: project\n"
        "priority: high\n"
        "raised_at: 2026-07-01T10:00\n"
        "raised_by: he-jiayi\n"
        "contact: he-jiayi\n"
        "from: MKT\n"
        "to: [TECH]\n"
        "background: 报名转化率只有 3%，改版后达到 5%。\n"
        "work:\n"
        "  - department: TECH\n"
        "    role: lead\n"
        "    contact: wu-hao\n"
        "    tasks:\n"
        "      - {id: T1, title: 页面改版, due: 2026-07-17}\n"
        "      - {id: T2, title: 埋点, due: 2026-07-24}\n"
        "  - {department: MKT, role: decide, contact: he-jiayi}\n"
        "deliverables:\n"
        "  - id: D1\n"
        "    department: TECH\n"
        "    milestone: M1\n"
        "    kind: quality\n"
        "    title: 活动页\n"
        "    criterion: {metric: 首屏时间, comparison: at-most, value: 2, unit: 秒}\n"
        "milestones:\n"
        "  - {id: M1, title: 交付, due: 2026-07-24, ends: delivered}\n"
        "  - {id: M2, title: 联调, due: 2026-07-24, ends: [T1, T2]}\n"
        "---\n"
    )


def test_what_was_said_is_not_asked(author: Author, request_id: str) -> None:
    desk = _desk(author, "2026-07-02T10:00", request_id)
    person = Script("wu-hao", "accepted")
    complete(Draft(desk.ledger.schemas["receipt"], {"kind": "receipt"}), desk, person)
    said = {"kind": "receipt", "by": "wu-hao", "answer": "accepted", "contact": None}
    silent = Script()
    draft = complete(Draft(desk.ledger.schemas["receipt"], said), desk, silent)
    assert silent.heard == []
    assert draft.fields["department"] == "TECH"
    assert person.left == []


def test_a_wrong_answer_is_explained_and_asked_for_again(author: Author, request_id: str) -> None:
    desk = _desk(author, "2026-07-02T10:00", request_id)
    person = Script("wuhao", "", "wu-hao", "收到", "需补充信息")
    schema = desk.ledger.schemas["receipt"]
    draft = complete(Draft(schema, {"kind": "receipt"}), desk, person)
    assert draft.fields["by"] == "wu-hao"
    heard = "\n".join(person.heard)
    assert "wuhao" in heard
    assert "收到" in heard


def test_what_the_situation_asks_for_is_asked_too(author: Author, request_id: str) -> None:
    live(author, request_id, REQUEST_LIFE[:9])
    desk = _desk(author, "2026-07-23T16:00", request_id)
    person = Script("wu-hao", "D1", "pass", "1.8", "", "n", "R1")
    schema = desk.ledger.schemas["delivery"]
    draft = complete(Draft(schema, {"kind": "delivery"}), desk, person)
    assert submit_entry(draft, desk, author.root).findings == ()
    assert draft.fields["rectified"] == ["R1"]
    heard = "\n".join(person.heard)
    assert "D1（活动页）" in heard
    assert "R1（压缩图片）" in heard
    assert author.state(request_id) == "delivered"


def test_changed_fields_are_chosen_by_name(author: Author, request_id: str) -> None:
    live(author, request_id, REQUEST_LIFE[:2])
    desk = _desk(author, "2026-07-06T16:00", request_id)
    person = Script("lin-yue", "优先级、同步频率", "低", "day", "", "改期。", "无。")
    schema = desk.ledger.schemas["amendment"]
    draft = complete(Draft(schema, {"kind": "amendment"}), desk, person)
    assert draft.fields["changes"] == {"priority": "low", "update_every": "day"}
    assert submit_entry(draft, desk, author.root).findings == ()


@pytest.mark.parametrize(
    ("text", "node", "expected"),
    [
        ("高", {"type": "string", "x-labels": {"high": {"zh": "高", "en": "High"}}}, "high"),
        ("HIGH", {"type": "string", "x-labels": {"high": {"zh": "高", "en": "High"}}}, "high"),
        ("技术部", {"type": "string", "x-ref": "department"}, "TECH"),
        ("陈静", {"type": "string", "x-ref": "person"}, "chen-jing"),
        ("3", {"type": "integer"}, 3),
        ("三", {"type": "integer"}, "三"),
        ("MKT、技术部", {"type": "array", "items": {"x-ref": "department"}}, ["MKT", "TECH"]),
        ("[T1, T2]", {"type": "array", "items": {}}, ["T1", "T2"]),
    ],
)
def test_people_may_type_what_they_see(
    author: Author, text: str, node: dict[str, object], expected: object
) -> None:
    assert next(readings(text, node, author.ledger().organization)) == expected


PROGRAM = """
import click
from tests.author.conftest import accord
accord()
"""


def _type(repository: Path, answers: str, *words: str) -> tuple[int, str, str]:
    """Run a command at a terminal of its own; gives exit code, stdout, and what was shown."""
    mine, theirs = pty.openpty()
    command = [sys.executable, "-c", PROGRAM, *words, "-C", str(repository), "--lang", "zh"]
    with subprocess.Popen(
        [*command, "--as-of", "2026-07-02T10:00"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "scripts:."},
    ) as process:
        os.close(theirs)
        os.write(mine, answers.encode())
        shown, last = b"", time.monotonic() + 30
        while time.monotonic() < last:
            try:
                piece = os.read(mine, 4096)
            except OSError:  # the other side is closed
                break
            shown += piece
        assert process.stdout is not None
        printed = process.stdout.read().decode()
    os.close(mine)
    return process.returncode, printed, shown.decode()


def test_a_terminal_asks_and_stdout_has_the_path_alone(author: Author, request_id: str) -> None:
    code, printed, shown = _type(author.root, "吴昊\n已接收\n接收\n", "add", "receipt", request_id)
    assert "填写人" in shown
    assert printed == f"records/requests/{request_id}/2026-07-02-receipt-TECH.md\n"
    assert code == 0


def test_what_somebody_typed_is_not_lost(author: Author, request_id: str) -> None:
    words = ("add", "risk", request_id, "--set", "affects=[T9]")
    assert "风险预警" in _type(author.root, "", *words)[2]  # not in this state: not even asked
    live(author, request_id, REQUEST_LIFE[:2])
    words = ("add", "progress", request_id, "--set", "tasks=[{id: T9, percent: 5}]")
    said = "wu-hao\n页面改版上线。\n\n补埋点。\n\n"
    code, printed, shown = _type(author.root, said, *words, "--set", "at=2026-07-10T17:00")
    assert (code, printed) == (1, "")
    assert "## 已完成\r\n\r\n页面改版上线。" in shown


def test_what_may_be_chosen_is_numbered(author: Author, request_id: str) -> None:
    desk = _desk(author, "2026-07-02T10:00", request_id)
    person = Script("wu-hao", "9", "2")
    schema = desk.ledger.schemas["receipt"]
    draft = complete(Draft(schema, {"kind": "receipt"}), desk, person)
    assert draft.fields["answer"] == schema.properties["answer"]["enum"][1]
    assert any("1 accepted（" in heard for heard in person.heard)
    assert person.left == []


def test_several_are_chosen_by_their_numbers(author: Author) -> None:
    desk = _desk(author, "2026-07-02T10:00")
    person = Script("3、2")
    to = desk.ledger.schemas["request"].properties["to"]
    codes = [*desk.organization.departments]
    value = Questions(desk, {}, person).value("to", to, True, "")
    assert value == [codes[2], codes[1]]


def test_a_choice_of_one_is_proposed(author: Author, request_id: str) -> None:
    desk = _desk(author, "2026-07-02T10:00", request_id)
    only = {"type": "string", "enum": ["week"], "title": "同步频率", "x-en": {"title": "Rhythm"}}
    assert Questions(desk, {}, Script("")).value("update_every", only, True, "") == "week"
