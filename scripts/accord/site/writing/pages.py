"""The pages on which people write: one for each form and kind of entry, and which is for what."""

from __future__ import annotations

from collections.abc import Iterator

from accord.ledger import Ledger
from accord.model import RECORD_KINDS
from accord.site.page import Page
from accord.site.templates import Writer
from accord.site.writing.assets import loaded, styles
from accord.site.writing.choosing import choosing
from accord.site.writing.form import form_page


def kinds(opened: Ledger) -> tuple[str, ...]:
    """Everything that people write: the forms, then the entries in the order of the table."""
    return (*RECORD_KINDS, *opened.workflow.entries)


def writing(opened: Ledger, writer: Writer) -> Iterator[Page]:
    """All of them. The search finds what they are about in the reference."""
    reader, _ = writer.reader, writer.reader.gettext
    which = choosing(opened, reader)
    yield writer.listed("write/", _("Write"), "writing/choosing", wide=False, choosing=which)
    for kind in kinds(opened):
        form = form_page(kind, opened, reader)
        yield writer.page(
            f"write/{kind}/",
            form.label,
            "writing/form",
            sought=False,
            form=form,
            scripts=loaded(),
            styles=styles(),
        )
