"""The answers of an issue -> the file that they make; the same again where nothing has changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from accord.author.completing import complete
from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.submission import Submission, submit_entry, submit_form
from accord.frontmatter import reader as frontmatter
from accord.intake.answering import Answered
from accord.model import RECORD_KINDS
from accord.schema.schemas import Schema

_WHEN = ("raised_at", "entered_at")


@dataclass(frozen=True, slots=True)
class Unlanded:
    """What has not landed yet: the ids that others have `taken`, and this issue's own file."""

    taken: Collection[str] = ()
    path: str | None = None
    text: str | None = None


NOTHING = Unlanded()


@dataclass(frozen=True, slots=True)
class Writing:
    """Writes below `root` what an issue that was opened at `opened` asks for."""

    desk: Desk
    root: Path
    opened: datetime
    unlanded: Unlanded = NOTHING

    def submitted(
        self, answers: Answered, schema: Schema, person: str, *, write: bool
    ) -> Submission:
        """The new file, or what keeps it out.

        Where it is proposed already and the answers say the same, it stays as it is to the byte,
        and what was approved stays approved.

        Raises:
            OSError: the folder can't be written.
        """
        draft = Draft(schema, {**answers.fields, **self._known(schema, person)}, answers.sections)
        as_it_was = _with(draft, self._when())
        before = self._submit(as_it_was, write=False)
        if (before.path, before.text) == (self.unlanded.path, self.unlanded.text):
            draft = as_it_was
        return self._submit(draft, write=write)

    def _known(self, schema: Schema, person: str) -> Mapping[str, Any]:
        """What no form asks.

        An entry tells of what happened when the issue was opened, however often that is edited. A
        record is raised when those of whom it asks something can read it.
        """
        if schema.name not in RECORD_KINDS:
            at = self.desk.written(min(self.opened, self.desk.now))
            return {"kind": schema.name, "at": at, "by": person}
        own = self.unlanded.path
        return {"raised_by": person, **({"id": own.split("/")[2]} if own else {})}

    def _when(self) -> Mapping[str, Any]:
        said = frontmatter.read((self.unlanded.text or "").encode()).fields
        return {name: said[name] for name in _WHEN if name in said}

    def _submit(self, draft: Draft, *, write: bool) -> Submission:
        whole = complete(draft, self.desk)
        for kind in RECORD_KINDS:
            if draft.schema.name == kind:
                taken = self.unlanded.taken
                return submit_form(whole, kind, self.desk, self.root, write=write, promised=taken)
        return submit_entry(whole, self.desk, self.root, write=write)


def _with(draft: Draft, said: Mapping[str, Any]) -> Draft:
    for name, value in said.items():
        draft = draft.with_field(name, value)
    return draft
