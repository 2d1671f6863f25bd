"""协作完成确认函, of feedback 反馈确认函: departments confirm how it ended."""

from __future__ import annotations

from collections.abc import Iterator

from accord.model import Entry, Fields
from accord.schema.schemas import label
from accord.site.documents.clerk import Clerk
from accord.site.documents.criteria import criteria, heading
from accord.site.documents.sheet import Listing, Part, Sentence


def letter(clerk: Clerk, entry: Entry) -> Iterator[Part]:
    """What is confirmed; of a request with the deliverables and by which table each passed."""
    yield Sentence(_confirmed(clerk, entry))
    yield from clerk.parts(clerk.rows(entry))
    if passed := _passed(clerk, entry):
        yield passed


def _confirmed(clerk: Clerk, entry: Entry) -> str:
    _, form = clerk.reader.gettext, clerk.form_at(entry)
    named = {
        "title": form["title"],
        "id": clerk.case.record.id,
        "initiating": clerk.reader.department(form["from"]),
        "asked": clerk.departments(form["to"]),
    }
    if clerk.case.record.kind == "request":
        return _(
            "The request “{title}” (No. {id}), raised by {initiating} and worked on together "
            "with {asked}, is complete. {signers} confirm that it is closed.",
            signers=clerk.departments(entry.departments),
            **named,
        )
    if entry.fields.get("result") == "solved":
        return _(
            "The problem “{title}” (No. {id}), which {initiating} reported to {asked}, "
            "is confirmed to be solved.",
            **named,
        )
    return _(
        "The problem “{title}” (No. {id}), which {initiating} reported to {asked}, "
        "is not solved yet.",
        **named,
    )


def _passed(clerk: Clerk, entry: Entry) -> Listing | None:
    """Of each deliverable what was agreed, what was measured last, and in which table it passed."""
    _, verdicts = clerk.reader.gettext, _verdicts(clerk, entry)
    if not verdicts:
        return None
    agreed, node = criteria(clerk, entry), clerk.survey.ledger.schemas["acceptance"]
    measured = clerk.reader.text(label(node.at(("deliverables", 0, "measured"))))
    return Listing(
        _("Deliverables accepted"),
        (_("Deliverable"), heading(clerk), measured, _("Acceptance table")),
        tuple(
            (
                clerk.cell(f"{id} {clerk.display.names.get(id, '')}".rstrip()),
                clerk.cell(agreed.get(id)),
                clerk.cell(f"{found['measured']:g}" if "measured" in found else None),
                clerk.cell(clerk.number(table)),
            )
            for id, (found, table) in sorted(verdicts.items())
        ),
    )


def _verdicts(clerk: Clerk, entry: Entry) -> dict[str, tuple[Fields, Entry]]:
    """The last verdict on each deliverable before an entry, where it was passed."""
    last = {
        each["id"]: (each, table)
        for table in clerk.case.story.of("acceptance")
        if table.at <= entry.at
        for each in table.fields["deliverables"]
    }
    return {id: found for id, found in last.items() if found[0]["verdict"] == "pass"}
