"""What is said about every kind of fault, and that nothing else is ever said."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema.exceptions import ValidationError

from accord.frontmatter import times
from accord.language import LANGUAGES
from accord.schema.guess.meaning import guess
from accord.schema.lessons.cause import Lesson
from accord.schema.lessons.teach import lessons
from accord.schema.schemas import Node, fits
from tests.schema.golden import FOLDER, FORMS, JARGON, LEDGER, SCHEMAS, Case, cases
from tests.spending import BORNE, spent

CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in cases(path)]
GOOD = {name: dict(Case("", name, (), "", "").good) for name in SCHEMAS.by_name}
# Only in the workflow, too deep inside for a small document.
ELSEWHERE = {"maxProperties"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.title}")
def test_what_is_said(case: Case) -> None:
    assert case.expected, "run `python -m tests.schema.golden`, and read what it wrote"
    assert case.said == case.expected
    assert not JARGON.search(case.said)


def test_every_case_of_a_file_is_read() -> None:
    for path in FOLDER.glob("*.md"):
        assert path.read_text(encoding="utf-8").count("```yaml\n") == len([*cases(path)])


def test_every_form_and_kind_of_entry_has_a_case() -> None:
    known = {*FORMS, *SCHEMAS.entry_kinds, *LEDGER.policy}
    assert known <= {case.kind for case in CASES}


def test_every_keyword_of_the_schemas_has_a_case() -> None:
    used = {word for each in SCHEMAS.by_name.values() for word in demands(each.node)}
    met = {
        str(error.validator)
        for case in CASES
        for error in every(SCHEMAS[case.kind].words.iter_errors(case.fields))
    }
    assert used - met <= ELSEWHERE


def demands(node: Node) -> Iterator[str]:
    """The keywords by which a schema can refuse something."""
    for word, value in node.items():
        if word in SCHEMAS["request"].words.VALIDATORS and word not in (
            *("properties", "items", "if", "then", "else", "$ref", "propertyNames"),
        ):
            yield word
        if word == "properties":
            for inner in value.values():
                yield from demands(inner)
        elif word in ("items", "then", "else", "additionalProperties") and value is not False:
            yield from demands(value)
        elif word == "anyOf":
            for inner in value:
                yield from demands(inner)


def every(errors: Iterator[ValidationError]) -> Iterator[ValidationError]:
    for error in errors:
        yield error
        yield from every(iter(error.context or ()))


# --- Whatever somebody writes ------------------------------------------------------------------

PIECES = (
    *(
        "2026",
        "13",
        "-",
        "/",
        "年",
        "月",
        "日",
        "W53",
        "第",
        "周",
        "T",
        "25:61",
        "上午",
        "９",
        "+0800",
    ),
    *(
        "高",
        "high",
        "技术部",
        "TECH",
        ",",
        "、",
        "[",
        "{",
        "}",
        " ",
        "_",
        "%",
        "null",
        "~",
        "\u3000",
    ),
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=30)
    | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(PIECES), inner, max_size=4)
    ),
    max_leaves=12,
)
PLACES = [
    (name, pointer)
    for name, fields in GOOD.items()
    if name not in LEDGER.policy
    for pointer in (
        *((field,) for field in SCHEMAS[name].properties),
        *((field, "…") for field in fields),
        *((field, 0, "…") for field, value in fields.items() if isinstance(value, list)),
    )
]


@settings(max_examples=300)
@given(place=st.sampled_from(PLACES), value=VALUES)
def test_no_value_is_too_strange_for_words(place: tuple[str, Any], value: Any) -> None:
    name, pointer = place
    for lesson in lessons(with_value(GOOD[name], pointer, value), SCHEMAS[name]):
        for language in LANGUAGES:
            assert lesson.message.text(language)
            assert lesson.help.text(language)


@settings(max_examples=300)
@given(place=st.sampled_from(PLACES), value=VALUES)
def test_a_guess_is_a_value_that_the_field_takes(place: tuple[str, Any], value: Any) -> None:
    name, pointer = place
    node = SCHEMAS[name].at(pointer[:1])
    if found := guess(value, node, SCHEMAS[name].names):
        assert fits(found.value, node)


@given(text=st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=20))
def test_what_is_read_as_a_time_is_read_so_again(text: str) -> None:
    for read in (times.day, times.instant, times.period):
        if found := read(text):
            assert read(found) == found


def with_value(fields: dict[str, Any], pointer: tuple[Any, ...], value: Any) -> dict[str, Any]:
    """A document with one value put somewhere, under a new name where there is none."""
    changed = copy.deepcopy(fields)
    group: Any = changed
    for step in pointer[:-1]:
        inner = group[step]
        if not isinstance(inner, dict | list) or not inner:
            group[step] = value
            return changed
        group = inner
    if isinstance(group, list):
        group.append(value)
    else:
        group[pointer[-1]] = value
    return changed


MUCH = 6_000


@pytest.mark.parametrize(
    "fields",
    [
        {"to": [{"a": number} for number in range(MUCH)]},
        {"to": [str(number) for number in range(MUCH)]},
        {"work": [{"department": "TECH", "rol": number} for number in range(MUCH // 2)]},
        {f"field{number}": 1 for number in range(MUCH)},
        {"to": "TECH" + " " * 60_000 + "MKT"},
        {"to": "TECH, " * 10_000},
        {"raised_at": "2026-07-01" + " " * 60_000 + "x"},
        {"raised_by": "_-" * 30_000},
        {"title": "9" * 60_000},
        {"update_every": "9 " * 30_000},
        {"deliverables": [{"criterion": {"value": "9" * 60_000}}]},
    ],
    ids=lambda fields: str(fields)[:40],
)
def test_much_of_it_takes_no_second(fields: dict[str, Any]) -> None:
    def tell() -> list[str]:
        found = lessons(GOOD["request"] | fields, SCHEMAS["request"])
        return [lesson.help.text("zh") for lesson in found]

    assert tell()
    assert spent(tell) < BORNE


def test_a_large_company_is_no_slower() -> None:
    people = {f"员工{number}": f"person-{number}" for number in range(20_000)}
    schema = replace(SCHEMAS["minutes"], names={"person": people})
    fields = GOOD["minutes"] | {"attendees": [f"员工 {number}" for number in range(200)]}
    assert len([*lessons(fields, schema)]) == 200
    assert spent(lambda: [*lessons(fields, schema)]) < BORNE


def test_a_group_of_too_many_fields_is_told() -> None:
    workflow = copy.deepcopy(GOOD["workflow"])
    workflow["limits"]["receipt"][0]["high"] = {"hours": 24, "days": 1}
    assert [said(each) for each in lessons(workflow, SCHEMAS["workflow"])] == [
        "“时限”有 2 项，最多 1 项。请最多保留 1 项，其余的另外提。"
    ]


def said(lesson: Lesson) -> str:
    return lesson.message.text("zh") + lesson.help.text("zh")


def test_every_form_has_a_good_document() -> None:
    for name in (*FORMS, *SCHEMAS.entry_kinds):
        assert fits(GOOD[name], SCHEMAS[name].node)
