"""A tree of files -> the ledger: where files belong, what they say, and what is wrong in them."""

from accord.ledger.ledger import POLICY, UNREADABLE, Ledger, PolicyBroken, filled, opened, read

__all__ = ["POLICY", "UNREADABLE", "Ledger", "PolicyBroken", "filled", "opened", "read"]
