"""An explanation for programs: what the sentences say, as values of JSON."""

from __future__ import annotations

from accord.explain.explanation import AgreedDate, Day, Explanation, FixedDate, Happening, Hold
from accord.explain.telling import sentences
from accord.language import words


def as_object(explanation: Explanation, language: str) -> dict[str, object]:
    """The keys under ``explanation`` in ``--json``; docs/guide/command-line.md documents them."""
    count, rule = explanation.obligation.count, explanation.rule
    return {
        "number": rule.number,
        "limit": count.limit,
        "span": dict(count.span),
        "since": count.version.isoformat() if count.version else None,
        "start": count.start.isoformat(),
        "started_by": _entry(explanation.start),
        "calendar": words(explanation.department, language) if explanation.department else None,
        "date": _date(explanation.fixed) if explanation.fixed else None,
        "days": [_day(each, language) for each in explanation.days],
        "holds": [_hold(each) for each in explanation.holds],
        "verdict": _verdict(explanation),
        "lines": [line.text(language) for line in sentences(explanation)],
    }


def _day(day: Day, language: str) -> dict[str, object]:
    """The number is null of a day that does not count."""
    return {
        "day": day.day.isoformat(),
        "number": day.number or None,
        "minutes": round(day.time.total_seconds() / 60) if day.time else None,
        "why": words(day.why, language) if day.why else None,
    }


def _date(date: FixedDate) -> dict[str, object]:
    return {
        "day": date.day.isoformat(),
        "set_by": _entry(date.by),
        "earlier": [_agreed(each) for each in date.earlier],
        "later": _agreed(date.later) if date.later else None,
    }


def _agreed(date: AgreedDate) -> dict[str, object]:
    return {"day": date.day.isoformat(), "set_by": _entry(date.by)}


def _hold(hold: Hold) -> dict[str, object]:
    begun, ended = hold.interval
    return {
        "from": begun.isoformat(),
        "until": None if hold.is_open else ended.isoformat(),
        "begun_by": _entry(hold.by),
    }


def _verdict(explanation: Explanation) -> dict[str, object]:
    verdict = explanation.verdict
    return {
        "settled_by": _entry(verdict.by),
        "entered": verdict.entered.isoformat() if verdict.entered else None,
        "is_late": verdict.lateness.is_late,
        "working_days": verdict.lateness.days,
        "hours": verdict.lateness.hours,
        "acting": [each.name for each in verdict.acting],
        "warn_by": verdict.warn_by.isoformat() if verdict.warn_by else None,
    }


def _entry(happening: Happening | None) -> str | None:
    """The file, which says the rest."""
    return (happening.file or None) if happening else None
