"""The pages that look over all records: home, board, lists, departments, people, figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from accord.directory import Directory
from accord.export.subscriptions import of_person
from accord.ledger import Ledger
from accord.proposals.proposal import Proposal
from accord.site.figures.pages import all_figures, department_figures, figure_pages
from accord.site.lists.ways import ways
from accord.site.making.outline import Outline
from accord.site.overviews.agenda import agenda
from accord.site.overviews.board import boards
from accord.site.overviews.changes import changes
from accord.site.overviews.chooser import staff
from accord.site.overviews.department import departments
from accord.site.overviews.due import desks
from accord.site.overviews.home import home
from accord.site.overviews.person import people
from accord.site.overviews.review import under_review, unread
from accord.site.overviews.sieve import sieve
from accord.site.overviews.tally import tallies
from accord.site.overviews.trends import trends
from accord.site.overviews.week import week
from accord.site.page import Page
from accord.site.templates import Writer
from accord.survey import Survey


def overviews(
    whole: Outline,
    opened: Ledger,
    now: datetime,
    writer: Writer,
    proposed: tuple[Proposal, ...],
) -> Iterator[Page]:
    """All of them, from the outline of the whole; `now` is aware."""
    reader, _ = writer.reader, writer.reader.gettext
    all_boards = boards(opened, whole.cards, reader, under_review(proposed, reader))
    all_desks = desks(whole.owed, reader)
    everybody = people(whole, now, reader)
    all_departments = departments(now, whole, all_desks, everybody, reader)
    latest = changes(whole.changed)
    all_views = all_figures(whole.tallies, opened, now, writer)
    front = home(whole, all_boards, all_desks, week(whole.changed, latest, reader), reader)
    all_tallies = tallies(whole.owed)
    yield writer.listed(
        "",
        front.organization,
        "overviews/home",
        home=front,
        calendar=of_person("{id}"),
        staff=staff(everybody.values(), reader),
        trends=tuple(trends(all_views)),
        tallies=all_tallies,
    )
    yield writer.listed(
        "board/",
        _("Board"),
        "overviews/board",
        boards=all_boards,
        fields=sieve(all_boards, opened, reader),
        unread=unread(proposed),
    )
    yield writer.listed(
        "due/",
        _("Overdue and due soon"),
        "overviews/due",
        wide=False,
        overdue=front.overdue_count,
        desks=all_desks,
        agenda=agenda(whole.owed, Survey(opened, now, {}, Directory({})).ahead, reader),
        tallies=all_tallies,
    )
    yield writer.listed(
        "changes/",
        _("What changed"),
        "overviews/changes",
        wide=False,
        changes=latest,
        ways=ways("changes", reader),
    )
    yield writer.listed(
        "departments/",
        _("Departments"),
        "overviews/departments",
        departments=all_departments,
        people=everybody.values(),
        tallies=all_tallies,
    )
    figures = department_figures(whole.tallies, opened, now, writer)
    for each in all_departments:
        url, glance = f"departments/{each.code}/", figures[each.code]
        missed = whole.slips.get(each.code, ())
        yield writer.page(
            url, each.name, "overviews/department", department=each, glance=glance, slips=missed
        )
    yield writer.listed("people/", _("People"), "overviews/people", people=everybody.values())
    for one in everybody.values():
        yield writer.page(f"people/{one.id}/", one.name, "overviews/person", person=one)
    yield from figure_pages(all_views, writer)
