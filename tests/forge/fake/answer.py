"""A request and its answer, and lists that come in pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit


class NotFound(Exception):
    """There is nothing at that address."""


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: Mapping[str, str]
    body: Any
    address: str


@dataclass(frozen=True)
class Answer:
    body: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def paged(request: Request, items: Sequence[Any], size: str, most: int) -> Answer:
    """One page of a list, with the addresses of the pages around it."""
    page, found = _page(request, items, size, most)
    last = max(1, -(-len(items) // min(int(request.query.get(size, 30)), most)))
    around = {"prev": page - 1, "next": page + 1, "last": last if page < last else 0}
    links = []
    for name, number in around.items():
        if 1 <= number <= last:
            query = urlencode({**request.query, "page": number})
            address = urlsplit(request.address)._replace(query=query).geturl()
            links.append(f'<{address}>; rel="{name}"')
    return Answer(found, headers={"Link": ", ".join(links)} if links else {})


def counted(answer: Answer, items: Sequence[Any]) -> Answer:
    """With how long the whole list is."""
    return Answer(answer.body, headers={**answer.headers, "X-Total-Count": str(len(items))})


def unlinked(request: Request, items: Sequence[Any], size: str, most: int) -> Answer:
    """One page of a list that doesn't say where the next one is."""
    return counted(Answer(_page(request, items, size, most)[1]), items)


def _page(request: Request, items: Sequence[Any], size: str, most: int) -> tuple[int, list[Any]]:
    per_page = min(int(request.query.get(size, 30)), most)
    page = int(request.query.get("page", 1))
    return page, [*items[(page - 1) * per_page : page * per_page]]
