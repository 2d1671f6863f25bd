"""Where a text names a record by its id, and the same text with another id."""

from __future__ import annotations

import re

# What an address on the web holds stays: whatever it leads to has not moved.
_ADDRESS = rb"[a-z][a-z0-9+.-]*://[!-~]*"


def mentions(data: bytes, id: str) -> bool:
    """Whether a file names a record, in addresses too."""
    return bool(re.search(_alone(id), data))


def renamed(data: bytes, old: str, new: str) -> bytes:
    """A file with another id wherever it names a record, but in addresses on the web."""

    def other(found: re.Match[bytes]) -> bytes:
        return found[0] if found["address"] else new.encode()

    return re.sub(rb"(?P<address>%s)|%s" % (_ADDRESS, _alone(old)), other, data)


def _alone(id: str) -> bytes:
    """An id that is no part of a longer one."""
    return rb"(?<![A-Za-z0-9])(?<![A-Za-z0-9]-)%s(?!-?[A-Za-z0-9])" % re.escape(id).encode()
