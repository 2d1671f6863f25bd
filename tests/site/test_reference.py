"""The reference pages leave nothing of the schemas and the workflow out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from accord.schema.schemas import Node
from accord.site import Page, site
from accord.site.policy_words import APPROVERS, CASES, CHANGES, GUARDS, LIMITS
from tests.heart.company import LEDGER, Company, instant

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    found = site(Company(), LEDGER, instant("2026-07-06T09:30"), request.param)
    return {
        "language": request.param,
        **{each.url: each.html for each in found.values() if isinstance(each, Page)},
    }


def nodes(node: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Every field of a schema by its path, but for what an amendment takes from the form."""
    for name, inner in node.get("properties", {}).items():
        here = f"{path}.{name}" if path else name
        yield here, inner
        if name != "changes":
            yield from nodes(inner, here)
            yield from nodes(inner.get("items", {}), here)


def test_every_field_is_described(pages: dict[str, str]) -> None:
    for name, schema in LEDGER.schemas.by_name.items():
        if name not in ("request", "feedback", *LEDGER.schemas.entry_kinds):
            continue
        page = pages[
            f"reference/{name}/" if f"reference/{name}/" in pages else "reference/entries/"
        ]
        for path, node in nodes(schema.node):
            words = node if pages["language"] == "zh" else node["x-en"]
            assert f"<code>{path}</code>" in page, (name, path)
            assert words["title"] in page and words["description"].split("'")[0] in page, (
                name,
                path,
            )
            for value, label in node.get("x-labels", {}).items():
                assert f"<code>{value}</code> {label[pages['language']]}" in page
        for heading in schema.headings:
            assert f"## {heading.label.text(pages['language'])}" in page


def test_every_state_entry_and_limit_is_there(pages: dict[str, str]) -> None:
    page, language = pages["reference/workflow/"], pages["language"]
    for course in LEDGER.workflow.courses.values():
        for name, state in course.states.items():
            assert f"<code>{name}</code>" in page and state.label.text(language) in page
        for each in course.transitions:
            assert GUARDS[each.guard].text(language) in page
    for kind in LEDGER.workflow.entries:
        assert LEDGER.schemas[kind].label.text(language) in page
    for name in LEDGER.workflow.limits:
        assert LIMITS[name].text(language).replace("'", "&#39;") in page


def test_every_name_of_the_table_has_words() -> None:
    fields = LEDGER.policy["workflow"].fields
    rules = [*fields["entries"].values(), *fields["changes"].values()]
    for rule in rules:
        cases = rule["approve"] if isinstance(rule["approve"], dict) else {"": rule["approve"]}
        assert set(cases.values()) <= APPROVERS.keys() and set(cases) <= {"", *CASES}
    assert fields["changes"].keys() <= CHANGES.keys()
