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
    per_page = min(int(request.query.get(size, 30)), most)
    page = int(request.query.get("page", 1))
    last = max(1, -(-len(items) // per_page))
    links = []
    for name, number in (("next", page + 1), ("last", last)):
        if page < last:
            query = urlencode({**request.query, "page": number})
            links.append(
                f'<{urlsplit(request.address)._replace(query=query).geturl()}>; rel="{name}"'
            )
    headers = {"Link": ", ".join(links)} if links else {}
    headers["X-Total-Count"] = str(len(items))
    return Answer(items[(page - 1) * per_page : page * per_page], headers=headers)
