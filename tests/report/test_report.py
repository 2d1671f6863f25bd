"""A finding in every form: underlined, escaped, counted, and never a danger to who reads it."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from rich.cells import cell_len
from rich.console import Console

from accord.language import say
from accord.model import Finding, Position, Severity
from accord.report import Report, tell
from accord.report.excerpt import excerpt
from accord.report.harmless import harmless, no_command
from accord.trees import Folder

PATH = "records/requests/XLX-2026-001/request.md"
TEXT = "---\ntitle: 会员等级\npriority: lwo\n---\n"


def found(
    line: int = 3,
    column: int = 1,
    width: int = 0,
    severity: Severity = Severity.ERROR,
    text: str = "That is wrong",
    path: str = PATH,
) -> Finding:
    help_ = say("Write something else than {text}", text=text)
    return Finding(
        "schema", path, Position(line, column, width), say("{text}", text=text), help_, severity
    )


def told(root: Path, form: str, *findings: Finding, site: str | None = None) -> str:
    console = Console(file=io.StringIO(), width=10_000, markup=False, emoji=False)
    tell(Report(findings, 3, "en", Folder(root), site), form, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def rendered(markdown: str) -> str:
    html: str = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return html


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, TEXT.encode())
    return tmp_path


def write(root: Path, data: bytes) -> None:
    (root / PATH).parent.mkdir(parents=True, exist_ok=True)
    (root / PATH).write_bytes(data)


def test_text_shows_the_line_with_the_offending_part_underlined(root: Path) -> None:
    assert told(root, "text", found(column=11, width=3)) == (
        f"{PATH}:3:11: error: That is wrong [schema]\n"
        "  3 | priority: lwo\n"
        "    |           ^^^\n"
        "    = Write something else than That is wrong\n"
        "    = About this rule: reference/rules/#schema\n"
        "\n"
    )


def test_carets_stand_below_chinese_characters(root: Path) -> None:
    line, marks = told(root, "text", found(2, 8, 2)).splitlines()[1:3]
    start = marks.index("^")
    assert cell_len(line[: line.index("会")]) == start
    assert marks.count("^") == cell_len("会员")


def test_an_unknown_width_reaches_to_the_end_of_the_text() -> None:
    assert excerpt("title: a  ", Position(1, 8)).meant == "a"
    assert excerpt("title:", Position(1, 1)).meant == "title:"
    assert excerpt("", Position(1, 1)).marks == "^"
    assert excerpt("short", Position(1, 99, 5)).marks == "     ^"


def test_a_long_line_is_cut_around_the_part_that_is_meant() -> None:
    shown = excerpt("很" * 30_000 + "here" + "长" * 30_000, Position(1, 30_001, 4))
    assert shown.meant == "here"
    assert cell_len(shown.text) < 140
    assert shown.before.startswith("…") and shown.after.endswith("…")


def test_a_file_or_a_line_that_is_not_there_is_told_without_an_excerpt(root: Path) -> None:
    assert " | " not in told(root, "text", found(99), found(path="records/gone.md"))


def test_a_gbk_file_is_shown_in_chinese(root: Path) -> None:
    write(root, TEXT.encode("gbk"))
    assert "title: 会员等级" in told(root, "text", found(2, 8))


def test_a_rule_is_explained_once_and_by_its_address(root: Path) -> None:
    printed = told(root, "text", found(2), found(3), site="https://accord.example.com")
    assert printed.count("https://accord.example.com/en/reference/rules/#schema\n") == 1


@pytest.mark.parametrize("form", ["text", "github", "markdown"])
def test_control_characters_never_reach_the_terminal(root: Path, form: str) -> None:
    odd = "\x1b[31m\x07\u202e\u200b\u2028\x85\tend"
    write(root, f"---\ntitle: {odd}\n---\n".encode())
    printed = told(root, form, found(2, 8, text=odd, path=PATH))
    # The one that is ours parts the colons of a command, and is not shown.
    kept = {unicodedata.category(each) for each in printed if each not in "\n\u2060"}
    assert not kept & {"Cc", "Cf", "Zl", "Zp", "Co", "Cs"}


@pytest.mark.parametrize("form", ["text", "github"])
def test_nothing_in_a_file_becomes_a_command_of_the_ci_job(root: Path, form: str) -> None:
    for evil in ("::stop-commands::x", "##[add-mask]x", "##vso[task.x]y", "a\n::set-env name=A::b"):
        write(root, f"---\n{evil}\n---\n".encode())
        ours = re.compile(r"::(error file=|group::|endgroup::|notice )")
        for line in told(root, form, found(2, text=evil)).splitlines():
            assert not line.lstrip().startswith("::") or ours.match(line)
            assert ours.match(line) or not re.search(r"##(\[|vso\[)", line)


def test_what_is_harmless_stays_as_it_is() -> None:
    for text in ("plain", "会员等级，“引号”。", "👍"):
        assert harmless(text) == no_command(text) == text


def test_github_shows_the_first_of_every_file_and_says_how_many_more(root: Path) -> None:
    crowd = [found(line) for line in range(1, 30)]
    other = found(5, path="records/requests/XLX-2026-002/request.md")
    lines = told(root, "github", *crowd, other).splitlines()
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == 10
    assert "XLX-2026-002" in errors[1]
    assert "::notice title=accord::20 more findings stand in the log of this step." in lines
    assert lines.index("::endgroup::") == len(lines) - 1
    assert sum(": error: " in line for line in lines) == 30


def test_what_a_change_touches_comes_first(root: Path) -> None:
    others = [found(path=f"records/requests/XLX-2026-{n:03}/request.md") for n in range(2, 30)]
    touched = others[-1].path
    report = Report(tuple(others), 30, "en", Folder(root), None, frozenset({touched}))
    assert report.foremost(Severity.ERROR)[0].path == touched


def test_github_is_told_where_the_part_that_is_meant_ends(root: Path) -> None:
    for finding in (found(3, 11, 3), found(3, 11)):
        assert told(root, "github", finding).startswith(
            f"::error file={PATH},line=3,endLine=3,col=11,endColumn=14,title=schema::"
            "That is wrong%0AWrite something else than That is wrong%0A"
        )


def test_markdown_sets_nothing_that_stands_in_a_message(root: Path) -> None:
    canary = "<img src=x> **b** `c` [d](e) | f ~~g~~ @h https://i.example www.j.example ![k](l)"
    printed = told(root, "markdown", found(text=canary, path=f"records/requests/{canary}/x.md"))
    html = rendered(printed)
    tags = set(re.findall(r"<(\w+)", html))
    assert tags == {"h2", "h3", "p", "code", "table", "thead", "tbody", "tr", "th", "td"}
    assert (
        "<td>&lt;img src=x&gt; **b** <code>c</code> [d](e) | f ~~g~~ @h https://i.example" in html
    )


def test_markdown_has_a_table_for_every_record(root: Path) -> None:
    entry = PATH.replace("request.md", "2026-07-10-progress-TECH.md")
    rows = [found(), found(path=entry), found(path="records/organization.yml", line=7)]
    printed = told(root, "markdown", *rows, site="https://a.example/")
    assert printed.count("### records/") == 2
    assert "| 2026-07-10-progress-TECH.md:3 | error |" in printed
    assert "| records/organization.yml:7 |" in printed
    assert '<a href="https://a.example/en/reference/rules/#schema">' in rendered(printed)
    assert told(root, "markdown").strip().endswith("3 records read: errors 0, warnings 0.")


def test_markdown_shows_what_to_write_as_it_is_to_be_written(root: Path) -> None:
    advice = say("Add:\n{lines}", lines="a: {b: 1}\n  c: x | y")
    finding = Finding("schema", PATH, Position(1), say("{x} is missing", x="`a`"), advice)
    html = rendered(told(root, "markdown", finding))
    assert "<td><code>a</code> is missing</td>" in html
    assert "<td>Add:<br><code>a: {b: 1}</code><br>`  c: x | y`</td>" in html


def test_json_is_as_its_schema_says(root: Path) -> None:
    file = resources.files("accord") / "templates/assets/check-report.schema.json"
    validator = Draft202012Validator(json.loads(file.read_text(encoding="utf-8")))
    Draft202012Validator.check_schema(validator.schema)
    answer = json.loads(told(root, "json", found(), found(severity=Severity.WARNING)))
    validator.validate(answer)
    assert answer["summary"] == {"records": 3, "errors": 1, "warnings": 1}
    properties = validator.schema["properties"]["findings"]["items"]["properties"]
    assert answer["findings"][0].keys() == properties.keys()
    validator.validate(json.loads(told(root, "json")))
