"""Whatever stands in an issue becomes a file of the right shape, or a reply that is harmless."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random

import pytest

from accord import ledger
from accord.intake.issue import read
from accord.intake.outcome import as_json
from accord.intake.question import offered, questions
from accord.intake.taking import Taking
from accord.ledger import Ledger
from accord.trees import Folder
from tests.intake.conftest import NOW, Door
from tests.intake.issues import FEEDBACK, REQUEST, body, event, issue

RIGHT = {"request": REQUEST, "feedback": FEEDBACK}
BITS = (
    *("@all", "---", "\n", "\r", "### 优先级", "## 具体诉求", "```", "~~~", "|", "｜", "- ", "1. "),
    *("<script>", "{{ x }}", "${{ x }}", "\u202e", "\u200b", "\ud800", "\0", "\x1b[0m", "\u2028"),
    *("T1", "M1", "2026-07-20", "2026/13/45", "9999-99-99", "1e999", "0x1f", "-0", "~", "null"),
    *("true", "*a", "&a", "!!x", "'", '"', "\\", "%", "：", ", ", "[", "]", "{", "}", "#", "NaN"),
    *(
        "技术部",
        "TECH",
        "何佳怡",
        "高 High",
        "_No response_",
        "- [x] 高 High",
        "x" * 300,
        "很" * 120,
    ),
)


def junk(chance: Random) -> str:
    return "".join(chance.choice(BITS) + chance.choice("  \n") for _ in range(chance.randint(0, 8)))


def hostile(read_: Ledger, kind: str, chance: Random) -> str:
    """The text of an issue, some of whose answers are junk."""
    asked = [each.id for each in questions(read_.schemas[kind], read_.organization)]
    said = dict(RIGHT.get(kind, {}))
    said |= {id: junk(chance) for id in asked if chance.random() < (0.05 if said else 0.5)}
    return body(read_, kind, said)


def tell(root: Path, times: int, seed: str) -> None:
    known, chance = ledger.read(Folder(root)), Random(seed)  # noqa: S311 - the same every time
    now, proposed = known.organization.instant(NOW), 0
    for _ in range(times):
        kind = chance.choice(offered(known.schemas))
        text = hostile(known, kind, chance)
        found = read(event(issue(kind, text)).encode())
        told = as_json(
            Taking(known, "github", root, now).take(found, write=False), "xinglan/accord"
        )
        assert json.dumps(told, ensure_ascii=False).encode()
        if told["verdict"] == "proposed":
            proposed += 1
            assert told["content"].count("\n---\n") == 1, (seed, text)
            assert told["content"].count("raised_by: he-jiayi\n") == 1, (seed, text)
        else:
            assert "@all" not in told["reply"], (seed, text)
            assert len(told["reply"]) < 60_000
    assert proposed


def test_what_stands_in_an_issue(door: Door) -> None:
    tell(door.root, 120, os.environ["ACCORD_SEED"])


@pytest.mark.nightly
@pytest.mark.parametrize("part", range(20))
def test_what_stands_in_many_issues(door: Door, part: int) -> None:
    tell(door.root, 1000, f"{os.environ['ACCORD_SEED']}/{part}")
