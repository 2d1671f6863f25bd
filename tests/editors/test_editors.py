"""What editors are given fits the schemas and what the check prints, and is not out of date."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.commands import cli
from accord.editors import OURS, files
from accord.ledger.documents import read_markdown
from accord.model import RecordKind
from accord.schema.schemas import load
from accord.trees import File, Folder

ROOT = Path(__file__).parents[2]
SCHEMAS = load(Folder(ROOT))
FILES = {path: json.loads(text) for path, text in files(SCHEMAS).items()}
SNIPPETS = FILES[OURS]
DOCUMENTS = ("request", "feedback", *SCHEMAS.entry_kinds)

CLOCK = {
    "CURRENT_YEAR": "2026",
    "CURRENT_MONTH": "10",
    "CURRENT_DATE": "25",
    "CURRENT_HOUR": "09",
    "CURRENT_MINUTE": "30",
}
VARIABLE = re.compile(r"\$(?:\{(CURRENT_[A-Z]+)\}|(CURRENT_[A-Z]+))")
CHOICE = re.compile(r"\$\{[0-9]+\|((?:[^|\\]|\\.)*)\|\}")
PLACEHOLDER = re.compile(r"\$\{[0-9]+:((?:[^}\\]|\\.)*)\}")
STOP = re.compile(r"\$\{?([0-9]+)")


def inserted(snippet: dict[str, list[str]]) -> str:
    """What stands in the file if nobody changes what is proposed."""
    text = VARIABLE.sub(lambda found: CLOCK[found[1] or found[2]], "\n".join(snippet["body"]))
    text = CHOICE.sub(lambda found: re.split(r"(?<!\\),", found[1])[0], text)
    text = PLACEHOLDER.sub(lambda found: re.sub(r"\\(.)", r"\1", found[1]), text)
    assert text.count("$0") <= 1
    return text.replace("$0", "")


def choices(snippet: dict[str, list[str]]) -> set[str]:
    found = CHOICE.findall("\n".join(snippet["body"]))
    return {value for each in found for value in each.split(",")}


@pytest.mark.parametrize("path", FILES)
def test_the_files_here_are_as_the_schemas_make_them(path: str) -> None:
    written = (ROOT / path).read_text(encoding="utf-8")
    assert written == files(SCHEMAS)[path], "run `accord editors` (remove the file first)"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_keeps_all_proposals_passes_its_schema(name: str) -> None:
    snippet = next(each for each in SNIPPETS.values() if name in each["prefix"])
    assert SCHEMAS[name].label.zh in snippet["prefix"]
    kind: RecordKind = "feedback" if name == "feedback" else "request"
    folder = {"feedback": "feedback/20261025-MKT-003", "request": "requests/XLX-2026-001"}[kind]
    file = File(f"records/{folder}/{name}.md", inserted(snippet).encode())
    assert not read_markdown(file, kind, SCHEMAS).findings


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_field_and_heading_has_a_snippet_with_its_values(name: str) -> None:
    schema = SCHEMAS[name]
    for field, node in schema.properties.items():
        if field == "kind":
            continue
        ours = [each for each in SNIPPETS.values() if each["prefix"] == [field]]
        assert any(node["title"] in each["description"] for each in ours), field
        assert any(set(node.get("enum", ())) <= choices(each) for each in ours), field
    for heading in schema.headings:
        ours = [each for each in SNIPPETS.values() if heading.label.en in each["prefix"]]
        assert any(heading.description.zh in inserted(each) for each in ours)


def test_stops_are_numbered_in_the_order_of_the_text() -> None:
    for name, snippet in SNIPPETS.items():
        stops = [int(each) for each in STOP.findall("\n".join(snippet["body"])) if each != "0"]
        assert stops == list(range(1, len(stops) + 1)), name
        assert snippet["scope"] == "markdown"


def test_every_yaml_file_has_its_schema() -> None:
    described = FILES[".vscode/settings.json"]["yaml.schemas"]
    for schema, file in described.items():
        assert (ROOT / schema).is_file() and (ROOT / file).is_file()
    readable = [*(ROOT / "records").glob("*.yml"), *(ROOT / "schema").glob("*.yml")]
    assert {str(path.relative_to(ROOT)) for path in readable} == set(described.values())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_task_finds_what_the_check_prints(sample: Path, language: str) -> None:
    form = sample / "records/requests/XLX-2026-001/request.md"
    form.write_text(
        form.read_text(encoding="utf-8").replace("scenario: project", "scenario: projekt"), "utf-8"
    )
    printed = CliRunner().invoke(cli, ["check", "-C", str(sample), "--lang", language]).stdout
    error, warning = FILES[".vscode/tasks.json"]["tasks"][0]["problemMatcher"]
    assert (error["severity"], warning["severity"]) == ("error", "warning")
    pattern = error["pattern"]
    found = re.search(pattern["regexp"], printed, re.MULTILINE)
    assert found
    assert found[pattern["file"]] == "records/requests/XLX-2026-001/request.md"
    assert (found[pattern["line"]], found[pattern["column"]]) == ("4", "1")
    assert "projekt" in found[pattern["message"]] and found[pattern["code"]] == "schema"
    assert not re.search(warning["pattern"]["regexp"], printed, re.MULTILINE)


def test_a_field_that_is_added_to_a_schema_is_offered(sample: Path) -> None:
    path = sample / "schema/forms/request.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    words = {"title": "预算, 编号", "description": "从哪里列支。"}
    tricky = ["a,b", "c|d", "e\\f", "$g}", "no"]
    schema["properties"]["budget"] = {**words, "x-en": words, "type": "string", "enum": tricky}
    schema["properties"]["note"] = {**words, "x-en": words, "examples": ["costs $5 {net}"]}
    path.write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
    done = CliRunner().invoke(cli, ["editors", "-C", str(sample)])
    assert done.exit_code == 0, done.output
    made = json.loads((sample / OURS).read_text(encoding="utf-8"))
    [budget] = [each for each in made.values() if each["prefix"] == ["budget"]]
    assert budget["body"] == [r'budget: ${1|"a\,b",c\|d,e\\f,"$g}","no"|}']
    [note] = [each for each in made.values() if each["prefix"] == ["note"]]
    assert inserted(note) == 'note: "costs $5 {net}"'


def test_what_a_team_has_changed_stays(sample: Path) -> None:
    own = sample / ".vscode/settings.json"
    own.parent.mkdir()
    own.write_text("{}\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["editors", "-C", str(sample), "--lang", "en"])
    assert done.exit_code == 0
    assert own.read_text(encoding="utf-8") == "{}\n"
    assert ".vscode/settings.json is there already and stays." in done.output
    assert (sample / ".vscode/tasks.json").is_file()
