"""The steps of a record's life: one home of what to look at before a change is approved."""

from __future__ import annotations

from dataclasses import replace

from accord.gate import decide
from accord.gate.telling.pages import as_markdown, as_template
from accord.gate.telling.steps import STEPS
from accord.model import RECORD_KINDS
from tests.gate.scene import NOW, Scene, opened, sample
from tests.gate.test_who_approves import AGREED, PROPOSED, adding, folder, missing


def test_every_form_and_kind_of_entry_belongs_to_one_step() -> None:
    kinds = [kind for step in STEPS for kind in sorted(step.kinds)]
    assert sorted(kinds) == sorted((*RECORD_KINDS, *opened(sample()).schemas.entry_kinds))


def test_the_comment_says_what_to_look_at_as_long_as_somebody_has_to() -> None:
    scene = adding(PROPOSED, "receipt", "HR", answer="accepted", contact="ye-qing")
    told = as_markdown(scene.decide(), "zh")
    assert "**批准之前请确认**" in told
    assert "- 愿意按这些标准被验收。" in told
    assert "实测值" not in told
    who = missing(scene)
    assert "批准之前请确认" not in as_markdown(scene.approve(*who).decide(), "zh")


def test_a_form_is_looked_at_when_it_is_edited() -> None:
    form = f"{folder(PROPOSED)}/request.md"
    scene = Scene.of(PROPOSED)
    scene = scene.with_file(form, scene.base[form] + "\n补充一句。\n".encode())
    assert "这确实是本部门要的" in as_markdown(scene.decide(), "zh")


def test_what_can_not_be_merged_has_nothing_to_look_at() -> None:
    scene = adding(AGREED, "progress", "TECH")
    landing = replace(scene.landing(), result=None, conflicts=("records/x",))
    decision = decide(landing, scene.snapshot(), opened(scene.base), NOW)
    assert "批准之前" not in as_markdown(decision, "zh")


def test_templates_are_short_and_say_all_in_both_languages() -> None:
    for step in STEPS:
        text = as_template(step)
        chinese, english = text.split("<details>")
        assert len(text.splitlines()) < 40
        for each in (*step.write, *step.approve):
            assert each.text("zh") in chinese
            assert each.text("en") in english
