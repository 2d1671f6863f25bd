"""A tree of records at an instant -> every page of the site in one language."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import datetime
from importlib import resources

from accord.crew import Crew
from accord.directory import Directory
from accord.export.subscriptions import calendars
from accord.figures import Tally
from accord.ledger import Ledger
from accord.proposals.proposal import Proposal
from accord.proposals.reading import proposals
from accord.report.report import RULES_PAGE
from accord.ledger.shares import shares, whole
from accord.proof.proofs import Kept, kept
from accord.site.clockwork import clockwork
from accord.site.maker import Around, Maker
from accord.site.outline import Outline, joined
from accord.site.page import Page
from accord.site.pages_figures import Rows, figure_pages, list_pages
from accord.site.reader import Reader
from accord.site.status import checked_out, status
from accord.site.templates import Writer, macro
from accord.site.views_agenda import agenda
from accord.site.views_board import boards
from accord.site.views_changes import changes
from accord.site.views_department import departments
from accord.site.views_due import desks
from accord.site.views_home import home
from accord.site.views_index import index
from accord.site.views_person import people
from accord.site.views_tally import tallies
from accord.site.views_review import by_record, under_review, unread
from accord.site.views_reference import entries_view, form_view
from accord.site.views_rules import rules_view
from accord.site.views_workflow import workflow_view
from accord.survey import Survey
from accord.trees import Folder, Revision, Tree, TreeError

# In how many parts the pages of a share come, so that they can be used as they come.
PARTS = 16


def site(
    tree: Tree, opened: Ledger, now: datetime, language: str, *, pinned: bool = False
) -> dict[str, Page | bytes]:
    """Everything that the program contributes to the site, by path.

    Args:
        tree: where the records are.
        opened: the ledger of the tree; its records need not have been read.
        now: the instant that the site shows; aware.
        language: "zh" or "en".
        pinned: whether that instant was chosen, and is not the present.
    """
    few, records = begin_site(tree, opened, now, language, pinned=pinned)
    return {**few, **{page.path: page for page in records}}


def begin_site(
    tree: Tree, opened: Ledger, now: datetime, language: str, *, pinned: bool = False
) -> tuple[dict[str, Page | bytes], Iterator[Page]]:
    """The same in two parts: all but the records at once, and the records one by one.

    Their pages are made meanwhile, beside whatever the caller does.
    """
    writer = Writer(Reader(language, opened.organization))
    is_another = pinned and now != opened.organization.as_of
    proposed = () if is_another else _proposed(tree, opened, now)
    known = by_record(under_review(proposed, writer.reader))
    around = Around(now, _kept(tree), known)
    crew = Crew([Maker(tree, opened, share, around, writer) for share in shares(whole(tree))])
    outline = joined(answer.result() for answer in crew.ask(Maker.outline))
    crew.ask(Maker.meet, outline.directory)
    parts = [crew.ask(Maker.pages, part, PARTS) for part in range(PARTS)]
    coming = deque(answer for part in parts for answer in part)
    counted = crew.ask(Maker.counted)
    pages = (*_overviews(outline, opened, now, writer, proposed), *_reference(opened, writer))
    dues = [datetime.fromisoformat(each.due_at) for each in outline.owed]
    script = {"assets/clockwork.js": clockwork(opened, now, dues, writer.reader)}
    subscribed = calendars(outline.booked, opened.organization, now, language)
    told = status(outline, opened, now, pinned=pinned, commit=checked_out(tree))
    lists = _lists(outline.tallies, counted, opened, now, writer)
    files = {**subscribed, **_assets(), **script, "status.json": told}
    return {**{page.path: page for page in pages}, **files}, _come(coming, lists, crew)


def _proposed(tree: Tree, opened: Ledger, now: datetime) -> tuple[Proposal, ...]:
    """The open changes of a clone; what was open at another instant nobody knows."""
    return proposals(tree.root, opened, now) if isinstance(tree, Folder) else ()


def _kept(tree: Tree) -> Kept:
    """What the gate has kept, where the records come from a clone of its repository."""
    with contextlib.suppress(TreeError):  # there is no git here, and nothing is known of it
        if isinstance(tree, Folder | Revision):
            return kept(tree.root)
    return Kept()


def _come(
    coming: deque[Future[list[Page]]], lists: Iterator[Page], crew: Crew[Maker]
) -> Iterator[Page]:
    while coming:
        yield from coming.popleft().result()
    yield from lists
    crew.dismiss()


def _lists(
    tallies: tuple[Tally, ...],
    counted: list[Future[Rows]],
    opened: Ledger,
    now: datetime,
    writer: Writer,
) -> Iterator[Page]:
    """What the figures count, once every share has made its rows."""
    yield from list_pages(tallies, [each.result() for each in counted], opened, now, writer)


def notice(ledger: Ledger, now: datetime, language: str, *, pinned: bool) -> str:
    """Of which instant the pages speak: a sentence as HTML, which may tell of its age later.

    What is `pinned` stays as it is for whoever opens it, whenever that is.
    """
    reader = Reader(language, ledger.organization)
    moment = reader.moment(now)
    if ledger.organization.as_of == now:
        said = reader.gettext("This demonstration shows the state of {moment}.", moment=moment)
    elif pinned:
        said = reader.gettext(
            "The state of {moment}, looked back at: nothing later counts here.", moment=moment
        )
    else:
        said = reader.gettext("The state of {moment}.", moment=moment)
    return macro("notice", "html")(said, now.isoformat(), pinned, reader.gettext)


def _overviews(
    whole: Outline,
    opened: Ledger,
    now: datetime,
    writer: Writer,
    proposed: tuple[Proposal, ...],
) -> Iterator[Page]:
    reader, _ = writer.reader, writer.reader.gettext
    all_boards = boards(opened, whole.cards, reader, under_review(proposed, reader))
    all_desks = desks(whole.owed, reader)
    everybody = people(whole, now, reader)
    all_departments = departments(now, whole.cards, all_desks, everybody, reader)
    latest = changes(whole.changed)
    front = home(whole, all_boards, all_desks, latest.count, reader)
    all_tallies = tallies(whole.owed)
    table = index(opened, whole.cards, whole.broken, reader)
    yield writer.listed("", front.organization, "home", home=front, tallies=all_tallies)
    yield writer.listed(
        "board/", _("Board"), "board", boards=all_boards, unread=unread(proposed)
    )
    yield writer.listed(
        "due/",
        _("Overdue and due soon"),
        "due",
        wide=False,
        overdue=front.overdue_count,
        desks=all_desks,
        agenda=agenda(whole.owed, Survey(opened, now, {}, Directory({})).ahead, reader),
        tallies=all_tallies,
    )
    yield writer.listed("changes/", _("What changed"), "changes", wide=False, changes=latest)
    yield writer.listed("records/", _("All records"), "records", index=table)
    yield writer.listed(
        "departments/",
        _("Departments"),
        "departments",
        departments=all_departments,
        people=everybody.values(),
        tallies=all_tallies,
    )
    for each in all_departments:
        yield writer.page(f"departments/{each.code}/", each.name, "department", department=each)
    yield writer.page("people/", _("People"), "people", people=everybody.values())
    for one in everybody.values():
        yield writer.page(f"people/{one.id}/", one.name, "person", person=one)
    yield from figure_pages(whole.tallies, opened, now, writer)


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
    yield writer.listed(
        RULES_PAGE, _("Rules of the check"), "reference_rules", wide=False, themes=rules_view(reader)
    )


def _assets() -> dict[str, bytes]:
    """The style sheet, the script and the pictures that the pages use."""
    folder = resources.files("accord") / "templates" / "assets"
    return {f"assets/{file.name}": file.read_bytes() for file in folder.iterdir()}
