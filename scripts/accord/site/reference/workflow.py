"""The workflow: states and transitions, approvals and time limits, as the table has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accord.ledger import Ledger
from accord.model import RECORD_KINDS, RecordKind
from accord.schema.schemas import value_label
from accord.site.reference.policy_words import CHANGES, GUARDS, LIMITS, OFFICES
from accord.site.reader import Reader
from accord.site.shapes import Badge
from accord.site.reference.forms import FormView, approvers, entries_view
from accord.workflow.table import Limit


@dataclass(frozen=True, slots=True)
class Turn:
    """A transition that leads out of a state, and when it is taken."""

    target: Badge
    when: str


@dataclass(frozen=True, slots=True)
class StateView:
    state: Badge
    is_final: bool
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class CourseView:
    kind: str
    label: str
    states: tuple[StateView, ...]


@dataclass(frozen=True, slots=True)
class LimitView:
    """One version of a time limit: spans by priority, where they differ."""

    label: str
    since: str
    spans: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WorkflowView:
    """`obligations` are the number of each, its name, and the office that acts on it."""

    courses: tuple[CourseView, ...]
    overlays: tuple[Badge, ...]
    entries: tuple[FormView, ...]
    changes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    limits: tuple[LimitView, ...]
    obligations: tuple[tuple[int, str, str], ...]


def workflow_view(ledger: Ledger, reader: Reader) -> WorkflowView:
    """The whole table in the reader's words."""
    table = ledger.workflow
    changes = ledger.policy["workflow"].fields["changes"]
    return WorkflowView(
        courses=tuple(_course(kind, ledger, reader) for kind in RECORD_KINDS),
        overlays=tuple(Badge(reader.text(each), name) for name, each in table.overlays.items()),
        entries=entries_view(ledger, reader),
        changes=tuple(
            (
                reader.text(CHANGES[name]) if name in CHANGES else name,
                approvers(each["approve"], reader),
            )
            for name, each in changes.items()
        ),
        limits=tuple(
            shown
            for name, limit in table.limits.items()
            for shown in _limit(name, limit, ledger, reader)
        ),
        obligations=tuple(
            (table.number(name), reader.text(each), reader.text(OFFICES[table.offices[name]]))
            for name, each in table.obligations.items()
        ),
    )


def _course(kind: RecordKind, ledger: Ledger, reader: Reader) -> CourseView:
    course = ledger.workflow.courses[kind]
    badges = {name: Badge(reader.text(state.label), name) for name, state in course.states.items()}
    return CourseView(
        kind,
        reader.text(ledger.schemas[kind].label),
        tuple(
            StateView(
                badges[name],
                state.final,
                tuple(
                    Turn(
                        badges[each.target],
                        reader.text(GUARDS[each.guard]) if each.guard in GUARDS else each.guard,
                    )
                    for each in course.transitions
                    if name in each.sources
                ),
            )
            for name, state in course.states.items()
        ),
    )


def _limit(name: str, limit: Limit, ledger: Ledger, reader: Reader) -> Iterator[LimitView]:
    words = reader.text(LIMITS[name]) if name in LIMITS else name
    priorities = ledger.schemas["request"].properties["priority"]
    for since, spans in limit.versions:
        shown = []
        for priority, span in spans.items():
            named = value_label(priorities, priority)
            otherwise = reader.gettext("Otherwise") if len(spans) > 1 else ""
            shown.append((reader.text(named) if named else otherwise, reader.span(span)))
        yield LimitView(words, reader.day(since), tuple(shown))
