"""The order in which pages are shown, which is that of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from accord.site.records.card import Card


def numbered(urls: Iterable[str], cards: Mapping[str, Card]) -> dict[str, int]:
    """A number for each address: open records first and archived ones last, the latest first.

    What is no record stands between them.
    """

    def card(url: str) -> Card | None:
        return cards.get(url.removeprefix("records/").partition("/")[0])

    def age(url: str) -> int:
        found = card(url)
        return 1 if found is None else 2 if found.is_archived else 0

    def raised(url: str) -> str:
        found = card(url)
        return found.raised_on if found else ""

    latest = sorted(sorted(set(urls)), key=raised, reverse=True)
    return {url: number for number, url in enumerate(sorted(latest, key=age))}
