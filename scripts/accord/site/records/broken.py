"""What is wrong with a record's files; of one whose form can't be read, all that can be said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accord.model import BrokenRecord, Finding
from accord.site.reader import Reader
from accord.survey import Survey


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding in the reader's words."""

    path: str
    line: int
    rule: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class BrokenView:
    """A record whose form could not be read."""

    id: str
    kind_label: str
    folder: str
    problems: tuple[Problem, ...]


def broken_view(broken: BrokenRecord, survey: Survey, reader: Reader) -> BrokenView:
    """What can be said of a record whose form could not be read."""
    return BrokenView(
        id=broken.id,
        kind_label=reader.text(survey.ledger.schemas[broken.kind].label),
        folder=broken.folder,
        problems=problems(broken.findings, broken.folder, reader),
    )


def problems(findings: Iterable[Finding], folder: str, reader: Reader) -> tuple[Problem, ...]:
    inside = [each for each in findings if each.path.startswith(f"{folder}/")]
    return tuple(
        Problem(
            each.path,
            each.position.line,
            each.rule,
            reader.text(each.message),
            reader.text(each.help),
        )
        for each in sorted(inside, key=lambda each: each.sort_key)
    )
