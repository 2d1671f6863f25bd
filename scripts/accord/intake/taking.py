"""An issue -> a new record or entry, or everything that keeps it from becoming one.

Who wrote it is whoever has the account; what they may write is for the check and the gate to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from accord.author.desk import Desk
from accord.author.submission import Submission
from accord.frontmatter.plaintext import Refused, decode
from accord.intake.answering import answered
from accord.intake.body import Answers, answers
from accord.intake.issue import Issue
from accord.intake.meaning import Meaning
from accord.intake.question import RECORD, offered, questions
from accord.intake.trouble import Trouble, trouble_of
from accord.intake.writer import forged, writer
from accord.intake.writing import NOTHING, Unlanded, Writing
from accord.language import say
from accord.ledger import Ledger
from accord.model import RECORD_KINDS, Record
from accord.schema.schemas import Schema, label


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an issue: a file under records/ in `submission`, or `troubles`.

    `person` is who wrote it, and `name` what they are called, where that is known; `schema` the
    document that it is, and `subject` what the record is called.
    """

    issue: Issue
    schema: Schema | None = None
    person: str | None = None
    name: str = ""
    subject: str = ""
    submission: Submission | None = None
    troubles: tuple[Trouble, ...] = ()

    @property
    def path(self) -> str | None:
        return self.submission.path if self.submission and not self.troubles else None

    @property
    def is_meant(self) -> bool:
        """Whether it is one that is to be read at all."""
        return self.schema is not None or bool(self.troubles)


@dataclass(frozen=True, slots=True)
class Taking:
    """Where issues are taken to: the `ledger` as it has landed, below `root`, at `now`."""

    ledger: Ledger
    forge: str
    root: Path
    now: datetime
    unlanded: Unlanded = NOTHING

    def take(self, issue: Issue, *, write: bool = True) -> Taken:
        """Read an issue and write what it asks for, unless something is wrong with it.

        Raises:
            OSError: the folder can't be written.
        """
        known = [each for each in issue.kinds if each in offered(self.ledger.schemas)]
        if not issue.written or not known:
            return Taken(issue)
        if len(known) > 1:
            return Taken(issue, troubles=(_several(),))
        schema = self.ledger.schemas[known[0]]
        organization = self.ledger.organization
        day = organization.day(self.now)
        person, troubles = writer(issue, self.forge, organization, day)
        text, odd = _readable(issue.text)
        if person is None or odd:
            return Taken(issue, schema, person, troubles=(*troubles, *odd))
        name = organization.people[person].name
        return self._read(Taken(issue, schema, person, name), schema, text, write)

    def _read(self, taken: Taken, schema: Schema, text: str, write: bool) -> Taken:
        organization = self.ledger.organization
        asked = questions(schema, organization)
        field = "raised_by" if schema.name in RECORD_KINDS else "by"
        name = label(schema.properties[field])
        said, troubles = answers(text, asked, {field: name})
        day = organization.day(self.now)
        found = answered(said, asked, Meaning(organization, day))
        troubles += found.troubles + forged(
            said.get(field, ""), name, organization.people[str(taken.person)]
        )
        record, missing = self._record(said, schema)
        if troubles or missing:
            return replace(taken, troubles=troubles + missing)
        desk = Desk(self.ledger, self.now, record)
        writing = Writing(desk, self.root, taken.issue.created_at, self.unlanded)
        submission = writing.submitted(found, schema, str(taken.person), write=write)
        wrong = tuple(map(trouble_of, submission.findings)) if submission.refused else ()
        subject = str((record.form if record else found).fields.get("title", ""))
        return replace(taken, subject=subject, submission=submission, troubles=wrong)

    def _record(self, said: Answers, schema: Schema) -> tuple[Record | None, tuple[Trouble, ...]]:
        if schema.name in RECORD_KINDS or not (id := said.get(RECORD, "").strip().upper()):
            return None, ()
        if record := self.ledger.records.get(id):
            return record, ()
        if id in self.ledger.broken:
            return None, (_broken(id),)
        advice = say("Copy the id from the record's page; what has not landed yet has no entries.")
        return None, (Trouble(say("There is no record {target}.", target=id), advice),)


def _readable(text: str) -> tuple[str, tuple[Trouble, ...]]:
    """The text, unless it has characters that no record may have."""
    try:
        # a form's last answer may be empty, and a text ends its last line
        return decode(f"{text.replace(chr(13), '')}\n".encode("utf-8", "surrogatepass")), ()
    except Refused as refused:
        return "", (Trouble(refused.fault.message, refused.fault.help),)


def _several() -> Trouble:
    return Trouble(
        say("The issue has the labels of several documents."),
        say("Leave the one that it is meant for."),
    )


def _broken(id: str) -> Trouble:
    return Trouble(
        say("The record {target} can't be read as it is.", target=id),
        say("Ask a steward to mend it; `accord check` says what is wrong."),
    )
