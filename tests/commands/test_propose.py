"""`accord propose` does nothing but what a file of `accord intake` says, to the letter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from accord.commands import cli
from tests.forge.fake import FakeForge

OUTCOME = {
    "format": "accord-intake/1",
    "repository": "xinglan/accord",
    "issue": 1,
    "verdict": "refused",
    "branch": None,
    "path": None,
    "content": None,
    "title": None,
    "body": None,
    "reply": "还不能生成合并请求 @all",
}
PROPOSED = OUTCOME | {
    "verdict": "proposed",
    "branch": "intake/issue-1",
    "path": "records/requests/XLX-2026-001/request.md",
    "content": "---\n---\n",
    "title": "T",
    "body": "B",
}


def propose(fake: FakeForge, tmp_path: Path, dialect: str = "github", **changes: Any) -> Any:
    file = tmp_path / "outcome.json"
    file.write_text(json.dumps(OUTCOME | changes), "utf-8")
    line = ["propose", str(file), "--repo", "xinglan/accord", "-C", str(tmp_path)]
    line += ["--forge", dialect, "--api", fake.api(dialect)]
    return CliRunner().invoke(cli, line)


@pytest.mark.parametrize("dialect", ["github", "gitea"])
def test_a_reply_is_one_comment_that_calls_nobody(
    fake: FakeForge, tmp_path: Path, dialect: str
) -> None:
    issue = fake.issue()
    for reply in ("还不行 @all", "还不行 @all", "还是不行"):
        assert propose(fake, tmp_path, dialect, reply=reply).exit_code == 0
    (comment,) = issue.comments
    assert comment.body.endswith("还是不行")
    assert comment.edits == 1
    assert not any("@all" in str(each.body) for each in fake.heard)


def test_an_issue_that_is_none_of_ours_is_left_alone(fake: FakeForge, tmp_path: Path) -> None:
    assert propose(fake, tmp_path, verdict="ignored", reply=None).exit_code == 0
    assert fake.heard == []


@pytest.mark.parametrize(
    "changes",
    [
        {"branch": "main"},
        {"branch": "intake/issue-2"},
        {"branch": "intake/issue-1\nx"},
        {"path": "records/organization.yml"},
        {"path": "records/requests/../../.github/workflows/x.md"},
        {"path": "records/requests/XLX-2026-001/request.md\nM 100644 inline x"},
        {"title": "T\nfrom x"},
        {"content": None},
        {"repository": "xinglan/other"},
        {"more": 1},
    ],
)
def test_what_intake_does_not_write_is_not_done(
    fake: FakeForge, tmp_path: Path, changes: dict[str, Any]
) -> None:
    done = propose(fake, tmp_path, **(PROPOSED | changes))
    assert done.exit_code == 2
    assert fake.heard == []
