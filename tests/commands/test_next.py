"""`accord next`: what may be added now, by whom, and the command, which does what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from accord import ledger
from accord.author.desk import Desk
from accord.author.review import out_of_place
from accord.commands import cli
from accord.trees import Folder

ROOT = Path(__file__).parents[2]


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["next", *words, "-C", str(ROOT)])


def steps(record: str) -> dict[str, dict[str, Any]]:
    done = run(record, "--json")
    assert done.exit_code == 0, done.output
    return {each["kind"]: each for each in json.loads(done.stdout)["steps"]}


def test_who_may_do_it_and_what_it_leads_to() -> None:
    found = steps("XLX-2026-014")
    assert found["delivery"]["main"] and found["acceptance"]["main"]
    (side,) = found["delivery"]["sides"]
    assert side["people"] == ["wu-hao", "chen-jing"]
    assert side["command"] == "accord add delivery XLX-2026-014 --set department=TECH"
    assert found["delivery"]["leads_to"] == ["delivered"]
    assert not found["risk"]["main"]
    assert "confirmation" not in found


def test_people_read_it_in_their_language() -> None:
    told = run("XLX-2026-014", "--lang", "zh").output
    assert "接下来该做\n  成果交付\n" in told
    assert "技术部的任一成员：吴昊、陈静" in told
    assert "→ 待验收：交付物全部交付" in told
    english = run("XLX-2026-014", "--lang", "en").output
    assert "What else can happen" in english
    assert run("XLX-2026-999").exit_code != 0


@pytest.mark.parametrize("record", ["XLX-2026-014", "XLX-2026-001", "20261028-CS-001"])
def test_what_it_offers_has_its_place_and_what_it_does_not_has_none(record: str) -> None:
    read = ledger.read(Folder(ROOT))
    desk = Desk(
        read, read.organization.as_of or read.records[record].raised_at, read.records[record]
    )
    offered = steps(record)
    assert all(each["command"].startswith(f"accord add {kind} ") for kind, each in offered.items())
    for kind in read.schemas.entry_kinds:
        refused = out_of_place({"kind": kind, "by": "chen-jing"}, desk)
        assert (kind in offered) is not bool(refused), kind
