"""The pages of one record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from accord.directory import Directory
from accord.proof.proofs import Proofs
from accord.site.documents.record import documents_view
from accord.site.page import Page
from accord.site.records.beside import Beside
from accord.site.records.broken import broken_view
from accord.site.records.record import record_view
from accord.site.templates import Writer
from accord.survey import Survey

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Read:
    """Some records that have been read and computed, with what proves their signatures."""

    survey: Survey
    proofs: Proofs

    def holds(self, name: str) -> bool:
        """Whether it was read, also if it was raised later than the survey looks."""
        return name in self.survey.ledger.ids

    def has(self, names: frozenset[str]) -> bool:
        """Whether all of these were."""
        return names <= self.survey.ledger.ids

    def only(self, names: frozenset[str]) -> Survey:
        """The survey of some of them."""
        ledger, listings = self.survey.ledger, self.survey.directory.listings
        return replace(
            self.survey,
            ledger=replace(ledger, broken=_only(ledger.broken, names)),
            cases=_only(self.survey.cases, names),
            directory=Directory(_only(listings, names)),
        )

    def pages(self, name: str, beside: Beside, writer: Writer) -> Iterator[Page]:
        """What the site has of one of them."""
        survey = replace(self.only(frozenset((name,))), directory=beside.neighbours)
        url, review = f"records/{name}/", beside.review
        if broken := survey.ledger.broken.get(name):
            failed = broken_view(broken, survey, writer.reader)
            yield writer.page(url, name, "records/broken", broken=failed, review=review)
            return
        case, reader = survey.cases[name], writer.reader
        shown = record_view(case, survey, self.proofs, reader, beside.edits)
        title = f"{name} {shown.card.title}"
        yield writer.page(
            url, title, "records/record", record=shown, review=review, learned=beside.learned
        )
        papers = documents_view(case, survey, shown, reader)
        named = f"{papers.title} · {reader.gettext('Documents')}"
        # The search finds the record itself.
        yield writer.page(
            f"{url}documents/", named, "documents/record", sought=False, documents=papers
        )


def _only(found: Mapping[str, Value], names: frozenset[str]) -> dict[str, Value]:
    return {name: found[name] for name in sorted(names) if name in found}
