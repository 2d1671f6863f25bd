"""A forge in memory, over real HTTP: what was done to it is what it answers.

It speaks GitHub's dialect and Gitea's, over one state. Give it people, changes, reviews; let
`accord` read from `forge.api("github")` or `forge.api("gitea")`; look at what was posted.
Faults are scripted: see `faults`.
"""

from tests.forge.fake.faults import Fault, broken, cut_off, limited, meanwhile, secondary, status
from tests.forge.fake.server import FakeForge
from tests.forge.fake.state import Comment, Commit, Pull, Review, User

__all__ = [
    "Comment",
    "Commit",
    "FakeForge",
    "Fault",
    "Pull",
    "Review",
    "User",
    "broken",
    "cut_off",
    "limited",
    "meanwhile",
    "secondary",
    "status",
]
