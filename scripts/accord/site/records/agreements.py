"""What was agreed and confirmed, and by whose signatures: each round of consensus, and the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from accord.language import say
from accord.site.reader import Reader
from accord.site.records.proof import SignatureView
from accord.site.records.timeline import anchor
from accord.survey import Case

_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Agreement:
    """`digest` begins the digest of what was agreed to, which `whole` has; a confirmation has none.

    One that `counts` fitted the form when it was signed; only the last of these `holds`.
    """

    title: str
    day: str
    anchor: str
    digest: str
    whole: str
    counts: bool
    holds: bool
    signatures: tuple[SignatureView, ...]


def agreements(
    case: Case, signed: Mapping[str, tuple[SignatureView, ...]], reader: Reader
) -> Iterator[Agreement]:
    """In the order in which they came."""
    story, amended = case.story, case.story.facts.amended
    took = {step.facts.consensus.name for step in story.steps if step.facts.consensus}
    for entry in story.of("consensus"):
        whole = str(entry.fields["digest"])
        is_last = story.facts.consensus is not None and story.facts.consensus.name == entry.name
        yield Agreement(
            title=reader.text(say("Consensus, round {n}", n=entry.fields["round"])),
            day=reader.moment(entry.at),
            anchor=anchor(entry.name),
            digest=whole.rpartition(":")[2][:_LETTERS],
            whole=whole,
            counts=entry.name in took,
            holds=is_last and not amended,
            signatures=signed.get(entry.name, ()),
        )
    for entry in story.of("confirmation"):
        title, day = reader.text(say("Confirmation of the end")), reader.moment(entry.at)
        signatures = signed.get(entry.name, ())
        yield Agreement(title, day, anchor(entry.name), "", "", True, True, signatures)
