"""How much of what was handed over came back."""

from __future__ import annotations

from accord.figures.figure import Figure, Measure, Unit, fixed, number, share, words_of
from accord.language import say

_SENT_BACK, _KEPT = say("Sent back"), say("Never sent back")


REWORK = Figure(
    name="rework",
    label=say("Rework rate"),
    says=say("How much of what was handed over had to be mended or done again."),
    counts=say(
        "What a department handed over for a record, once for each department and record, in "
        "the month in which it was first judged: by an acceptance, or for feedback by a "
        "confirmation. It counts as sent back if anything of it was ever to be rectified, failed, "
        "or was confirmed as not solved, then or later."
    ),
    leaves_out=say(
        "What nobody has judged yet, a pass for which other acceptors are still missing, and "
        "new work that a new agreement asked for."
    ),
    mind=say(
        "Where feedback is not solved, all departments that had resolved it are counted, since "
        "the confirmation does not say which of them it was."
    ),
    points=lambda tally, _months: tally.parts,
    measures=fixed(
        Measure("rate", say("Sent back, share"), Unit.SHARE, share("sent-back")),
        Measure("judged", say("Judged"), Unit.COUNT, number),
        Measure("sent-back", _SENT_BACK, Unit.COUNT, number, "sent-back"),
    ),
    whats=words_of(sent_back=_SENT_BACK, kept=_KEPT),
    charted=("rate",),
)
