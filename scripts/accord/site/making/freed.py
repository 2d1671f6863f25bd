"""Gives back to the system what the process has freed.

The allocator of the C library keeps it for later, in every process as much as that ever needed
at a time. Other systems' allocators are left to themselves.
"""

from __future__ import annotations

import sys
from ctypes import CDLL


def hand_back() -> None:
    """Some hundredths of a second's work: for when much was freed and little is wanted soon."""
    trim = getattr(CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:  # not every Linux has the GNU library
        trim(0)
