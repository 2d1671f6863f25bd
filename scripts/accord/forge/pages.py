"""A list that a forge gives in pages -> all of it, or none.

GitHub names the address of the next page, and not how long the list is. Gitea says how long
it is, and for some lists not where it goes on; it counts items that it keeps from us.
"""

from __future__ import annotations

from typing import Any

import requests

from accord.forge.transport import Query, Transport
from accord.language import say

_MOST = 200


def pages(transport: Transport, path: str, query: Query, *, is_filtered: bool = False) -> list[Any]:
    """All items of the list at `path`, however many pages it has.

    `is_filtered`: items may be kept from us and counted all the same.

    Raises:
        ForgeError: a page could not be read, or items are missing.
    """
    items: list[Any] = []
    longest, address = 1, path
    for number in range(1, _MOST + 1):
        reply = transport.ask("GET", address, query)
        if reply.answer is None or not isinstance(reply.content, list):
            raise transport.trouble(say("The forge gave no list for {path}.", path=path))
        items += reply.content
        longest = max(longest, len(reply.content))
        following, total = _next(reply.answer), _announced(reply.answer)
        if following:
            address, query = following, {}  # which the address holds
        elif total is None or reply.answer.links or number * longest >= total:
            _count(transport, items, total, path, is_filtered=is_filtered)
            return items
        else:  # a page may be short only because of what is kept from us
            query = {**query, "page": number + 1}
    raise transport.trouble(say("The forge gave no end of pages for {path}.", path=path))


def _next(answer: requests.Response) -> str | None:
    return answer.links.get("next", {}).get("url")


def _announced(answer: requests.Response) -> int | None:
    total = answer.headers.get("X-Total-Count", "")
    return int(total) if total.isdecimal() else None


def _count(
    transport: Transport, items: list[Any], total: int | None, path: str, *, is_filtered: bool
) -> None:
    if total is None or len(items) == total or (is_filtered and len(items) < total):
        return
    raise transport.trouble(
        say(
            "The forge announced {total} items for {path} and gave {found}.",
            total=total,
            path=path,
            found=len(items),
        )
    )
