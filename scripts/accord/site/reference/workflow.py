"""The workflow: states and transitions, approvals and time limits, as the table has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accord.language import Label
from accord.ledger import Ledger
from accord.model import RECORD_KINDS, Fields, RecordKind
from accord.schema.schemas import value_label
from accord.site.reader import Reader
from accord.site.reference.diagram import Diagram, diagram
from accord.site.reference.forms import FormView, approvers, entries_view
from accord.site.reference.policy_words import CHANGES, GUARDS, LIMITS, OFFICES
from accord.site.values.shapes import Badge
from accord.workflow.table import Limit, Transition


@dataclass(frozen=True, slots=True)
class Turn:
    """A transition that leads out of a state, and when it is taken."""

    target: Badge
    when: str


@dataclass(frozen=True, slots=True)
class StateView:
    """A state; `about` says when a record is in it, where the table says so."""

    state: Badge
    is_final: bool
    about: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class CourseView:
    kind: str
    label: str
    states: tuple[StateView, ...]
    diagram: Diagram


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
    overlays: tuple[tuple[Badge, str], ...]
    entries: tuple[FormView, ...]
    changes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    limits: tuple[LimitView, ...]
    obligations: tuple[tuple[int, str, str], ...]


def workflow_view(ledger: Ledger, reader: Reader) -> WorkflowView:
    """The whole table in the reader's words."""
    table = ledger.workflow
    fields = ledger.policy["workflow"].fields
    changes = fields["changes"]
    return WorkflowView(
        courses=tuple(_course(kind, ledger, reader) for kind in RECORD_KINDS),
        overlays=tuple(
            (Badge(reader.text(each), name), _about(fields["overlays"][name], reader))
            for name, each in table.overlays.items()
        ),
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
    fields = ledger.policy["workflow"].fields[kind]["states"]
    badges = {name: Badge(reader.text(state.label), name) for name, state in course.states.items()}
    order = list(badges)
    turns = sorted(course.transitions, key=lambda each: order.index(each.target))
    states = (
        StateView(
            badges[name],
            state.final,
            _about(fields[name], reader),
            tuple(_turn(each, badges, reader) for each in turns if name in each.sources),
        )
        for name, state in course.states.items()
    )
    drawn = diagram(tuple(badges.values()), course.transitions)
    return CourseView(kind, reader.text(ledger.schemas[kind].label), tuple(states), drawn)


def _turn(transition: Transition, badges: Mapping[str, Badge], reader: Reader) -> Turn:
    guard = GUARDS.get(transition.guard)
    return Turn(badges[transition.target], reader.text(guard) if guard else transition.guard)


def _about(fields: Fields, reader: Reader) -> str:
    return reader.text(Label.of(fields["about"])) if "about" in fields else ""


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
