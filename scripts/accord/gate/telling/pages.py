"""A decision for people: lines on a terminal, or a comment; and how a pull request begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from accord.gate.decision import Decision, Judged
from accord.gate.telling.steps import Step, steps_of
from accord.gate.telling.wording import effect_of, refusal_of, state_of, verdict, who_must
from accord.language import LANGUAGES, catalogue, say, words
from accord.report.harmless import harmless, no_command
from accord.report.markdown import escaped


@dataclass(frozen=True, slots=True)
class Line:
    """One need in the reader's words: the record, the document, who must approve, how it stands."""

    record: str
    what: str
    who: str
    state: str
    met: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Told:
    """A whole decision in the reader's words."""

    allows: bool
    verdict: str
    effects: list[str]
    needs: list[Line]
    look: list[str]
    refused: list[str]
    disregarded: list[str]


def as_markdown(decision: Decision, language: str) -> str:
    """A comment for the pull request."""
    shown = _environment(_for_comment).get_template("gate/decision.jinja")
    return shown.render(told=told(decision, language), _=catalogue(language).gettext)


def as_text(decision: Decision, language: str) -> str:
    """Lines for a terminal, or the log of a job."""
    shown = _environment(_for_terminal).get_template("gate/decision_text.jinja")
    return shown.render(told=told(decision, language), _=catalogue(language).gettext)


def told(decision: Decision, language: str) -> Told:
    """Put a decision into words."""
    return Told(
        decision.allows,
        verdict(decision).text(language),
        [effect_of(each).text(language) for each in decision.effects],
        [_line(each, decision, language) for each in decision.needs],
        _look(decision, language),
        [refusal_of(each).text(language) for each in decision.refused],
        [
            say("{who}: {why}", who=each.who or "?", why=each.why).text(language)
            for each in decision.disregarded
        ],
    )


def as_template(step: Step) -> str:
    """The text with which a pull request of one step begins, in both languages."""
    shown = _environment(_for_comment).get_template("gate/step.jinja")
    words = {language: catalogue(language).gettext for language in LANGUAGES}
    return shown.render(step=step, words=words) + "\n"


def _look(decision: Decision, language: str) -> list[str]:
    """What to look at before approving, as long as somebody still has to."""
    if decision.change is None or all(each.met for each in decision.needs):
        return []
    taken = steps_of(decision.change)
    return [each.text(language) for step in taken for each in step.approve]


def _line(judged: Judged, decision: Decision, language: str) -> Line:
    need, who, state = judged.need, who_must(judged, decision), state_of(judged, decision)
    name = need.path.rpartition("/")[2] if need.record else need.path
    what = f"{words(need.what, language)} {name}"
    return Line(
        need.record or "",
        what,
        who.text(language),
        state.text(language),
        judged.met,
        say("{what}: {who}: {state}", what=what, who=who, state=state).text(language),
    )


def _for_comment(value: object) -> object:
    """Words that are neither markup nor a call for anybody's attention."""
    shown = escaped(value)
    return shown.replace("\\@", "@\u2060") if isinstance(shown, str) else shown


def _for_terminal(value: object) -> object:
    return no_command(harmless(value)) if isinstance(value, str) else value


@cache
def _environment(finalize: Callable[[object], object]) -> Environment:
    """Whatever a template prints is put through `finalize`."""
    return Environment(
        loader=PackageLoader("accord", "templates"),
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=False,  # noqa: S701 - no HTML; `finalize` makes it harmless
        trim_blocks=True,
        lstrip_blocks=True,
    )
