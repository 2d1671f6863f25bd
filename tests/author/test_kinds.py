"""Every kind of entry can be added, with no more said than a person has to say."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from accord.frontmatter import reader as frontmatter
from accord.schema.schemas import load
from accord.trees import Folder
from tests.author.conftest import Author
from tests.author.samples import REPORT
from tests.author.test_lives import FEEDBACK_LIFE, REQUEST_LIFE, SOLUTION, live
from tests.conftest import ROOT


class Said(NamedTuple):
    """What is said of an entry, after how many acts of which life, and what is filled in."""

    record: str
    acts: int
    by: str
    given: tuple[str, ...]
    filled: dict[str, object]
    sections: tuple[str, ...] = ()


AT = "2026-07-31T10:00"
TECH = {"department": "TECH"}
MKT = {"department": "MKT"}
KINDS = {
    "receipt": Said("request", 0, "chen-jing", ("answer=accepted",), TECH | {"contact": "wu-hao"}),
    "referral": Said("feedback", 0, "wu-hao", ("add=[OPS]", "reason=由运营部处理"), TECH),
    "minutes": Said(
        "request",
        0,
        "he-jiayi",
        ("held_at=2026-07-30T15:00", "channel=call", "attendees=[he-jiayi, wu-hao]"),
        {"recorder": "he-jiayi"},
        ("各方意见=技术部建议压缩图片。", "Decisions=首屏图片不超过 200KB。"),
    ),
    "amendment": Said(
        "request", 2, "lin-yue", ("changes.priority=low",), {}, ("Cause=改期。", "Effect=无。")
    ),
    "consensus": Said("request", 1, "lin-yue", (), {"departments": ["MKT", "TECH"], "round": 1}),
    "plan": Said(
        "feedback",
        0,
        "wu-hao",
        ("tasks=[{id: T1, title: 查日志, owner: wu-hao, due: 2026-08-03}]",),
        TECH,
    ),
    "progress": Said(
        "request",
        2,
        "wu-hao",
        ("tasks=[{id: T1, percent: 5}]",),
        TECH | {"covers": "2026-W31"},
        REPORT,
    ),
    "risk": Said(
        "request", 2, "wu-hao", ("affects=[T1]",), TECH, ("Cause=甲", "Effect=乙", "Proposal=丙")
    ),
    "response": Said(
        "request", 0, "he-jiayi", ("answers=2026-07-29-receipt-TECH.md",), MKT, ("Answer=已补充。",)
    ),
    "delivery": Said("request", 2, "wu-hao", ("deliverables=[{id: D1, self_check: pass}]",), TECH),
    "acceptance": Said(
        "request",
        4,
        "lin-yue",
        ("deliverables=[{id: D2, verdict: pass}]",),
        {"departments": ["MKT", "OPS"]},
    ),
    "resolution": Said("feedback", 1, "wu-hao", (), TECH | {"owner": "wu-hao"}, SOLUTION),
    "confirmation": Said("feedback", 3, "he-jiayi", ("result=solved",), {"departments": ["MKT"]}),
    "retrospective": Said(
        "feedback", 6, "lin-yue", (), MKT, ("What went well=快。", "Lessons=先看日志。")
    ),
    "escalation": Said("request", 0, "wu-hao", ("reason=无人答复",), TECH | {"to": "chen-jing"}),
    "hold": Said("request", 0, "lin-yue", ("reason=等预算",), MKT),
    "resume": Said("request", 0, "lin-yue", (), MKT),
    "cancel": Said("request", 0, "lin-yue", ("reason=需求不再成立",), {}),
    "decline": Said("request", 0, "chen-jing", ("reason=不属于技术部职责",), TECH),
}
# What must have happened before, beside the acts of the life.
BEFORE = {
    "acceptance": (
        "delivery",
        "wu-hao",
        "2026-07-29T10:00",
        "deliverables=[{id: D2, self_check: pass}]",
    ),
    "response": ("receipt", "wu-hao", "2026-07-29T10:00", "answer=needs-information"),
    "resume": ("hold", "lin-yue", "2026-07-29T10:00", "reason=等预算"),
}


def test_every_kind_is_tried() -> None:
    assert set(KINDS) == set(load(Folder(ROOT)).entry_kinds)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_added(kind: str, author: Author, request_id: str, feedback_id: str) -> None:
    said = KINDS[kind]
    id = request_id if said.record == "request" else feedback_id
    live(author, id, (REQUEST_LIFE if said.record == "request" else FEEDBACK_LIFE)[: said.acts])
    if kind in BEFORE:
        earlier, by, at, setting = BEFORE[kind]
        author.writes("add", earlier, id, at=at, by=by, given=[setting])
    path = author.writes(
        "add", kind, id, at=AT, by=said.by, given=said.given, sections=said.sections
    )
    fields = frontmatter.read((author.root / path).read_bytes()).fields
    assert fields["kind"] == kind
    assert fields["at"] == AT
    assert said.filled.items() <= fields.items()
    assert author.ledger().findings == ()
    assert author.story(id, AT).steps[-1].allowed
