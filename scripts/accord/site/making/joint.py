"""Pages to which every share of the records has something to add.

The makers put them together too, each some of them: what the shares have made ready travels packed
from those who made it to the one who makes the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from accord.ledger import Ledger
from accord.site.making.packing import Packed, unpack
from accord.site.page import Page
from accord.site.templates import Writer


class Head(Protocol):
    """What is known of a page beside what the shares add."""

    def page(self, parts: Sequence[Any], opened: Ledger, writer: Writer) -> Page:
        """The page of what some shares have made ready, in their order."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A page to be put together of the packed parts."""

    head: Head
    parts: tuple[bytes, ...]

    def page(self, opened: Ledger, writer: Writer) -> Page:
        return self.head.page([unpack(each) for each in self.parts], opened, writer)

    @property
    def size(self) -> int:
        """In bytes, as packed."""
        return sum(map(len, self.parts))


def joints(heads: Mapping[Any, Head], shares: Sequence[Packed[Any, Any]]) -> Iterator[Joint]:
    """The pages of some heads, by the keys under which the shares have their parts."""
    for key, head in heads.items():
        yield Joint(head, tuple(share.packed(key) for share in shares if key in share))


def dealt(every: Sequence[Joint], hands: int) -> list[list[Joint]]:
    """The joints in as many heaps of about the same work."""
    ordered = sorted(every, key=lambda each: each.size, reverse=True)
    return [ordered[number::hands] for number in range(hands)]
