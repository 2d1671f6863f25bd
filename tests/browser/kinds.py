"""One page of each kind that a site has: the longest, which has the most to go wrong."""

from __future__ import annotations

import re
from pathlib import Path

# Rooms whose pages differ in what they tell alone; elsewhere each is of a kind of its own.
_ALIKE = ("records", "people", "departments", "weekly", "months", "archive", "guide", "write")
_FIGURE = re.compile(r"^[a-z-]*[a-z]")
_NUMBER = re.compile(r"[0-9]+")


def kinds(site: Path) -> tuple[str, ...]:
    """Their addresses, relative to the root of the language at `site`, in order."""
    longest: dict[str, tuple[int, str]] = {}
    for file in site.rglob("index.html"):
        address = file.parent.relative_to(site).as_posix() + "/"
        if address.startswith("en/"):
            continue
        found = (file.stat().st_size, "" if address == "./" else address)
        kind = kind_of(found[1])
        longest[kind] = max(longest.get(kind, found), found)
    return tuple(sorted(address for _, address in longest.values()))


def kind_of(address: str) -> str:
    """What pages have in common whose addresses differ in names, codes and numbers only."""
    room, *rest = address.rstrip("/").split("/")
    if room in _ALIKE and rest:
        rest[0] = "*"
    if room == "weekly" and rest[1:]:
        rest[1] = "*"
    if room == "figures" and rest:
        rest[0] = _FIGURE.sub("*", rest[0])
    return _NUMBER.sub("0", "/".join((room, *rest)))
