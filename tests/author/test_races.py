"""Two authors at once each get an id and a file name of their own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from pathlib import Path
from threading import Barrier

import pytest

from accord.author import submission
from tests.author.conftest import Author
from tests.author.samples import FEEDBACK, FEEDBACK_SECTIONS

ROUNDS = 3
Act = Callable[[Author], str]


def _report(author: Author) -> str:
    return author.writes(
        "new", "feedback", at="2026-07-06T10:00", given=FEEDBACK, sections=FEEDBACK_SECTIONS
    )


def _escalate(author: Author) -> str:
    given = ["reason=无人答复"]
    return author.writes(
        "add", "escalation", "20260706-MKT-001", at="2026-07-08T10:00", by="wu-hao", given=given
    )


def _repeat(act: Act, root: Path, start: Barrier) -> None:
    for _ in range(ROUNDS):
        start.wait()
        act(Author(root))


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (_report, {f"20260706-MKT-{number:03}" for number in range(1, 2 * ROUNDS + 2)}),
        (_escalate, {"20260706-MKT-001"}),
    ],
)
def test_two_at_once(author: Author, feedback_id: str, act: Act, expected: set[str]) -> None:
    context = multiprocessing.get_context("fork")
    start = context.Barrier(2)
    authors = [context.Process(target=_repeat, args=(act, author.root, start)) for _ in range(2)]
    for each in authors:
        each.start()
    for each in authors:
        each.join()
    assert [each.exitcode for each in authors] == [0, 0]
    ledger = author.ledger()
    assert set(ledger.records) == expected
    assert ledger.findings == ()
    written = sum(1 + len(record.entries) for record in ledger.records.values())
    assert written == 1 + 2 * ROUNDS


def test_whoever_is_second_takes_the_next_name(
    author: Author, feedback_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is taken between the look at the folder and the writing."""
    place = submission.place_file

    def second(folder: Path, name: str, data: bytes) -> Path:
        monkeypatch.setattr(submission, "place_file", place)
        place(folder, name, data)
        return place(folder, name, data)

    monkeypatch.setattr(submission, "place_file", second)
    assert _escalate(author).endswith("/2026-07-08-escalation-TECH-2.md")
