"""The digest that a consensus names: what goes into it, and what does not."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

import pytest

from accord.consensus import acceptors, agreed_part, digest, involved
from tests.heart.company import WORKFLOW
from tests.heart.tale import DELIVERABLES, MILESTONES, WORK, request

AGREED = WORKFLOW.courses["request"].agreed_fields
FORM = request().form
GOLDEN = "v1:sha256:d118d0d8bc4c4adbccfbc63582cb4e77052fd1cc588100d953bdeddc934661ec"

# The canonical JSON of a form, written down by hand: keys in order, nothing but what was agreed.
SMALL: dict[str, Any] = {
    "title": "不在共识里",
    "to": ["TECH"],
    "id": "XLX-2026-001",
    "from": "MKT",
    "background": "首屏 4 秒 → 2 秒",
    "priority": "high",
    "deliverables": [{"id": "D1", "criterion": {"value": 99.5, "unit": "%"}}],
}
CANONICAL = (
    '{"background":"首屏 4 秒 → 2 秒",'
    '"deliverables":[{"criterion":{"unit":"%","value":99.5},"id":"D1"}],'
    '"from":"MKT","id":"XLX-2026-001","to":["TECH"]}'
)


def of(form: dict[str, Any]) -> str:
    return digest(form, AGREED)


def test_it_is_sha_256_over_canonical_json() -> None:
    assert of(SMALL) == f"v1:sha256:{hashlib.sha256(CANONICAL.encode()).hexdigest()}"


def test_it_never_changes_for_a_form_that_was_agreed() -> None:
    """Every consensus ever merged rests on this: mend the code, not the golden value."""
    assert of(FORM) == GOLDEN


def test_the_order_of_the_fields_does_not_matter() -> None:
    assert of(dict(reversed(FORM.items()))) == of(FORM)


def test_the_order_of_a_list_does() -> None:
    assert of({**FORM, "to": ["DESIGN", "TECH"]}) != of(FORM)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "XLX-2026-002"),
        ("from", "OPS"),
        ("to", ["TECH"]),
        ("background", "换一个目标。"),
        ("work", WORK[:2]),
        ("deliverables", DELIVERABLES[:1]),
        ("milestones", MILESTONES[:2]),
        ("acceptance_by", ["OPS"]),
    ],
)
def test_every_agreed_field_changes_it(name: str, value: object) -> None:
    assert name in AGREED
    assert of({**FORM, name: value}) != of(FORM)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "新名称"},
        {"priority": "low"},
        {"scenario": "process"},
        {"contact": "lin-yue"},
        {"update_every": "day"},
        {"links": {"relates": ["XLX-2026-002"]}},
    ],
)
def test_no_other_field_does(changes: dict[str, Any]) -> None:
    assert of({**FORM, **changes}) == of(FORM)


def test_every_agreed_field_is_tried() -> None:
    assert len(AGREED) == 8


def test_a_field_that_is_absent_is_left_out() -> None:
    assert "acceptance_by" not in agreed_part(FORM, AGREED)
    assert set(agreed_part({**FORM, "acceptance_by": ["OPS"]}, AGREED)) == set(AGREED)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    one, other = "第一行\n第二行", f"第一行{end}第二行"
    assert of({**FORM, "background": one}) == of({**FORM, "background": other})


def test_ways_to_write_the_same_letter_do_not_matter_also_deep_inside() -> None:
    composed = "Café"
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    deliverable = {**DELIVERABLES[1], "criterion": {"document": composed}}
    other = {**DELIVERABLES[1], "criterion": {"document": decomposed}}
    assert of({**FORM, "deliverables": [deliverable]}) == of({**FORM, "deliverables": [other]})


def test_letters_that_only_look_alike_do_matter() -> None:
    assert of({**FORM, "background": "A 方案"}) != of({**FORM, "background": "Ａ 方案"})


def test_a_whole_number_may_be_written_with_a_fraction() -> None:
    def value(number: float) -> dict[str, Any]:
        return {**FORM, "deliverables": [{**DELIVERABLES[0], "criterion": {"value": number}}]}

    assert of(value(2)) == of(value(2.0))
    assert of(value(2)) != of(value(2.5))


def test_the_form_itself_is_left_as_it_was() -> None:
    before = json.dumps(FORM)
    of(FORM)
    assert json.dumps(FORM) == before


def test_involved_are_those_who_ask_are_asked_work_or_deliver() -> None:
    form = {
        "from": "MKT",
        "to": ["TECH"],
        "work": [{"department": "DESIGN"}],
        "deliverables": [{"department": "OPS"}],
        "acceptance_by": ["BOSS"],
    }
    assert involved(form) == {"MKT", "TECH", "DESIGN", "OPS"}
    assert acceptors(form) == {"MKT", "BOSS"}
