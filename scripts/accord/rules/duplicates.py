"""What is asked twice is asked in one record, or the two know of each other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import timedelta

from accord.directory import Listing, Outlook
from accord.language import say
from accord.model import Severity
from accord.rules.neighbours import Clash, Neighbourhood
from accord.rules.rule import rule

_NEAR = timedelta(days=30)
# A title shorter than this means something else with a character less.
_LONG_ENOUGH = 5


@rule(Severity.WARNING)
def raised_once(neighbourhood: Neighbourhood) -> Iterator[Clash]:
    """Open records between the same departments, raised within a month, differ in their titles.

    If they don't, they are linked. Spaces, marks and capitals make no difference, nor does one
    character that is left out; numbers do.

    Why: two teams do the same work, and each record waits for the other's answer.
    Fix: Cancel the later record, or link the two with `duplicates`, `relates` or `follows`.
    """
    groups: dict[tuple[str, ...], list[Listing]] = {}
    for each in neighbourhood.directory.listings.values():
        if each.outlook is Outlook.OPEN:
            groups.setdefault(each.parties, []).append(each)
    for group in groups.values():
        for earlier, later in _alike(group):
            yield Clash(
                later.form_path,
                ("title",),
                say(
                    "The same departments have {other} open, raised on {day}: {title}.",
                    other=earlier.id,
                    day=f"{earlier.raised_at:%Y-%m-%d}",
                    title=earlier.title,
                ),
                say(
                    "If it is the same, cancel this one; if not, make the titles differ, or write "
                    "relates: [{other}] under links.",
                    other=earlier.id,
                ),
            )


def _alike(group: Iterable[Listing]) -> Iterator[tuple[Listing, Listing]]:
    """Each record with the last one before it that has its title, or nearly so.

    Of each title only the last record is kept in mind, so that many alike take no longer.
    """
    same: dict[str, Listing] = {}
    longer: dict[str, Listing] = {}
    for later in sorted(group, key=lambda each: (each.raised_at, each.id)):
        title = _plain(later.title)
        shorter = tuple(_shortened(title))
        found = (same.get(title), longer.get(title), *map(same.get, shorter))
        near = [
            each
            for each in found
            if each and later.raised_at - each.raised_at <= _NEAR and not _linked(each, later)
        ]
        if title and near:
            yield max(near, key=lambda each: (each.raised_at, each.id)), later
        same[title] = later
        longer.update(dict.fromkeys(shorter, later))


def _plain(title: str) -> str:
    """A title without what makes no difference."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    return "".join(each for each in folded if each.isalnum())


def _shortened(title: str) -> Iterator[str]:
    """The title with any one character left out that is no number."""
    if len(title) >= _LONG_ENOUGH:
        for place, each in enumerate(title):
            if not each.isnumeric():
                yield title[:place] + title[place + 1 :]


def _linked(one: Listing, other: Listing) -> bool:
    return any(
        target.id in ids
        for record, target in ((one, other), (other, one))
        for ids in record.links.values()
    )
