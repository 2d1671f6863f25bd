"""A tree -> findings, by several processes, and without looking twice at what has not changed."""

from accord.check.checking import Checked, check

__all__ = ["Checked", "check"]
