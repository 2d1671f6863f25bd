"""Where a calendar can be subscribed to, as a page says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from accord.export.appointment import address
from accord.site.reader import Reader


@dataclass(frozen=True, slots=True)
class Subscription:
    """`path` leads from the root of the language to the file.

    `address` is the whole address, and `opens` the one that a calendar program answers to;
    both are empty where the registry does not say where the site is.
    """

    path: str
    address: str
    opens: str


def subscription(path: str, reader: Reader) -> Subscription:
    """The calendar at `path`."""
    whole = address(reader.organization.site, reader.language, path) or ""
    return Subscription(path, whole, re.sub(r"^https?:", "webcal:", whole))
