"""The form as a document: 协作需求表 or 问题反馈表, with what was changed since it was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.model import Entry
from accord.schema.schemas import label
from accord.site.documents.clerk import Clerk
from accord.site.documents.sheet import Listing, Part, Sheet, passages
from accord.site.documents.signing import form_signers
from accord.site.values.shapes import Row

ANCHOR = "form"


def form_sheet(clerk: Clerk) -> Sheet:
    """The effective form; its number is that of the record."""
    case, reader = clerk.case, clerk.reader
    return Sheet(
        anchor=ANCHOR,
        source=f"#{ANCHOR}",
        title=reader.text(clerk.survey.ledger.schemas[case.record.kind].label),
        number=case.record.id,
        day=reader.day_of(case.record.raised_at),
        notes=(),
        parts=tuple(_parts(clerk)),
        signers=tuple(form_signers(clerk)),
    )


def _parts(clerk: Clerk) -> Iterator[Part]:
    yield from clerk.parts(_rows(clerk))
    yield from passages(clerk.shown.preamble, clerk.shown.sections)
    if amendments := clerk.case.story.of("amendment"):
        yield _changes(clerk, amendments)


def _rows(clerk: Clerk) -> Iterator[Row]:
    """Every field but the id; the record's page has some in its head and elsewhere."""
    properties = clerk.survey.ledger.schemas[clerk.case.record.kind].properties
    form, shown = clerk.case.form, (*clerk.shown.short, *clerk.shown.long)
    yield clerk.display.row("title", properties["title"], form["title"])
    yield from shown
    if "links" in form:
        yield clerk.display.row("links", properties["links"], form["links"])


def _changes(clerk: Clerk, amendments: Sequence[Entry]) -> Listing:
    """Which fields were given new values, when, by whom and why."""
    _, reader = clerk.reader.gettext, clerk.reader
    properties = clerk.survey.ledger.schemas[clerk.case.record.kind].properties
    return Listing(
        _("Changed since"),
        (_("Date"), _("Changed fields"), _("Written by")),
        tuple(
            (
                clerk.cell(reader.day_of(each.at)),
                clerk.cell(
                    clerk.comma.join(
                        reader.text(label(properties[name])) for name in each.fields["changes"]
                    )
                ),
                clerk.cell(reader.person(each.by)),
            )
            for each in amendments
        ),
    )
