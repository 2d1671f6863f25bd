"""The pages made of schemas, table and calendar: forms, entries, workflow, working days, rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from accord.ledger import Ledger
from accord.report.report import RULES_PAGE
from accord.site.page import Page
from accord.site.reference.forms import entries_view, form_view
from accord.site.reference.rules import rules_view
from accord.site.reference.workdays import workdays_view
from accord.site.reference.workflow import workflow_view
from accord.site.templates import Writer


def reference(ledger: Ledger, now: datetime, writer: Writer) -> Iterator[Page]:
    """The whole reference in the reader's language; of the calendar the years around `now`."""
    reader, _ = writer.reader, writer.reader.gettext
    for kind in ("request", "feedback"):
        form = form_view(ledger.schemas[kind], reader)
        yield writer.listed(
            f"reference/{kind}/", form.label, "reference/form", wide=False, form=form
        )
    yield writer.listed(
        "reference/entries/",
        _("Entries"),
        "reference/entries",
        wide=False,
        forms=entries_view(ledger, reader),
    )
    yield writer.listed(
        "reference/workflow/",
        _("States and time limits"),
        "reference/workflow",
        wide=False,
        workflow=workflow_view(ledger, reader),
    )
    yield writer.listed(
        "reference/workdays/",
        _("Working days"),
        "reference/workdays",
        wide=False,
        workdays=workdays_view(ledger, ledger.organization.day(now), reader),
    )
    yield writer.listed(
        RULES_PAGE,
        _("Rules of the check"),
        "reference/rules",
        wide=False,
        themes=rules_view(reader),
    )
