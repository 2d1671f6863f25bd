"""Progress reports: each period once, and no step back without a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.language import say
from accord.model import Entry, Severity
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule
from accord.schema.schemas import Heading

# After these, what is to be done is not what it was: a lower figure tells of other work.
_NEW_WORK = frozenset(("consensus", "plan", "confirmation", "acceptance"))


@rule(Severity.WARNING)
def covers_once(case: Case) -> Iterator[Trouble]:
    """A department reports a period once.

    Why: of two reports on one week, readers can't tell which one holds.
    Fix: Mend the first report with `supersedes`, or write the period that this one is about.
    """
    reports: dict[tuple[str | None, str], str] = {}
    for step in case.story.steps:
        entry = step.entry
        if entry.kind != "progress":
            continue
        period = (entry.department, str(entry.fields["covers"]))
        first = reports.setdefault(period, entry.name)
        if first != entry.name:
            yield Trouble(
                entry.document,
                ("covers",),
                say(
                    "{department} has reported on {period} already, in {name}.",
                    department=entry.department,
                    period=period[1],
                    name=first,
                ),
                say("Write supersedes: {name}, or the period that this one is about.", name=first),
            )


@rule(Severity.WARNING)
def percent_falls(case: Case) -> Iterator[Trouble]:
    """A task that is less complete than it was reported before is told with a reason.

    A report gives the reason in its section on problems, or by asking for help. None is wanted
    after a new plan, a new consensus, an acceptance, or feedback that was not solved: the work
    is another then.

    Why: whoever relied on the higher figure must learn what happened.
    Fix: Say in the section on problems and risks what set the work back.
    """
    told: dict[str, int] = {}
    optional = [each for each in case.ledger.schemas["progress"].headings if not each.required]
    advice = say("Say what happened under {headings}.", headings=[each.label for each in optional])
    for step in case.story.steps:
        if step.entry.kind in _NEW_WORK and step.allowed:
            told.clear()
        if step.entry.kind != "progress":
            continue
        silent = not _gives_reason(step.entry, optional)
        for place, task in enumerate(step.entry.fields["tasks"]):
            before = told.get(task["id"], 0)
            told[task["id"]] = task["percent"]
            if silent and task["percent"] < before:
                message = say(
                    "{task} falls from {before} % to {percent} %, and nothing says why.",
                    task=task["id"],
                    before=before,
                    percent=task["percent"],
                )
                pointer = ("tasks", place, "percent")
                yield Trouble(step.entry.document, pointer, message, advice)


def _gives_reason(report: Entry, headings: Sequence[Heading]) -> bool:
    """Whether a report asks for help, or fills one of the sections that it need not have."""
    names = {name for each in headings for name in (each.label.zh, each.label.en)}
    return "help" in report.fields or any(
        section.text and section.heading in names for section in report.document.sections
    )
