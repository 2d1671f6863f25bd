"""A complete draft -> a new file under records/, or the findings that keep it out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from accord.author import naming
from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.place import place_file, place_folder
from accord.author.review import review_entry, review_form
from accord.change.numbers import Series
from accord.model import FOLDERS, ROOT, Finding, RecordKind, Severity

_PLACES = {kind: folder for folder, kind in FOLDERS.items()}
_NO_NAME = "NEW"  # stands in findings where too little is known for an id


@dataclass(frozen=True, slots=True)
class Submission:
    """What became of a draft: `path` and `text` as written, or as they would have been."""

    path: str
    text: str
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        return any(each.severity is Severity.ERROR for each in self.findings)


def submit_form(
    draft: Draft,
    kind: RecordKind,
    desk: Desk,
    root: Path,
    *,
    write: bool = True,
    promised: Collection[str] = (),
) -> Submission:
    """Give a draft its id and write it as a new record below `root`, unless it is refused.

    Whoever takes the same id at the same moment, and is first, has it; this record gets
    the next one. An id that the draft has already is kept if it is free and the program could
    have given it. None is given that is `promised` to another draft.

    Raises:
        OSError: the folder can't be written.
    """
    folder = f"{ROOT}/{_PLACES[kind]}"
    taken = desk.ledger.ids.union(promised)
    while True:
        id = _next_id(draft, kind, desk, taken | _names(root / folder))
        path = f"{folder}/{id}/{kind}.md"
        form = draft.with_field("id", id)
        submission = Submission(path, form.text(), review_form(path, form, kind, desk))
        if submission.refused or not write:
            return submission
        try:
            place_folder(root / folder / id, {f"{kind}.md": form.data()})
        except FileExistsError:
            continue
        return submission


def submit_entry(draft: Draft, desk: Desk, root: Path, *, write: bool = True) -> Submission:
    """Give a draft its file name and write it into its record's folder, unless it is refused.

    Raises:
        OSError: the folder can't be written.
    """
    folder = desk.present.folder
    while True:
        taken = _names(root / folder)
        name = next(naming.file_names(draft.fields, desk.day(draft.fields), taken))
        path = f"{folder}/{name}"
        submission = Submission(path, draft.text(), review_entry(path, draft, desk))
        if submission.refused or not write:
            return submission
        try:
            place_file(root / folder, name, draft.data())
        except FileExistsError:
            continue
        return submission


def _next_id(draft: Draft, kind: RecordKind, desk: Desk, taken: Collection[str]) -> str:
    department = str(draft.fields.get("from"))
    if department not in desk.organization.departments:
        return _NO_NAME
    series = Series(desk.organization.id_patterns[kind], desk.day(draft.fields), department)
    own = str(draft.fields.get("id"))
    return own if series.holds(own) and own not in taken else next(series.after(taken))


def _names(folder: Path) -> set[str]:
    """Everything that stands in a folder, whether it can be read or not."""
    return {each.name for each in folder.iterdir()} if folder.is_dir() else set()
