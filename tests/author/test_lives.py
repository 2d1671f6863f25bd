"""Whole lives of records, made with the commands alone and followed with the fold."""

from __future__ import annotations

from typing import NamedTuple

from accord.obligations import is_archived, owed
from tests.author.conftest import Author
from tests.author.samples import REPORT


class Act(NamedTuple):
    """An entry that somebody adds, and the state in which the record is then."""

    kind: str
    at: str
    by: str
    state: str
    given: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


REQUEST_LIFE = (
    Act("receipt", "2026-07-02T09:30", "wu-hao", "received", ("answer=accepted",)),
    Act("consensus", "2026-07-03T15:00", "lin-yue", "agreed"),
    Act(
        "plan",
        "2026-07-06T11:00",
        "wu-hao",
        "agreed",
        ("tasks=[{id: T1.1, title: 切图, owner: wu-hao, due: 2026-07-10, under: T1}]",),
    ),
    Act(
        "progress",
        "2026-07-10T17:00",
        "wu-hao",
        "in-progress",
        ("tasks=[{id: T1, percent: 60}]",),
        REPORT,
    ),
    Act(
        "amendment",
        "2026-07-13T10:00",
        "lin-yue",
        "in-progress",
        ("changes.acceptance_by=[TECH]",),
        ("原因=运营部改由技术部代为验收。", "影响=不影响交付日期。"),
    ),
    Act("consensus", "2026-07-14T10:00", "lin-yue", "in-progress"),
    Act(
        "progress",
        "2026-07-17T17:00",
        "wu-hao",
        "in-progress",
        ("tasks=[{id: T1, percent: 100}, {id: T2, percent: 100}]",),
        REPORT,
    ),
    Act(
        "delivery",
        "2026-07-20T10:00",
        "wu-hao",
        "delivered",
        ("deliverables=[{id: D1, self_check: pass, measured: 1.9}, {id: D2, self_check: pass}]",),
    ),
    Act(
        "acceptance",
        "2026-07-21T16:00",
        "lin-yue",
        "rectifying",
        (
            "deliverables=[{id: D1, verdict: rectify, measured: 2.4}, {id: D2, verdict: pass}]",
            "items=[{id: R1, deliverable: D1, department: TECH, title: 压缩图片, due: 2026-07-24}]",
        ),
    ),
    Act(
        "delivery",
        "2026-07-23T16:00",
        "wu-hao",
        "delivered",
        ("deliverables=[{id: D1, self_check: pass, measured: 1.8}]", "rectified=[R1]"),
    ),
    Act(
        "acceptance",
        "2026-07-24T16:00",
        "lin-yue",
        "accepted",
        ("deliverables=[{id: D1, verdict: pass, measured: 1.8}]",),
    ),
    Act("confirmation", "2026-07-27T10:00", "lin-yue", "closed"),
    Act(
        "retrospective",
        "2026-07-30T10:00",
        "lin-yue",
        "closed",
        ("satisfaction=4",),
        ("做得好的=提前 1 周交付。", "Lessons=首屏时间没有在老机型上测；下次先列机型。"),
    ),
)

SOLUTION = ("Solution=退款任务由每天一次改为每小时一次。",)
FEEDBACK_LIFE = (
    Act(
        "plan",
        "2026-07-07T10:00",
        "wu-hao",
        "in-progress",
        ("tasks=[{id: T1, title: 查清延迟来源, owner: wu-hao, due: 2026-07-09}]",),
    ),
    Act(
        "progress",
        "2026-07-09T17:00",
        "wu-hao",
        "in-progress",
        ("tasks=[{id: T1, percent: 100}]",),
        REPORT,
    ),
    Act("resolution", "2026-07-10T10:00", "wu-hao", "resolved", (), SOLUTION),
    Act("confirmation", "2026-07-10T16:00", "he-jiayi", "in-progress", ("result=not-solved",)),
    Act("resolution", "2026-07-15T10:00", "wu-hao", "resolved", (), SOLUTION),
    Act("confirmation", "2026-07-15T16:00", "he-jiayi", "closed", ("result=solved",)),
)


def live(author: Author, id: str, life: tuple[Act, ...]) -> None:
    """Add one entry after the other, each at its instant."""
    for act in life:
        path = author.writes(
            "add", act.kind, id, at=act.at, by=act.by, given=act.given, sections=act.sections
        )
        assert path.rpartition("/")[2].startswith(f"{act.at[:10]}-{act.kind}")
        assert author.state(id, act.at) == act.state, path


def test_a_request_from_proposed_to_archived(author: Author, request_id: str) -> None:
    assert author.state(request_id) == "proposed"
    live(author, request_id, REQUEST_LIFE)
    ledger, story = author.ledger(), author.story(request_id, "2026-07-31T09:00")
    assert is_archived(story, owed(story, ledger), ledger)
    assert all(step.allowed for step in story.steps)
    assert ledger.findings == ()


def test_an_amendment_waits_for_the_next_round(author: Author, request_id: str) -> None:
    live(author, request_id, REQUEST_LIFE[:5])
    assert author.story(request_id, "2026-07-13T10:00").overlays == {"amended"}
    live(author, request_id, REQUEST_LIFE[5:6])
    story = author.story(request_id, "2026-07-14T10:00")
    assert story.overlays == frozenset()
    assert [entry.fields["round"] for entry in story.of("consensus")] == [1, 2]


def test_a_feedback_from_registered_to_closed_after_not_solved(
    author: Author, feedback_id: str
) -> None:
    assert author.state(feedback_id) == "registered"
    live(author, feedback_id, FEEDBACK_LIFE)
    story = author.story(feedback_id, "2026-07-16T10:00")
    assert [entry.departments for entry in story.of("confirmation")] == [("MKT",), ("MKT",)]
    assert [entry.fields["covers"] for entry in story.of("progress")] == ["2026-07-09"]
