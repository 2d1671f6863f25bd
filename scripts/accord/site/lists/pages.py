"""The pages of the lists, and the data of the longest."""

from __future__ import annotations

from collections.abc import Iterator

from accord.site.lists.catalogue import catalogue
from accord.site.lists.index import Index
from accord.site.page import Page
from accord.site.templates import Writer


def lists(found: Index, writer: Writer) -> Iterator[Page]:
    """The lists that stand in the menu."""
    _ = writer.reader.gettext
    yield writer.listed("records/", _("All records"), "lists/index", index=found)


def list_data(found: Index) -> dict[str, bytes]:
    """What the script of the index asks for, by path, where the page has not all of it."""
    return {"assets/records.js": catalogue(found.cards)} if found.is_cut else {}
