"""Entries fit where the record stands, what they mend, and what they agree to."""

from __future__ import annotations

from collections.abc import Iterator

from accord.consensus import digest, involved
from accord.language import Label, Message, say
from accord.model import Entry
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule
from accord.workflow.fold import Step


@rule()
def entry_allowed(case: Case) -> Iterator[Trouble]:
    """An entry comes in a state in which the table allows it; any other counts for nothing.

    Why: a delivery before the agreement, or a confirmation of what was never accepted, says
    something that is not so.
    Fix: Add the entry that is missing before it, or mend its instant.
    """
    for step in case.story.steps:
        if not step.allowed:
            yield Trouble(
                step.entry.document,
                ("kind",),
                _why_not(case, step),
                _when(case, step),
            )


def _why_not(case: Case, step: Step) -> Message:
    workflow, kind = case.ledger.workflow, case.record.kind
    rule = workflow.entries[step.entry.kind]
    name = case.ledger.schemas[step.entry.kind].label
    if step.before not in rule.states[kind]:
        state = workflow.state(kind, step.before).label
        return say("{entry} is not allowed here: the record is {state}.", entry=name, state=state)
    if hindering := rule.unless & step.overlays:
        overlays = [workflow.overlays[each] for each in sorted(hindering)]
        return say(
            "{entry} is not allowed while the record is {overlays}.", entry=name, overlays=overlays
        )
    needed = [workflow.overlays[each] for each in sorted(rule.needs - step.overlays)]
    return say(
        "{entry} is allowed only while the record is {overlays}.", entry=name, overlays=needed
    )


def _when(case: Case, step: Step) -> Message:
    workflow, kind = case.ledger.workflow, case.record.kind
    states: list[Label] = [
        workflow.state(kind, name).label for name in workflow.entries[step.entry.kind].states[kind]
    ]
    if not states:
        return say("It has no place in this kind of record.")
    return say("It is allowed in these states: {states}.", states=states)


@rule()
def supersedes(case: Case) -> Iterator[Trouble]:
    """An entry mends an earlier one of the same kind, and each is mended once at most.

    Why: of two corrections of one entry, nobody could say which holds.
    Fix: Name the latest entry of the chain, of the same kind and record.
    """
    by_name = {entry.name: entry for entry in case.record.entries}
    mended: dict[str, str] = {}
    for entry in sorted(case.superseders(), key=lambda each: (each.at, each.name)):
        target = by_name.get(str(entry.supersedes))
        if target is None:
            continue  # told by reference-resolves
        if target.kind != entry.kind or target is entry or _comes_later(target, entry):
            message = say("{name} can't be mended by this entry.", name=target.name)
            advice = say("Name an earlier entry of the same kind.")
        elif target.name in mended:
            message = say(
                "{name} is mended by {other} already.", name=target.name, other=mended[target.name]
            )
            advice = say("Write supersedes: {other}.", other=mended[target.name])
        else:
            mended[target.name] = entry.name
            continue
        yield Trouble(entry.document, ("supersedes",), message, advice)


def _comes_later(target: Entry, entry: Entry) -> bool:
    """Whether an entry is too late to be mended; of one instant, chains go by the names."""
    if target.supersedes:
        return (target.at, target.name) > (entry.at, entry.name)
    return target.at > entry.at


@rule()
def supersedes_own(case: Case) -> Iterator[Trouble]:
    """An entry mends one of its own department; one that several sign is mended by all of them.

    Why: nobody takes back what another has said.
    Fix: Let the department that wrote it mend it; answer it with an entry of your own.
    """
    by_name = {entry.name: entry for entry in case.record.entries}
    for entry in case.superseders():
        target = by_name.get(str(entry.supersedes))
        missing = set(target.departments) - set(entry.departments) if target else set()
        if target and missing and entry.departments:
            yield Trouble(
                entry.document,
                ("supersedes",),
                say(
                    "{name} speaks for {departments}, which this entry does not.",
                    name=target.name,
                    departments=sorted(missing),
                ),
                say(
                    "Leave supersedes: out, or let {departments} mend it.",
                    departments=sorted(missing),
                ),
            )


@rule()
def rounds_count_up(case: Case) -> Iterator[Trouble]:
    """The rounds of consensus are counted: 1, then 2, and so on.

    A consensus that did not count may leave its number to the next, or keep it.

    Why: people speak of what was agreed in the second round, and must find it.
    Fix: Write the number that the message names.
    """
    counted = named = 0
    for step in case.story.steps:
        if step.entry.kind != "consensus":
            continue
        number = step.entry.fields["round"]
        if not counted < number <= named + 1:
            yield Trouble(
                step.entry.document,
                ("round",),
                say("This is not round {number}.", number=number),
                say("Write round: {number}.", number=counted + 1),
            )
        named = max(named, number)
        counted = number if step.facts.consensus is step.entry else counted


@rule()
def consensus_fits(case: Case) -> Iterator[Trouble]:
    """A consensus names, by digest, the form as it stands, and every department involved.

    Why: people agree to exact words; a consensus on other words is none, and does not count.
    Fix: Run `accord digest ID` and write what it prints; name every department.
    """
    names = case.ledger.workflow.courses[case.record.kind].agreed_fields
    for step in case.story.steps:
        if step.entry.kind != "consensus" or not step.allowed or step.facts.consensus is step.entry:
            continue
        right = digest(step.facts.form, names)
        missing = sorted(involved(step.facts.form) - set(step.entry.departments))
        if step.entry.fields["digest"] != right:
            yield Trouble(
                step.entry.document,
                ("digest",),
                say("The digest does not fit the form as it stood: this consensus does not count."),
                say("If the form is what was agreed, write digest: {digest}.", digest=right),
            )
        else:
            yield Trouble(
                step.entry.document,
                ("departments",),
                say("Not every department involved signs: this consensus does not count."),
                say(
                    "Add {departments}.",
                    departments=missing or list(involved(step.facts.agreed or {})),
                ),
            )
