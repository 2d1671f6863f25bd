"""One file to be mended: what it is, and how the reader and its schema take a text of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from accord.author.mending.vocabulary import Vocabulary, vocabulary
from accord.frontmatter import reader as frontmatter
from accord.frontmatter.reader import Reading
from accord.ledger import POLICY
from accord.ledger.documents import read_markdown, read_policy, schema_of
from accord.model import FOLDERS, RECORD_KINDS, Document, Fields, RecordKind
from accord.schema.schemas import Schema, Schemas
from accord.trees import File

# Whether the fields that are read afterwards say, under their schema, what those before said.
Meaning = Callable[[Fields, Fields, Schema | None], bool]


@dataclass(frozen=True, slots=True)
class Paper:
    """The form or an entry of a record, the registry or the calendar.

    `words` are the names of the fields that may stand in it.
    """

    path: str
    schemas: Schemas
    words: Vocabulary

    @property
    def is_markdown(self) -> bool:
        return self.path.endswith(".md")

    @property
    def kind(self) -> RecordKind:
        """Of which kind the record is in whose folder the file lies."""
        return FOLDERS[self.path.split("/")[1]]

    def reading(self, text: str) -> Reading:
        data = text.encode("utf-8", "surrogatepass")
        return frontmatter.read(data) if self.is_markdown else frontmatter.read_yaml(data)

    def schema(self, reading: Reading) -> Schema | None:
        """The schema of what has been read; None where that can't be told."""
        if not self.is_markdown:
            return self.schemas[_policy(self.path)]
        document = Document(self.path, reading.fields, reading.positions, ())
        return None if reading.fault else schema_of(document, self.kind, self.schemas)

    def holds(self, before: str, after: str, is_meant: Meaning) -> bool:
        """Whether a text may take the place of another.

        It may where the other can't be read. Else nothing may be wrong at a line that was not
        wrong there before; and its fields must read as is meant, or less be wrong than before.
        """
        old, new = self.reading(before), self.reading(after)
        if old.fault:
            return True
        if new.fault:
            return False
        if new.fields == old.fields and _headings(new) == _headings(old):
            return True
        wrong, still = self._wrong(before), self._wrong(after)
        fits = is_meant(old.fields, new.fields, self.schema(old))
        return still <= wrong and (fits or still < wrong)

    def _wrong(self, text: str) -> Counter[tuple[str, int]]:
        """How many findings of each rule there are at each line."""
        data = text.encode("utf-8", "surrogatepass")
        if self.is_markdown:
            findings = read_markdown(File(self.path, data), self.kind, self.schemas).findings
        else:
            findings = read_policy(self.path, data, self.schemas[_policy(self.path)]).findings
        return Counter((each.rule, each.position.line) for each in findings)


class Papers:
    """Every file that is mended under the same schemas."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._words = {
            kind: vocabulary(schemas[name] for name in (kind, *schemas.entry_kinds))
            for kind in RECORD_KINDS
        }

    def at(self, path: str) -> Paper:
        if path.endswith(".md"):
            return Paper(path, self._schemas, self._words[FOLDERS[path.split("/")[1]]])
        return Paper(path, self._schemas, vocabulary([self._schemas[_policy(path)]]))


def _policy(path: str) -> str:
    """The name of the registry, or of the calendar."""
    return next(name for name, place in POLICY.items() if place == path)


def _headings(reading: Reading) -> tuple[tuple[str, bool], ...]:
    return tuple((each.heading, bool(each.text)) for each in reading.sections)
