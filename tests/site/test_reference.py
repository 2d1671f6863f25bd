"""The reference pages leave nothing of the schemas and the workflow out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from accord import ledger
from accord.rules import RULES
from accord.rules.landing import LANDING_RULES
from accord.rules.reading import READING_RULES
from accord.schema.schemas import Node
from accord.site import Page, site
from accord.site.reference.policy_words import APPROVERS, CASES, CHANGES, GUARDS, LIMITS
from accord.trees import Folder
from tests.heart.company import LEDGER, Company, instant

LANGUAGES = ("zh", "en")
PACKAGE = Path(__file__).parents[2] / "scripts" / "accord"


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


def test_every_state_says_what_it_means(pages: dict[str, str]) -> None:
    page, fields = pages["reference/workflow/"], LEDGER.policy["workflow"].fields
    language = pages["language"]
    for kind in ("request", "feedback"):
        for name, state in fields[kind]["states"].items():
            place = page.split(f'<div id="{kind}-{name}">')[1].split("</div>")[0]
            assert html.escape(state["about"][language], quote=False) in place
    for name, overlay in fields["overlays"].items():
        assert f'<div id="{name}">' in page
        assert html.escape(overlay["about"][language], quote=False) in page


def test_the_working_days_are_there(pages: dict[str, str]) -> None:
    page = pages["reference/workdays/"]
    assert 'id="off-2026"' in page and 'id="off-2027"' in page
    assert "2026-10-10" in page


def test_the_kinds_of_obligation_are_numbered_in_the_order_of_the_table(
    pages: dict[str, str],
) -> None:
    page, language = pages["reference/workflow/"], pages["language"]
    labels = LEDGER.workflow.obligations
    assert [LEDGER.workflow.number(rule) for rule in labels] == list(range(1, len(labels) + 1))
    for number, label in enumerate(labels.values(), 1):
        row = page.split(f'<tr id="rule-{number}">')[1].split("</tr>")[0]
        assert f"<b>{number}</b>" in row and f">{label.text(language)}<" in row


def test_every_name_of_the_table_has_words() -> None:
    fields = LEDGER.policy["workflow"].fields
    rules = [*fields["entries"].values(), *fields["changes"].values()]
    for rule in rules:
        cases = rule["approve"] if isinstance(rule["approve"], dict) else {"": rule["approve"]}
        assert set(cases.values()) <= APPROVERS.keys() and set(cases) <= {"", *CASES}
    assert fields["changes"].keys() <= CHANGES.keys()


def test_every_rule_has_its_place_with_all_that_it_says(pages: dict[str, str]) -> None:
    page, language = pages["reference/rules/"], pages["language"]
    for rule in (*READING_RULES, *LANDING_RULES, *RULES):
        assert f'<h2 id="{rule.slug}">' in page
        for part in (rule.holds, rule.why, rule.fix):
            for text in part.text(language).split("`"):
                assert html.escape(text) in page.replace("&#39;", "&#x27;").replace(
                    "&#34;", "&quot;"
                )


def test_whatever_a_finding_names_as_its_rule_is_explained() -> None:
    """A finding's address leads somewhere: its rule is one of those on the page."""
    named = re.compile(r'(?:Finding|_refused)\(\s*"([a-z-]+)"|^RULE = "([a-z-]+)"', re.MULTILINE)
    told = {
        slug
        for path in PACKAGE.rglob("*.py")
        for found in named.findall(path.read_text(encoding="utf-8"))
        for slug in found
        if slug
    }
    assert {"front-matter", "schema", "file"} <= told
    plain = {rule.slug for rule in (*READING_RULES, *LANDING_RULES)}
    assert plain <= told <= plain | {rule.slug for rule in RULES}
    slugs = [rule.slug for rule in (*READING_RULES, *LANDING_RULES, *RULES)]
    assert len(slugs) == len(set(slugs))


def test_what_is_wrong_with_a_record_links_to_its_rule(sample: Path) -> None:
    form = sample / "records/requests/XLX-2026-002/request.md"
    form.write_text(form.read_text(encoding="utf-8").replace(": low", ": lwo"), encoding="utf-8")
    tree = Folder(sample)
    page = site(tree, ledger.opened(tree), instant("2026-10-30T10:00"), "en")[
        "records/XLX-2026-002/index.md"
    ]
    assert isinstance(page, Page)
    assert '<a href="../../reference/rules/#schema">schema</a>' in page.html
    assert "<code>lwo</code>" in page.html
