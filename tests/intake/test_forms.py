"""The issue forms ask what the schemas say, and stand in the repository as they are made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from accord import ledger
from accord.commands.templates import templates
from accord.intake.forms import FOLDER, files
from accord.intake.question import offered, questions
from accord.schema.schemas import Schemas
from accord.trees import Folder

ROOT = Path(__file__).parents[2]
LEDGER = ledger.opened(Folder(ROOT))
KINDS = offered(LEDGER.schemas)


def made(schemas: Schemas = LEDGER.schemas) -> dict[str, Any]:
    texts = files(schemas, LEDGER.organization)
    return {
        path.rpartition("-")[2].removesuffix(".yml"): yaml.safe_load(text)
        for path, text in texts.items()
        if "config" not in path
    }


def elements(form: dict[str, Any]) -> dict[str, Any]:
    return {each["id"]: each for each in form["body"] if "id" in each}


def test_the_committed_forms_are_what_the_schemas_say() -> None:
    assert CliRunner().invoke(templates, ["-C", str(ROOT), "--check"]).output == ""


def test_a_form_that_differs_is_named_and_one_too_many_deleted(repository: Path) -> None:
    (repository / FOLDER).mkdir(parents=True)
    stray = repository / FOLDER / "99-consensus.yml"
    stray.write_text("name: x\n", "utf-8")
    checked = CliRunner().invoke(templates, ["-C", str(repository), "--check"])
    assert checked.exit_code == 1
    assert f"{FOLDER}/1-request.yml" in checked.output and "99-consensus" in checked.output
    assert stray.exists()
    assert CliRunner().invoke(templates, ["-C", str(repository)]).exit_code == 0
    assert not stray.exists()
    assert CliRunner().invoke(templates, ["-C", str(repository), "--check"]).output == ""


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_questions_can_be_mistaken_for_each_other(kind: str) -> None:
    """By their labels answers are read, in either language."""
    asked = questions(LEDGER.schemas[kind], LEDGER.organization)
    for language in ("zh", "en"):
        labels = [each.label.text(language) for each in asked]
        assert len({*labels}) == len(labels)
    assert len({each.id for each in asked}) == len(asked)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_document_must_have_is_asked_for(kind: str) -> None:
    schema = LEDGER.schemas[kind]
    form = elements(made()[kind])
    by_itself = {"id", "kind", "at", "by", "raised_at", "raised_by"}
    needed = {*schema.node["required"], *schema.node.get("else", {}).get("required", ())}
    assert needed - by_itself <= form.keys()
    headings = [each for each in schema.headings if each.required]
    labels = {each["attributes"]["label"]: each for each in form.values()}
    assert all(labels[each.label.zh]["validations"]["required"] for each in headings)


def test_lines_are_told_with_an_example_of_each_way() -> None:
    asked = elements(made()["request"])
    assert asked["work-tasks"]["attributes"]["placeholder"].endswith("2026-07-20 | 技术部")
    lines = asked["deliverables"]["attributes"]["placeholder"].splitlines()
    assert [each[:2] for each in lines] == ["D1", "D2"]
    assert lines[1].endswith("接口平均响应时间 | 不超过 | 200 | 毫秒")
    assert [line.count("|") for line in lines] == [5, 8]
    assert "[负责部门]" in asked["milestones"]["attributes"]["description"]


def test_a_field_that_is_added_to_a_schema_is_asked_for() -> None:
    schema = LEDGER.schemas["feedback"]
    field = {
        "title": "预算",
        "description": "要多少钱。",
        "x-en": {"title": "Budget", "description": "How much it costs."},
        "type": "integer",
        "examples": [5000],
    }
    node = {**schema.node, "properties": {**schema.properties, "budget": field}}
    changed = Schemas({**LEDGER.schemas.by_name, "feedback": replace(schema, node=node)})
    assert elements(made(changed)["feedback"])["budget"]["attributes"]["label"] == "预算"
