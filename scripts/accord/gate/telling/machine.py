"""A decision as JSON, for the programs that act on it; every text in both languages."""

from __future__ import annotations

from typing import Any

from accord.gate.decision import Decision, Judged
from accord.gate.telling.wording import effect_of, state_of, verdict, who_must
from accord.language import LANGUAGES, Message, say

FORMAT = "accord-decision/1"


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
            {"record": each.record, "title": each.title, "text": _both(effect_of(each))}
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


def _need(judged: Judged, decision: Decision) -> dict[str, Any]:
    need = judged.need
    sentence = say(
        "{what}: {who}: {state}",
        what=need.what,
        who=who_must(judged, decision),
        state=state_of(judged, decision),
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
