"""The commands as one calls them: what they print, and their exit codes."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from accord.agenda import BY_NAME
from accord.commands import cli
from accord.commands.setting import language_of_environment

ROOT = Path(__file__).parents[2]
ACCORD = [sys.executable, "-c", "from accord.commands import main; main()"]


def accord(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT / "scripts")}
    return subprocess.run(
        [*ACCORD, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def answer(*arguments: str) -> Any:
    """What a command tells programs; in this process, since starting one takes longest."""
    done = CliRunner().invoke(cli, [*arguments, "-C", str(ROOT), "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_check_is_clean_on_the_sample() -> None:
    done = accord("check")
    assert (done.returncode, done.stdout) == (0, "")


def test_check_tells_and_exits_with_1(sample: Path) -> None:
    path = "records/requests/XLX-2026-002/request.md"
    text = (sample / path).read_text(encoding="utf-8")
    (sample / path).write_text(text.replace("priority: low", "priority: lwo"), encoding="utf-8")
    line = text[: text.index("priority: low")].count("\n") + 1
    told = accord("check", "-C", str(sample), "--format", "json", "--lang", "zh")
    assert told.returncode == 1
    first = json.loads(told.stdout)["findings"][0]
    assert (first["path"], first["line"], first["rule"]) == (path, line, "schema")
    assert "low" in first["help"]
    github = accord("check", "-C", str(sample), "--format", "github")
    assert github.stdout.startswith(f"::error file={path},line={line},endLine={line},col=1,")
    assert accord("check", "-C", str(sample), "--lang", "en").stdout.startswith(
        f"{path}:{line}:1: error"
    )


def test_check_writes_a_summary_beside_its_annotations(sample: Path, tmp_path: Path) -> None:
    (sample / "records/requests/XLX-2026-002/request.md").write_text("x", encoding="utf-8")
    page = tmp_path / "summary.md"
    page.write_text("Before.\n", encoding="utf-8")
    arguments = ["check", "-C", str(sample), "--format", "github"]
    done = accord(*arguments, "--summary", str(page))
    assert done.returncode == 1 and done.stdout.startswith("::error")
    written = page.read_text(encoding="utf-8")
    assert written.startswith("Before.\n## accord check") and "| request.md:1 |" in written
    assert accord(*arguments, "--summary", str(tmp_path / "no/such")).returncode == 2


@pytest.mark.parametrize("form", ["text", "github", "markdown", "json"])
def test_a_reader_who_has_seen_enough_stops_check_without_a_word(sample: Path, form: str) -> None:
    for path in sample.rglob("*.md"):
        path.write_text("x", encoding="utf-8")
    command = shlex.join([*ACCORD, "check", "-C", str(sample), "--format", form])
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(
        ["sh", "-c", f"{command} | head -n 1"], env=environment, capture_output=True, check=False
    )
    assert done.stdout.count(b"\n") == 1
    assert b"Traceback" not in done.stderr and b"Error" not in done.stderr


@pytest.mark.parametrize("form", ["text", "github", "markdown", "json"])
def test_check_prints_what_it_can_where_the_output_is_not_utf_8(sample: Path, form: str) -> None:
    path = sample / "records/requests/XLX-2026-002/request.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("priority: low", "priority: 👍"), encoding="utf-8")
    command = [*ACCORD, "check", "-C", str(sample), "--format", form, "--lang", "zh"]
    for encoding in ("gbk", "ascii"):
        environment = {**os.environ, "PYTHONIOENCODING": encoding}
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        assert done.returncode == 1
        assert "优先级".encode(encoding, "replace") in done.stdout
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("environment", "system", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, None, "zh"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "zh_CN", "en"),
        ({}, "Chinese (Simplified)_China", "zh"),
        ({}, "zh_TW", "zh"),
        ({}, "English_United States", "en"),
        ({}, None, "en"),
    ],
)
def test_the_language_is_that_of_the_environment_or_else_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    system: str | None,
    language: str,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("locale.getlocale", lambda: (system, None))
    assert language_of_environment() == language


def test_check_tells_only_about_the_paths_given(sample: Path) -> None:
    for name in ("XLX-2026-001", "XLX-2026-002"):
        (sample / f"records/requests/{name}/request.md").write_text("x", encoding="utf-8")
    told = accord("check", "records/requests/XLX-2026-001", "--format", "json", cwd=sample)
    assert {each["path"] for each in json.loads(told.stdout)["findings"]} == {
        "records/requests/XLX-2026-001/request.md"
    }
    assert accord("check", "records/feedback", cwd=sample).returncode == 0


def test_what_stops_a_command_is_one_line_and_2(tmp_path: Path) -> None:
    for arguments in (["check"], ["list"], ["due"], ["show", "X"]):
        done = accord(*arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "XLX-2026-999"],
        ["due", "--as-of", "yesterday"],
        ["due", "--within", "2w"],
        ["list", "--state", "agred"],
        ["list", "--department", "TEC"],
        ["due", "--person", "wu-ha"],
        ["digest", "20260714-CS-001"],
        ["show", "XLX-2026-020", "--as-of", "2026-01-01T09:00"],
    ],
)
def test_a_mistaken_call_exits_with_2(arguments: list[str]) -> None:
    done = accord(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_broken_registry_is_told_by_every_command(sample: Path) -> None:
    (sample / "records/organization.yml").write_text("name: [", encoding="utf-8")
    for arguments in (["check"], ["list"], ["due"], ["show", "XLX-2026-001"]):
        done = accord(*arguments, cwd=sample)
        assert done.returncode == 1
        assert "records/organization.yml:" in done.stdout + done.stderr


def test_list_filters() -> None:
    everything = answer("list")
    assert len(everything) >= 30
    assert {each["kind"] for each in answer("list", "--kind", "feedback")} == {"feedback"}
    assert {each["state"] for each in answer("list", "--state", "delivered")} == {"delivered"}
    assert 0 < len(answer("list", "--department", "HR")) < len(everything)
    assert 0 < len(answer("list", "--person", "dong-fei")) < len(everything)


def test_list_as_of_a_past_instant_knows_nothing_later() -> None:
    early = answer("list", "--as-of", "2026-03-01T09:00")
    assert {each["id"] for each in early} == {"XLX-2026-001", "20260214-SUP-001"}


def test_due_overdue_as_of() -> None:
    rows = answer("due", "--overdue", "--as-of", "2026-10-09T12:00")
    assert rows
    assert all(each["due"] < "2026-10-09T12:00" for each in rows)
    assert {each["outcome"] for each in rows} == {"overdue"}


def test_due_within_looks_ahead_by_working_days() -> None:
    soon = answer("due", "--within", "2d")
    assert soon
    assert all("2026-10-30T10:00" <= each["due"][:16] <= "2026-11-03T18:00" for each in soon)


def test_due_explains_day_by_day() -> None:
    rows = answer("due", "--explain", "--department", "EXEC")
    assert all(each["explanation"]["lines"] for each in rows)
    assert any(each["explanation"]["days"] for each in rows)
    assert "day 0" in accord("due", "--explain", "XLX-2026-018").stdout
    assert "第 0 天" in accord("due", "--explain", "XLX-2026-018", "--lang", "zh").stdout


def test_show_tells_the_whole_record() -> None:
    record = answer("show", "XLX-2026-014")
    assert record["state"] == "rectifying"
    assert record["deliverables"]
    assert record["entries"][0]["counts"] is True
    assert {each["outcome"] for each in record["obligations"]} >= {"met", "overdue", "pending"}


def test_digest_is_what_the_consensus_names() -> None:
    printed = accord("digest", "XLX-2026-001").stdout.strip()
    consensus = (ROOT / "records/requests/XLX-2026-001/2026-02-03-consensus.md").read_text(
        encoding="utf-8"
    )
    assert printed in consensus


def test_people_get_aligned_tables_in_their_language() -> None:
    lines = accord("list", "--lang", "zh").stdout.splitlines()
    assert lines[0].split()[:3] == ["编号", "名称", "状态"]
    assert "执行中" in accord("list", "--lang", "zh").stdout
    assert "In progress" in accord("list", "--lang", "en").stdout


class TestDue:
    """The lists of `accord due`, and for whom something waits."""

    @pytest.mark.parametrize("view", list(BY_NAME))
    def test_each_list_is_what_the_obligations_say_of_themselves(self, view: str) -> None:
        everything = answer("due")
        assert answer("due", "--view", view) == [one for one in everything if view in one["views"]]

    def test_several_lists_hold_what_stands_in_all_of_them(self) -> None:
        found = answer("due", "--view", "unwarned", "--overdue")
        assert found and all({"unwarned", "overdue"} <= set(one["views"]) for one in found)

    def test_all_adds_what_is_settled(self) -> None:
        found = answer("due", "XLX-2026-014", "--all")
        assert found == answer("show", "XLX-2026-014")["obligations"]
        assert answer("due", "XLX-2026-014") == [one for one in found if not one["settled"]]
        assert all((one["nearness"] is None) == bool(one["settled"]) for one in found)

    def test_what_waits_for_a_person_waits_for_whoever_stands_in_too(self, sample: Path) -> None:
        registry = sample / "records/organization.yml"
        text = registry.read_text(encoding="utf-8")
        week = "{person: wu-hao, deputy: li-na, from: 2026-10-26, until: 2026-10-30}"
        registry.write_text(text.replace("stand_ins:\n", f"stand_ins:\n  - {week}\n"), "utf-8")

        def waiting(person: str, day: str) -> list[tuple[str, str, str]]:
            arguments = ["due", "--person", person, "--as-of", f"{day}T10:00", "--json"]
            done = CliRunner().invoke(cli, [*arguments, "-C", str(sample)])
            return [(one["record"], one["rule"], one["subject"]) for one in json.loads(done.output)]

        for day, stands_in in (("2026-10-23", False), ("2026-10-26", True), ("2026-10-30", True)):
            his = waiting("wu-hao", day)
            assert his and (set(his) <= set(waiting("li-na", day))) is stands_in
        assert not set(waiting("wu-hao", "2026-10-31")) <= set(waiting("li-na", "2026-10-31"))
        told = accord("due", "--person", "li-na", "-C", str(sample), "--lang", "zh").stdout
        assert "技术部 · 代吴昊" in told and "技术部 · 李娜" in told

    def test_how_late_or_near_it_is_stands_in_json_as_in_the_table(self) -> None:
        near = next(one for one in answer("due", "--view", "today") if one["hours"] == 4)
        assert (near["nearness"], near["working_days"]) == ("today", 0)
        told = accord("due", near["record"], "--view", "today", "--lang", "en").stdout
        assert "4 hours left" in told

    def test_an_empty_list_says_so(self) -> None:
        done = accord("due", "--view", "provisional", "--lang", "en")
        assert (done.returncode, done.stdout) == (0, "No date is provisional.\n")

    def test_a_date_in_a_year_without_published_holidays_is_called_provisional(
        self, sample: Path
    ) -> None:
        form = sample / "records/requests/XLX-2026-019/request.md"
        for each in sample.glob("records/*/*[0-9]"):
            if each != form.parent:
                shutil.rmtree(each)  # nobody needs pages of thirteen years of the others
        text = form.read_text(encoding="utf-8")
        moved = re.sub("raised_at: .*", "raised_at: 2039-12-30T10:00", text, count=1)
        form.write_text(moved, encoding="utf-8")
        arguments = ["-C", str(sample), "--as-of", "2039-12-30T12:00", "--lang", "en"]
        (found,) = [
            one
            for one in json.loads(CliRunner().invoke(cli, ["list", "--json", *arguments]).output)
            if one["id"] == "XLX-2026-019"
        ]
        assert found["provisional"] is True
        assert "(provisional)" in CliRunner().invoke(cli, ["list", *arguments]).output
        told = CliRunner().invoke(cli, ["due", "--view", "provisional", *arguments]).output
        assert "XLX-2026-019" in told and "(provisional)" in told
        folder = sample / "site"
        assert CliRunner().invoke(cli, ["pages", str(folder), *arguments]).exit_code == 0
        for page in ("due", "board", "records/XLX-2026-019"):
            assert "Provisional" in (folder / page / "index.md").read_text(encoding="utf-8")
