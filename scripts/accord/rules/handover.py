"""What is handed over and accepted: in this order, with figures that fit, with what was mended."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping

from accord.language import Message, say
from accord.model import Fields, Severity
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule
from accord.workflow.facts import Standing
from accord.workflow.handover import JUDGED

# How each comparison is written, and what a measured value is to the value wanted.
_KEEPS: Mapping[str, tuple[str, Callable[[float, float], bool]]] = {
    "at-least": ("≥", operator.ge),
    "at-most": ("≤", operator.le),
    "equals": ("=", operator.eq),
    "more-than": (">", operator.gt),
    "less-than": ("<", operator.lt),
}


@rule()
def accepts_what_is_delivered(case: Case) -> Iterator[Trouble]:
    """An acceptance judges what has been handed over and is not judged yet.

    Why: a verdict on anything else counts for nothing, and reads as if it did.
    Fix: Add the delivery first, or leave the deliverable out.
    """
    for before, step in case.turns("acceptance"):
        for place, line in enumerate(step.entry.fields["deliverables"]):
            standing = before.standings.get(line["id"])
            if standing and standing not in JUDGED[line["verdict"]]:
                message, advice = _unjudged(line["id"], standing)
                pointer = ("deliverables", place, "verdict")
                yield Trouble(step.entry.document, pointer, message, advice)


def _unjudged(id: str, standing: Standing) -> tuple[Message, Message]:
    if standing is Standing.PASSED:
        message = say("{id} has passed already.", id=id)
        return message, say("Leave it out; to change it, amend the form and agree anew.")
    if standing is Standing.RECTIFY:
        message = say("{id} is being mended, and has not been handed over again.", id=id)
        return message, say("Add the delivery that lists what was mended, or write verdict: fail.")
    message = say("{id} has not been handed over.", id=id)
    return message, say("Add its delivery first, or leave it out.")


@rule(Severity.WARNING)
def figure_fits_verdict(case: Case) -> Iterator[Trouble]:
    """What passes keeps its criterion: the measured value is on the right side.

    Why: a criterion that may be missed was not needed, and the next one will not be believed.
    Fix: Write what was measured, have it mended, or amend the criterion and agree anew.
    """
    for before, step in case.turns("delivery", "acceptance"):
        criteria = {each["id"]: each["criterion"] for each in before.form.get("deliverables", ())}
        for place, line in enumerate(step.entry.fields["deliverables"]):
            criterion = criteria.get(line["id"], {})
            if _passes(line) and _misses(line, criterion):
                yield Trouble(
                    step.entry.document,
                    ("deliverables", place, "measured"),
                    say(
                        "{measured} misses the criterion of {id}: {criterion}.",
                        measured=line["measured"],
                        id=line["id"],
                        criterion="{metric} {sign} {value} {unit}".format(
                            sign=_KEEPS[criterion["comparison"]][0], **criterion
                        ),
                    ),
                    say("Write what was measured, or another verdict."),
                )


def _passes(line: Fields) -> bool:
    return "pass" in (line.get("verdict"), line.get("self_check"))


def _misses(line: Fields, criterion: Fields) -> bool:
    if "measured" not in line or "comparison" not in criterion or "value" not in criterion:
        return False
    return not _KEEPS[criterion["comparison"]][1](line["measured"], criterion["value"])


@rule(Severity.WARNING)
def self_check_passes(case: Case) -> Iterator[Trouble]:
    """What is delivered has passed its own check.

    Why: a deliverable that fails it is not handed over, whatever the file is called.
    Fix: Deliver it when it passes; until then a progress report says how far it is.
    """
    for entry in case.story.of("delivery"):
        for place, line in enumerate(entry.fields["deliverables"]):
            if line["self_check"] == "fail":
                yield Trouble(
                    entry.document,
                    ("deliverables", place, "self_check"),
                    say("{id} fails its own check, so it is not handed over.", id=line["id"]),
                    say("Leave it out, and deliver it when it passes."),
                )
