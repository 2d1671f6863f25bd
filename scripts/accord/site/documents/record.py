"""All documents of a record, on one page: each of them a sheet of its own."""

from __future__ import annotations

from dataclasses import dataclass

from accord.site.documents.clerk import Clerk
from accord.site.documents.entries import entry_sheets
from accord.site.documents.footers import footers
from accord.site.documents.form import form_sheet
from accord.site.documents.sheet import Sheet
from accord.site.reader import Reader
from accord.site.records.record import RecordView
from accord.survey import Case, Survey


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """`footers` is a style sheet that writes each number below the pages of its sheet."""

    id: str
    title: str
    office: str
    sheets: tuple[Sheet, ...]
    footers: str


def documents_view(case: Case, survey: Survey, shown: RecordView, reader: Reader) -> DocumentsView:
    """The form first, then what came of it in the order of time; `shown` is the record's page."""
    clerk = Clerk(case, survey, shown, reader)
    sheets = (form_sheet(clerk), *entry_sheets(clerk))
    return DocumentsView(
        id=case.record.id,
        title=str(case.form["title"]),
        office=reader.text(survey.ledger.organization.name),
        sheets=sheets,
        footers=footers(each.number for each in sheets),
    )
