"""A decision in words: for people on a terminal, as a comment, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from accord.gate.decision import Decision, Judged
from accord.gate.effects import Effect
from accord.gate.offices import any_of
from accord.language import LANGUAGES, Message, catalogue, say, words
from accord.model import Finding
from accord.report.harmless import harmless, no_command
from accord.report.markdown import escaped

FORMAT = "accord-decision/1"


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
    refused: list[str]
    disregarded: list[str]


def told(decision: Decision, language: str) -> Told:
    """Put a decision into words."""
    return Told(
        decision.allows,
        verdict(decision).text(language),
        [_effect(each).text(language) for each in decision.effects],
        [_line(each, decision, language) for each in decision.needs],
        [_refused(each).text(language) for each in decision.refused],
        [
            say("{who}: {why}", who=each.who or "?", why=each.why).text(language)
            for each in decision.disregarded
        ],
    )


def verdict(decision: Decision) -> Message:
    """The decision in one sentence."""
    missing = sum(1 for each in decision.needs if not each.met)
    if decision.allows:
        return say("This may land: everybody who must approve it has.")
    if decision.refused:
        return say("This can't land as it is: {count} to mend.", count=len(decision.refused))
    return say("This can't land yet: approvals missing: {count}.", count=missing)


def as_json(decision: Decision) -> dict[str, Any]:
    """The keys of ``accord gate --format json``, but for the comment; the docs tell of them."""
    snapshot = decision.snapshot
    return {
        "format": FORMAT,
        "verdict": "allow" if decision.allows else "deny",
        "base": decision.landing.base_id,
        "head": decision.landing.head_id,
        "repository": snapshot.repository if snapshot else None,
        "pull": snapshot.pull if snapshot else None,
        "language": decision.language,
        "summary": _both(verdict(decision)),
        "effects": [
            {"record": each.record, "title": each.title, "text": _both(_effect(each))}
            for each in decision.effects
        ],
        "needs": [_need(each, decision) for each in decision.needs],
        "disregarded": [
            {"who": each.who, "text": _both(each.why)} for each in decision.disregarded
        ],
        "refused": [
            {
                "rule": each.rule,
                "path": each.path,
                "line": each.position.line,
                "text": _both(each.message),
                "help": _both(each.help),
            }
            for each in decision.refused
        ],
    }


def as_markdown(decision: Decision, language: str) -> str:
    """A comment for the pull request."""
    shown = _environment(_for_comment).get_template("decision.jinja")
    return shown.render(told=told(decision, language), _=catalogue(language).gettext)


def as_text(decision: Decision, language: str) -> str:
    """Lines for a terminal, or the log of a job."""
    shown = _environment(_for_terminal).get_template("decision_text.jinja")
    return shown.render(told=told(decision, language), _=catalogue(language).gettext)


def _effect(effect: Effect) -> Message:
    if not effect.brings:
        return say("{effect} ({title})", effect=effect.text, title=effect.title)
    return say(
        "{effect} ({title}; {brings})",
        effect=effect.text,
        title=effect.title,
        brings=list(effect.brings),
    )


def _line(judged: Judged, decision: Decision, language: str) -> Line:
    need, who, state = judged.need, _who(judged, decision), _state(judged, decision)
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


def _who(judged: Judged, decision: Decision) -> Message:
    return any_of(judged.need.offices, decision.policy.organization)


def _state(judged: Judged, decision: Decision) -> Message:
    if judged.objecting:
        return say("{people} asks for changes", people=_names(judged.objecting, decision))
    if judged.by:
        return say("approved by {people}", people=_names(judged.by, decision))
    if judged.ask:
        return say("missing; ask {people}", people=_names(judged.ask, decision))
    return say("missing, and nobody is there who may; a steward can name somebody")


def _names(people: Iterable[str], decision: Decision) -> list[str]:
    known = decision.policy.organization.people
    return [known[each].name if each in known else each for each in people]


def _need(judged: Judged, decision: Decision) -> dict[str, Any]:
    need = judged.need
    sentence = say(
        "{what}: {who}: {state}",
        what=need.what,
        who=_who(judged, decision),
        state=_state(judged, decision),
    )
    return {
        "record": need.record,
        "path": need.path,
        "departments": [each.department for each in need.offices if each.department],
        "met": judged.met,
        "by": list(judged.by),
        "objecting": list(judged.objecting),
        "ask": [_person(each, decision) for each in judged.ask],
        "text": _both(sentence),
    }


def _person(person: str, decision: Decision) -> dict[str, Any]:
    known = decision.policy.organization.people[person]
    forge = decision.snapshot.forge if decision.snapshot else None
    account = next((each for each in known.accounts if each.forge == forge), None)
    return {
        "person": person,
        "name": known.name,
        "account": account.id if account else None,
        "login": account.login if account else None,
    }


def _both(message: Message) -> dict[str, str]:
    return {language: message.text(language) for language in LANGUAGES}


def _refused(finding: Finding) -> Message:
    place = f"{finding.path}:{finding.position.line}"
    told = say("{sentence} {more}", sentence=finding.message, more=finding.help)
    return say("{who}: {why}", who=place, why=told)


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
