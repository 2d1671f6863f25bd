"""The ledger at an instant -> every page of the site in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import resources

from accord.ledger import Ledger
from accord.site.crew import begin
from accord.site.page import Page
from accord.site.reader import Reader
from accord.site.templates import Writer
from accord.site.views_board import boards
from accord.site.views_card import cards
from accord.site.views_department import departments
from accord.site.views_due import desks
from accord.site.views_home import home
from accord.site.views_index import index
from accord.site.views_record import broken_view, record_view
from accord.site.views_reference import entries_view, form_view
from accord.site.views_workflow import workflow_view
from accord.survey import Survey, survey


def site(ledger: Ledger, now: datetime, language: str) -> dict[str, Page | bytes]:
    """Everything that the program contributes to the site, by path.

    Args:
        ledger: the records and their rules.
        now: the instant that the site shows; aware.
        language: "zh" or "en".
    """
    few, records = begin_site(ledger, now, language)
    return {**few, **{page.path: page for page in records()}}


def begin_site(
    ledger: Ledger, now: datetime, language: str
) -> tuple[dict[str, Page | bytes], Callable[[], Iterator[Page]]]:
    """The same in two parts: all but the records at once, and the records when they are called.

    Their pages are made meanwhile, beside whatever the caller does.
    """
    writer = Writer(Reader(language, ledger.organization))
    found = survey(ledger, now)
    records = begin(lambda names: [_record(name, found, writer) for name in names], [*found.cases])
    pages = (*_overviews(found, writer), *_broken(found, writer), *_reference(ledger, writer))
    return {**{page.path: page for page in pages}, **_assets()}, records


def notice(ledger: Ledger, now: datetime, language: str) -> str:
    """Of which instant the pages speak, in one plain sentence."""
    reader = Reader(language, ledger.organization)
    moment = reader.moment(now)
    if ledger.organization.as_of == now:
        return reader.gettext("This demonstration shows the state of {moment}.", moment=moment)
    return reader.gettext("The state of {moment}.", moment=moment)


def _overviews(survey: Survey, writer: Writer) -> Iterator[Page]:
    reader, _ = writer.reader, writer.reader.gettext
    all_cards = cards(survey, reader)
    all_boards, all_desks = boards(survey, all_cards, reader), desks(survey, reader)
    all_departments = departments(survey, all_cards, all_desks, reader)
    broken = [broken_view(each, survey, reader) for each in survey.ledger.broken.values()]
    front = home(survey, all_cards, all_boards, all_desks, reader)
    table = index(survey, all_cards, broken, reader)
    yield writer.listed("", front.organization, "home", home=front)
    yield writer.listed("board/", _("Board"), "board", boards=all_boards)
    yield writer.listed("due/", _("Overdue and due soon"), "due", wide=False, desks=all_desks)
    yield writer.listed("records/", _("All records"), "records", index=table)
    yield writer.listed(
        "departments/", _("Departments"), "departments", departments=all_departments
    )
    for each in all_departments:
        yield writer.page(f"departments/{each.code}/", each.name, "department", department=each)


def _record(name: str, survey: Survey, writer: Writer) -> Page:
    shown = record_view(survey.cases[name], survey, writer.reader)
    return writer.page(f"records/{name}/", f"{name} {shown.card.title}", "record", record=shown)


def _broken(survey: Survey, writer: Writer) -> Iterator[Page]:
    for name, broken in survey.ledger.broken.items():
        failed = broken_view(broken, survey, writer.reader)
        yield writer.page(f"records/{name}/", name, "broken", broken=failed)


def _reference(ledger: Ledger, writer: Writer) -> Iterator[Page]:
    reader, _ = writer.reader, writer.reader.gettext
    for kind in ("request", "feedback"):
        form = form_view(ledger.schemas[kind], reader)
        yield writer.listed(
            f"reference/{kind}/", form.label, "reference_form", wide=False, form=form
        )
    yield writer.listed(
        "reference/entries/",
        _("Entries"),
        "reference_entries",
        wide=False,
        forms=entries_view(ledger, reader),
    )
    yield writer.listed(
        "reference/workflow/",
        _("States and time limits"),
        "reference_workflow",
        wide=False,
        workflow=workflow_view(ledger, reader),
    )


def _assets() -> dict[str, bytes]:
    """The style sheet, the script and the pictures that the pages use."""
    folder = resources.files("accord") / "templates" / "assets"
    return {f"assets/{file.name}": file.read_bytes() for file in folder.iterdir()}
