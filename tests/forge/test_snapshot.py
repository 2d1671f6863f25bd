"""The file of the reviews: what is written can be read, and nothing else can."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.forge.snapshot import (
    Account,
    Commit,
    Push,
    Review,
    Snapshot,
    SnapshotError,
    Verdict,
    read,
    written,
)

HEAD, BASE = "a" * 40, "b" * 40
NOON = datetime(2026, 7, 10, 12, 0, tzinfo=timezone(timedelta(hours=8)))
LIN = Account(10001, "lin-yue", human=True)
BOT = Account(900, "renovate[bot]", human=False)
SNAPSHOT = Snapshot(
    forge="github",
    repository="xinglan/accord",
    pull=7,
    url="https://github.com/xinglan/accord/pull/7",
    title="XLX-2026-014：共识",
    taken_at=NOON,
    opened_at=NOON - timedelta(days=1),
    base_ref="main",
    base_commit=BASE,
    head_commit=HEAD,
    author=LIN,
    commits=(Commit(HEAD, LIN, verified=True), Commit("c" * 40, None, verified=False)),
    pushes=(Push(LIN, HEAD, NOON), Push(None, HEAD, NOON)),
    reviews=(
        Review(2, BOT, Verdict.APPROVED, HEAD, NOON),
        Review(3, None, Verdict.DISMISSED, None, NOON),
        Review(1, LIN, Verdict.PENDING, HEAD, None),
    ),
)

instants = st.datetimes(timezones=st.sampled_from([UTC, NOON.tzinfo]))
accounts = st.none() | st.builds(Account, st.integers(1), st.text(min_size=1), st.booleans())
commits = st.text("0123456789abcdef", min_size=40, max_size=40)
reviews = st.builds(
    Review,
    st.integers(1),
    accounts,
    st.sampled_from(Verdict),
    st.none() | commits,
    st.none() | instants,
)
snapshots = st.builds(
    replace,
    st.just(SNAPSHOT),
    title=st.text(),
    taken_at=instants,
    author=accounts,
    commits=st.lists(st.builds(Commit, commits, accounts, st.booleans())).map(tuple),
    pushes=st.none() | st.lists(st.builds(Push, accounts, commits, instants)).map(tuple),
    reviews=st.lists(reviews).map(lambda all_: tuple(sorted(all_, key=lambda each: each.place))),
)


@given(snapshots)
def test_what_is_written_reads_the_same(snapshot: Snapshot) -> None:
    assert read(written(snapshot)) == snapshot


def test_the_format_stands_first_and_the_keys_in_their_order() -> None:
    keys = list(json.loads(written(SNAPSHOT)))
    assert keys == ["format", *Snapshot.__slots__]
    assert written(SNAPSHOT).startswith('{\n  "format": "accord-reviews/1",\n')
    assert '"at": "2026-07-10T12:00:00+08:00"' in written(SNAPSHOT)


def test_a_review_without_an_instant_comes_last() -> None:
    undated = Review(1, LIN, Verdict.UNKNOWN, HEAD, None)
    assert max([*SNAPSHOT.reviews[:2], undated], key=lambda each: each.place) is undated


Change = Callable[[dict[str, Any]], object]
STRANGE: dict[str, Change] = {
    "an unknown key": lambda file: file.update(extra=1),
    "a missing key": lambda file: file.pop("pushes"),
    "another format": lambda file: file.update(format="accord-reviews/2"),
    "a forge that nobody knows": lambda file: file.update(forge="sourceforge"),
    "a short commit": lambda file: file.update(head_commit="a" * 39),
    "a commit in capitals": lambda file: file.update(head_commit="A" * 40),
    "a commit with a line end": lambda file: file.update(head_commit="a" * 40 + "\n"),
    "an instant without offset": lambda file: file.update(taken_at="2026-07-10T12:00:00"),
    "a day that is none": lambda file: file.update(taken_at="2026-02-30T12:00:00Z"),
    "an instant before all instants": lambda f: f.update(taken_at="0000-01-01T00:00:00Z"),
    "the number as text": lambda file: file.update(pull="7"),
    "truth for a number": lambda file: file.update(pull=True),
    "no account": lambda file: file["author"].update(id=0),
    "an account by name only": lambda file: file["author"].pop("id"),
    "an id with a fraction": lambda file: file["author"].update(id=10001.0),
    "infinity": lambda file: file["author"].update(id=float("inf")),
    "a number for truth": lambda file: file["author"].update(human=1),
    "more in an account": lambda file: file["author"].update(type="User"),
    "an unknown verdict": lambda file: file["reviews"][0].update(verdict="APPROVED"),
    "reviews out of order": lambda file: file["reviews"].reverse(),
    "no list": lambda file: file.update(reviews={}),
    "half a character": lambda file: file.update(title="\ud800"),
    "a local address": lambda file: file.update(url="javascript:alert(1)"),
    "one name for a repository": lambda file: file.update(repository="accord"),
}


@pytest.mark.parametrize("change", STRANGE.values(), ids=STRANGE)
def test_a_strange_file_is_refused(change: Change) -> None:
    file = json.loads(written(SNAPSHOT))
    change(file)
    with pytest.raises(SnapshotError):
        read(json.dumps(file))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        written(SNAPSHOT)[:-3],
        written(SNAPSHOT) + "x",
        "\ufeff" + written(SNAPSHOT),
        written(SNAPSHOT).replace('"pull": 7,', '"pull": 7, "pull": 8,'),
        written(SNAPSHOT).replace('"id": 10001,', '"id": 10001, "id": 10002,'),
        "[" * 100_000,
        '{"pull": ' + "9" * 5000 + "}",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_a_broken_text_is_refused(text: str) -> None:
    with pytest.raises(SnapshotError):
        read(text)


def test_the_refusal_names_the_place() -> None:
    file = json.loads(written(SNAPSHOT))
    file["reviews"][1]["commit"] = "HEAD"
    with pytest.raises(SnapshotError) as refused:
        read(json.dumps(file))
    assert "reviews/1/commit" in refused.value.message.text("en")
    assert "reviews/1/commit" in refused.value.message.text("zh")
