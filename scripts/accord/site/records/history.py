"""Who changed the files of a record when, and which fields, as its repository tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from accord.frontmatter.reader import Reading, read
from accord.language import say
from accord.model import Entry
from accord.organization import Organization
from accord.site.reader import Reader
from accord.site.records.differing import Difference, differences
from accord.site.records.timeline import anchor
from accord.site.repository import commit
from accord.site.values.fields import Display
from accord.survey import Case, Survey
from accord.texts.characters import shown
from accord.trees.edits import Author, Edit

# A page tells of so many commits, the latest; the forge has the others.
_MOST = 20
_SHORT = 10
_NOREPLY = re.compile(r"([0-9]+)\+[^@]*@users\.noreply\.github\.com")
_HOW = {"added": say("added"), "changed": say("changed"), "removed": say("removed")}
# These differ in every entry that mends another, and say nothing of what it mends.
_ABOUT_IT = ("kind", "at", "by", "entered_at", "supersedes")


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that a commit touched: what it is, where its entry stands, what became of it."""

    name: str
    anchor: str
    how: str
    differences: tuple[Difference, ...]
    is_body: bool


@dataclass(frozen=True, slots=True)
class Past:
    """One commit, by its instant and whoever wrote it."""

    at: str
    at_iso: str
    who: str
    commit: str
    url: str
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The latest commits, and how many there are `beyond` them.

    `is_later` says that some are later than the instant of which the page speaks: a demonstration
    is dated by its story, its commits by when somebody wrote it.
    """

    commits: tuple[Past, ...]
    beyond: int
    is_later: bool


def history(case: Case, edits: Iterable[Edit], survey: Survey, display: Display) -> History | None:
    """What the repository tells of a record, the latest first; None where it tells nothing."""
    told = [(author, list(found)) for author, found in groupby(edits, lambda each: each.author)]
    if not told:
        return None
    telling = _Telling(case, survey, display)
    return History(
        tuple(telling.past(author, found) for author, found in told[:_MOST]),
        max(0, len(told) - _MOST),
        _is_later(survey, (author for author, _ in told)),
    )


def _is_later(survey: Survey, authors: Iterable[Author]) -> bool:
    """Whether a demonstration was written after the instant that it shows."""
    now = survey.now
    return survey.ledger.organization.as_of == now and any(
        each.at > now.timestamp() for each in authors
    )


@dataclass(frozen=True, slots=True)
class _Telling:
    case: Case
    survey: Survey
    display: Display

    def past(self, author: Author, found: Iterable[Edit]) -> Past:
        organization = self.survey.ledger.organization
        at = datetime.fromtimestamp(author.at, UTC)
        repository = organization.repository
        return Past(
            at=self.display.reader.moment(at),
            at_iso=at.isoformat(),
            who=_who(author, organization, self.display.reader),
            commit=author.commit[:_SHORT],
            url=commit(repository, author.commit) if repository else "",
            changed=tuple(self._changed(each) for each in found),
        )

    def _changed(self, edit: Edit) -> Changed:
        name = edit.path.rpartition("/")[2]
        entry = self._entry(name)
        found, is_body = self._differences(edit, entry)
        return Changed(
            name=self._name(name, entry),
            anchor=anchor(name) if entry and entry.at <= self.survey.now else "",
            how=self.display.reader.text(_HOW[edit.how]),
            differences=found,
            is_body=is_body,
        )

    def _entry(self, name: str) -> Entry | None:
        return next((each for each in self.case.record.entries if each.name == name), None)

    def _name(self, name: str, entry: Entry | None) -> str:
        reader, schemas = self.display.reader, self.survey.ledger.schemas
        if name == self.case.record.form.name:
            return reader.text(schemas[self.case.record.kind].label)
        if entry is None:
            return name
        department = reader.department(entry.department) if entry.department else ""
        label = reader.text(schemas[entry.kind].label)
        return " · ".join(filter(None, (label, department)))

    def _differences(self, edit: Edit, entry: Entry | None) -> tuple[tuple[Difference, ...], bool]:
        """The fields that were changed in a file, or by an entry that mends another."""
        node = self.survey.ledger.schemas[entry.kind if entry else self.case.record.kind].node
        if edit.before is not None and edit.after is not None and edit.path.endswith(".md"):
            old, new = read(edit.before), read(edit.after)
            found = differences(self.display, node, old.fields, new.fields)
            return found, _body(old) != _body(new)
        mended = self._entry(entry.supersedes or "") if entry else None
        if entry and mended and edit.how == "added" and not entry.void:
            return differences(self.display, node, mended.fields, entry.fields, _ABOUT_IT), False
        return (), False


def _body(reading: Reading) -> tuple[str, list[tuple[str, str]]]:
    return reading.preamble, [(each.heading, each.text) for each in reading.sections]


def _who(author: Author, organization: Organization, reader: Reader) -> str:
    """Somebody of the registry by their account; else the name in the commit.

    Where names of the registry are masked, so is that of whoever is not found there. An
    address never stands here.
    """
    account = _NOREPLY.fullmatch(author.email)
    if account and (person := organization.person_of("github", int(account[1]))):
        return reader.person(person)
    name = shown(author.name).partition("@")[0].strip() or "?"
    is_masked = any("*" in each.name for each in organization.people.values())
    return f"{name[0]}**" if is_masked else name


def written_by(edits: Iterable[Edit], instant: datetime) -> tuple[Edit, ...]:
    """Those that had been written at an instant, which is aware."""
    return tuple(each for each in edits if each.author.at <= instant.timestamp())


def by_folder(edits: Iterable[Edit]) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """The edits of each record's folder, by the folder's name."""
    found: dict[str, list[Edit]] = {}
    for each in edits:
        steps = each.path.split("/")
        if len(steps) > 3:
            found.setdefault(steps[2], []).append(each)
    for name, inside in found.items():
        yield name, tuple(inside)
