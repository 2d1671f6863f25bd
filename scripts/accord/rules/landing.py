"""What the gate refuses whoever approves it, beside what the check finds."""

from __future__ import annotations

from accord.language import say
from accord.rules.rule import PlainRule

LANDING_RULES = (
    PlainRule(
        "merge-conflict",
        say("A change can be merged into the branch on which it is to land."),
        say("Where two people have changed one file, somebody must say what holds."),
        say(
            "Merge that branch into the change and settle the conflict there. If another record"
            " has taken the id meanwhile, give this one the next: `accord renumber`."
        ),
    ),
    PlainRule(
        "reviewed-bytes",
        say("What would land is, byte for byte, what was proposed and reviewed."),
        say("Two changes that merge without a conflict can make what nobody has approved."),
        say("Merge the branch on which it is to land, and have the result reviewed."),
    ),
    PlainRule(
        "nothing-changes",
        say("A change changes something."),
        say("Of nothing nobody can say who must approve it."),
        say("Close the pull request; what it proposed has landed already."),
    ),
    PlainRule(
        "signature-holds",
        say("A signature beside a form or an entry fits it, and was made with a registered key."),
        say("What looks signed and is not would deceive whoever reads it."),
        say("Delete the file, and let whoever it is about sign anew: `accord sign`."),
    ),
)
