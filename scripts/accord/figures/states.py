"""The states of both kinds of record, as figures call them."""

from __future__ import annotations

from collections.abc import Mapping

from accord.language import Label
from accord.model import RECORD_KINDS
from accord.workflow.table import StateName, Workflow


def state_labels(workflow: Workflow, *, final: bool) -> Mapping[str, Label]:
    """Every state by its name, once; both labels where the two kinds differ.

    Those that end a record only if `final`.
    """
    found: dict[str, list[StateName]] = {}
    for kind in RECORD_KINDS:
        for state in workflow.courses[kind].states.values():
            if final or not state.final:
                found.setdefault(state.name, []).append(state)
    return {name: _either([state.label for state in states]) for name, states in found.items()}


def _either(labels: list[Label]) -> Label:
    chinese = dict.fromkeys(label.zh for label in labels)
    english = dict.fromkeys(label.en for label in labels)
    return Label(" / ".join(chinese), " / ".join(english))
