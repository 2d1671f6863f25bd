"""The colours and signs of the style sheet, as all kinds of eyes see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest

from accord.ledger import opened
from accord.obligation import Outcome
from accord.proof.audit import Standing
from accord.site.assets import assets
from accord.trees import Folder
from tests.site.building import ROOT
from tests.site.colours import EYES, colour, contrast, distance

SHEET = assets()["assets/accord.css"].decode()
HUES = ("sky", "blue", "purple", "orange", "green", "red", "grey")
GROUNDS = ("ac-ground", "ac-card", "ac-sunken")
FLAGS = ("on-hold", "escalated", "amended", "archived", "mark", "soon", "review", "error")


def tokens(selector: str) -> Mapping[str, str]:
    """The colours that a scheme gives names to."""
    block = SHEET[SHEET.index(selector) :].partition("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


SCHEMES = {
    "light": tokens('[data-md-color-scheme="default"] {'),
    "dark": tokens('[data-md-color-scheme="slate"] {'),
}


def words(scheme: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Words and the grounds on which they stand, by the names of their colours."""
    for ground in GROUNDS:
        for ink in ("ac-ink", "ac-muted", "md-typeset-a-color", "md-accent-fg-color"):
            yield ink, ground
        yield from ((f"{hue}-text", ground) for hue in HUES)
    for hue in HUES:
        yield f"{hue}-text", f"{hue}-wash"
        yield "ac-ink", f"{hue}-wash"
    yield "md-primary-bg-color", "md-primary-fg-color"
    yield "md-code-fg-color", "md-code-bg-color"
    yield "md-typeset-a-color", "md-code-bg-color"
    yield "md-footer-fg-color--light", "md-footer-bg-color"


def signs(scheme: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Signs, lines and edges, and what they stand on."""
    for hue in HUES:
        yield from ((hue, ground) for ground in (*GROUNDS, f"{hue}-wash"))
    yield from ((name, ground) for name in ("ac-edge", "ac-focus") for ground in GROUNDS)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_words_can_be_read(scheme: Mapping[str, str]) -> None:
    found = {pair: contrast(*(colour(scheme[name]) for name in pair)) for pair in words(scheme)}
    assert not {pair: ratio for pair, ratio in found.items() if ratio < 4.5}


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_signs_can_be_seen(scheme: Mapping[str, str]) -> None:
    found = {pair: contrast(*(colour(scheme[name]) for name in pair)) for pair in signs(scheme)}
    assert not {pair: ratio for pair, ratio in found.items() if ratio < 3}


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_hues_stay_apart(scheme: Mapping[str, str], eyes: str) -> None:
    found = {
        pair: distance(*(colour(scheme[name]) for name in pair), eyes)
        for pair in combinations(HUES, 2)
    }
    assert not {pair: far for pair, far in found.items() if far < 0.08}


def given(name: str) -> Mapping[str, str]:
    """What every tone gets of something that the style sheet sets by tone."""
    rules = re.findall(rf"([^{{}}]+)\{{[^{{}}]*?--{name}: var\(--([\w-]+)\)", SHEET)
    return {
        tone: value for where, value in rules for tone in re.findall(r'data-tone="([\w-]+)"', where)
    }


@pytest.mark.parametrize("kind", ["request", "feedback"])
def test_states_differ_by_more_than_their_colour(kind: str) -> None:
    signs = given("sign")
    states = opened(Folder(ROOT)).workflow.courses[kind].states
    shown = [signs[name] for name in states if name not in ("declined", "cancelled")]
    assert len(set(shown)) == len(shown)
    assert signs["declined"] == signs["cancelled"] == "sign-crossed"


def test_what_differs_in_colour_differs_in_its_sign() -> None:
    """Among what stands side by side: outcomes, flags, and how signatures are proved."""
    signs, hues = given("sign"), given("tone")
    for group in (Outcome, FLAGS, [f"proof-{each}" for each in Standing]):
        looks = {(hues.get(name, "grey"), signs.get(name, "sign-dot")) for name in map(str, group)}
        for one, other in combinations(looks, 2):
            assert one[1] != other[1], (one, other)


def test_every_sign_is_drawn() -> None:
    drawn = set(re.findall(r"--(sign-[\w-]+): url\(\"data:image/svg", SHEET))
    assert set(given("sign").values()) | {"sign-dot"} == drawn
