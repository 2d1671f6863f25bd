"""The entries of a record in time order, those that count for nothing included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from accord.model import Entry
from accord.site.records.proof import SignatureView
from accord.site.values.fields import Display
from accord.site.values.prose import prose, sections
from accord.site.values.shapes import Badge, Row
from accord.survey import Case, Survey
from accord.workflow.fold import Step

# These stand in the heading of an entry, not among its facts.
_IN_HEADING = ("kind", "at", "by", "department")


@dataclass(frozen=True, slots=True)
class Told:
    """One entry: what it says, and what it did to the record.

    `turned` is the state that it led to, if it led to another; `replaced` is true of an
    entry that a later one mends or withdraws, `allowed` false of one that counts for nothing;
    `is_printed` is true of one of which a document is made.
    """

    anchor: str
    kind: str
    label: str
    at: str
    at_iso: str
    by: str
    department: str
    facts: tuple[Row, ...]
    preamble: Markup
    sections: tuple[tuple[str, Markup], ...]
    turned: Badge | None
    allowed: bool
    allowed_states: tuple[str, ...]
    state: str
    replaced: bool
    signatures: tuple[SignatureView, ...]
    is_printed: bool


def timeline(
    case: Case,
    survey: Survey,
    display: Display,
    signed: Mapping[str, tuple[SignatureView, ...]],
) -> tuple[Told, ...]:
    """Every entry known at the instant of the survey; `signed` are the signatures by file."""
    steps = {step.entry.name: step for step in case.story.steps}
    known = [entry for entry in case.record.entries if entry.at <= survey.now]
    order = {name: place for place, name in enumerate(steps)}
    known.sort(key=lambda entry: (_at(entry, steps), order.get(entry.name, -1), entry.name))
    telling = _Telling(case, survey, display, signed)
    return tuple(telling.tell(entry, steps.get(entry.name)) for entry in known)


def anchor(entry_name: str) -> str:
    """Where an entry stands on its record's page."""
    return entry_name.removesuffix(".md")


def _at(entry: Entry, steps: dict[str, Step]) -> str:
    step = steps.get(entry.name)
    return (step.at if step else entry.at).isoformat()


@dataclass(frozen=True, slots=True)
class _Telling:
    case: Case
    survey: Survey
    display: Display
    signed: Mapping[str, tuple[SignatureView, ...]]

    def tell(self, entry: Entry, step: Step | None) -> Told:
        reader, schema = self.display.reader, self.survey.ledger.schemas[entry.kind]
        allowed = step is None or step.allowed
        return Told(
            anchor=anchor(entry.name),
            kind=entry.kind,
            label=reader.text(schema.label),
            at=reader.moment(entry.at),
            at_iso=entry.at.isoformat(),
            by=reader.person(entry.by),
            department=reader.department(entry.department) if entry.department else "",
            facts=self.display.rows(schema.node, entry.fields, _IN_HEADING),
            preamble=prose(entry.document.preamble),
            sections=sections(entry.document.sections),
            turned=self._state(step.after) if step and step.after != step.before else None,
            allowed=allowed,
            allowed_states=() if allowed else tuple(self._allowed_states(entry)),
            state=self._state(step.before).text if step else "",
            replaced=step is None,
            signatures=self.signed.get(entry.name, ()),
            is_printed="x-document" in schema.node and not entry.void,
        )

    def _allowed_states(self, entry: Entry) -> Iterator[str]:
        rule = self.survey.ledger.workflow.entries[entry.kind]
        for name in rule.states[self.case.record.kind]:
            yield self._state(name).text

    def _state(self, name: str) -> Badge:
        state = self.survey.ledger.workflow.state(self.case.record.kind, name)
        return Badge(self.display.reader.text(state.label), name)
