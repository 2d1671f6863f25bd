"""A department's page: its people, what it owes, and the open records it has a part in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from accord.export.subscriptions import of_department
from accord.organization import Organization
from accord.site.lists.corner import Corner, corners
from accord.site.making.outline import Outline
from accord.site.overviews.calendar import Subscription, subscription
from accord.site.overviews.due import Desk
from accord.site.overviews.person import MOST, PersonView, urgent
from accord.site.reader import Reader
from accord.site.records.card import Card


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the department, and what they hold there; `page` is all about them."""

    is_lead: bool
    is_contact: bool
    page: PersonView

    @property
    def name(self) -> str:
        return self.page.name


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """`raised` and `asked` are its open records, of which the page shows the most urgent `most`."""

    code: str
    name: str
    members: tuple[Member, ...]
    desk: Desk
    raised: tuple[Card, ...]
    asked: tuple[Card, ...]
    is_closed: bool
    calendar: Subscription
    corner: Corner
    most: int = MOST

    @property
    def lead(self) -> Member | None:
        return next((each for each in self.members if each.is_lead), None)

    @property
    def contact(self) -> Member | None:
        return next((each for each in self.members if each.is_contact), None)


def departments(
    now: datetime,
    whole: Outline,
    desks: tuple[Desk, ...],
    people: Mapping[str, PersonView],
    reader: Reader,
) -> tuple[DepartmentView, ...]:
    """Every department of the registry, with the people that it has on the day of `now`."""
    today = reader.organization.day(now)
    by_code = {desk.code: desk for desk in desks}
    still_open = urgent(whole.cards.values())
    all_corners = corners(whole.notes, whole.cards, reader)
    return tuple(
        DepartmentView(
            code=code,
            name=reader.department(code),
            members=tuple(_members(code, today, people, reader.organization)),
            desk=by_code[code],
            raised=tuple(each for each in still_open if each.departments[0] == code),
            asked=tuple(each for each in still_open if code in each.departments[1:]),
            is_closed=not department.exists_on(today),
            calendar=subscription(of_department(code), reader),
            corner=all_corners[code],
        )
        for code, department in reader.organization.departments.items()
    )


def _members(
    code: str, today: date, people: Mapping[str, PersonView], organization: Organization
) -> Iterator[Member]:
    """The lead and the contact first."""
    lead, contact = organization.lead(code, today), organization.contact(code, today)
    found = [
        each
        for each in people.values()
        if not each.is_gone and (each.department == code or each.id in (lead, contact))
    ]
    found.sort(key=lambda each: (each.id != lead, each.id != contact))
    for each in found:
        yield Member(is_lead=each.id == lead, is_contact=each.id == contact, page=each)
