"""A tree of files -> the ledger: the registry, the table, and every record that can be read.

A file that can't be read, or that its schema refuses, becomes findings and counts for
nothing; every other file is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from accord import organization, wording, workdays
from accord.documents import Verdict, entry_of, misplaced, read_markdown, read_policy
from accord.language import say
from accord.model import (
    FOLDERS,
    ROOT,
    BrokenRecord,
    Document,
    Finding,
    Position,
    Record,
    RecordKind,
)
from accord.organization import Organization
from accord.schema import schemas
from accord.schema.schemas import SchemaError, Schemas
from accord.schema.validate import RULE
from accord.shares import Share, whole
from accord.tree import File, Tree
from accord.wording import NO_WORDING, Wording
from accord.workdays import WorkingCalendar
from accord.workflow import table
from accord.workflow.table import Workflow

POLICY = {"organization": organization.PATH, "calendar": workdays.PATH, "workflow": table.PATH}
_RECORD_ID = re.compile(r"[A-Z0-9][A-Z0-9-]{2,39}")


@dataclass(frozen=True)
class Ledger:
    """Everything that was read from one tree.

    `policy` holds the registry, the calendar and the table as documents, for findings
    about them; `findings` are those of reading alone.
    """

    organization: Organization
    calendar: WorkingCalendar
    workflow: Workflow
    schemas: Schemas
    policy: Mapping[str, Document]
    records: Mapping[str, Record]
    broken: Mapping[str, BrokenRecord]
    findings: tuple[Finding, ...]
    wording: Wording = NO_WORDING

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all records, those that can't be read too."""
        return frozenset((*self.records, *self.broken))


class PolicyBroken(Exception):
    """The registry, the calendar or the table can't be read, so records can't be judged."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("the registry, the calendar or the workflow can't be read")
        self.findings = findings


# What `read` raises when there is nothing that could be shown.
UNREADABLE = (PolicyBroken, SchemaError)


def read(tree: Tree) -> Ledger:
    """Read a tree.

    Raises:
        PolicyBroken: with the findings about the files on which all others depend, and
            about the records as far as their schemas can tell.
        SchemaError: the schemas can't be used.
    """
    return filled(opened(tree), tree)


def opened(tree: Tree) -> Ledger:
    """The ledger of a tree before its records are read.

    Raises:
        PolicyBroken, SchemaError: as `read` does.
    """
    known = schemas.load(tree)
    verdicts = {
        name: read_policy(path, tree.read(path), known[name]) for name, path in POLICY.items()
    }
    findings = [each for verdict in verdicts.values() for each in verdict.findings]
    policy = {name: verdict.document for name, verdict in verdicts.items() if verdict.document}
    if "workflow" in policy and (astray := [*table.misnamed(policy["workflow"], known)]):
        findings += astray
        del policy["workflow"]
    company = _organization(policy.get("organization"), findings)
    if company is None or len(policy) < len(POLICY):
        raise PolicyBroken((*findings, *_folders(tree, whole(tree), known)[1]))
    words = _wording(tree, known, findings)
    return Ledger(
        organization=company,
        calendar=WorkingCalendar.of(policy["calendar"].fields, company.timezone),
        workflow=Workflow.of(policy["workflow"].fields),
        schemas=known.with_names(company.names),
        policy=policy,
        records={},
        broken={},
        findings=tuple(findings),
        wording=words,
    )


def filled(opened: Ledger, tree: Tree, share: Share | None = None) -> Ledger:
    """The ledger with the records of the tree, or with those of one share."""
    share = share or whole(tree)
    folders, findings = _folders(tree, share, opened.schemas)
    return replace(
        opened,
        records={
            each.id: _record(each, each.form, opened.organization) for each in folders if each.form
        },
        broken={each.id: _broken(each) for each in folders if not each.form},
        findings=(*opened.findings, *findings),
    )


@dataclass(slots=True)
class _Folder:
    """What has been read of one record's folder."""

    path: str
    id: str
    kind: RecordKind
    form: Document | None = None
    entries: list[Document] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    has_form_file: bool = False

    @property
    def form_path(self) -> str:
        return f"{self.path}/{self.kind}.md"

    def take(self, file: File, verdict: Verdict) -> None:
        self.findings += verdict.findings
        if file.path == self.form_path:
            self.has_form_file = True
            self.form = verdict.document
        elif verdict.document:
            self.entries.append(verdict.document)
        else:
            self.unread.append(file.path)


def _folders(tree: Tree, share: Share, schemas: Schemas) -> tuple[list[_Folder], list[Finding]]:
    """The folders of a share's records, and what is wrong in them and beside them."""
    folders: dict[str, _Folder] = {}
    findings: list[Finding] = []
    for file in tree.files(ROOT, share.enters):
        if share.holds(file.path):
            findings += _take(file, folders, schemas)
    findings += _gaps_and_doubles(folders)
    return [*folders.values()], findings


def _take(file: File, folders: dict[str, _Folder], schemas: Schemas) -> tuple[Finding, ...]:
    """Put a file into its record's folder; the findings are those about the file."""
    parts = file.path.split("/")
    if file.path in POLICY.values():
        return ()
    if len(parts) != 4 or parts[1] not in FOLDERS or not _RECORD_ID.fullmatch(parts[2]):
        return (misplaced(file.path),)
    path = file.path.rpartition("/")[0]
    folder = folders.setdefault(path, _Folder(path, parts[2], FOLDERS[parts[1]]))
    verdict = read_markdown(file, folder.kind, schemas)
    folder.take(file, verdict)
    return verdict.findings


def _gaps_and_doubles(folders: dict[str, _Folder]) -> list[Finding]:
    """Folders without a form, and ids that two folders claim: the later one is set aside."""
    findings: list[Finding] = []
    by_id: dict[str, _Folder] = {}
    for path, folder in list(folders.items()):
        if not folder.has_form_file:
            message = say("The record has no form.")
            advice = say("Add {file}, or move its entries.", file=folder.form_path)
            folder.findings.append(Finding("file", folder.form_path, Position(1), message, advice))
            findings += folder.findings[-1:]
        first = by_id.setdefault(folder.id, folder)
        if first is not folder:
            message = say("The id {id} is taken by {other}.", id=folder.id, other=first.path)
            advice = say("Give the record its own id; `accord new` does.")
            findings.append(Finding("id-unique", folder.form_path, Position(1), message, advice))
            del folders[path]
    return findings


def _wording(tree: Tree, known: Schemas, findings: list[Finding]) -> Wording:
    """The list of vague words; records can be judged without it."""
    data, schema = tree.read(wording.PATH), known.get("wording")
    if data is None or schema is None:
        return NO_WORDING
    verdict = read_policy(wording.PATH, data, schema)
    findings += verdict.findings
    return Wording.of(verdict.document.fields) if verdict.document else NO_WORDING


def _organization(document: Document | None, findings: list[Finding]) -> Organization | None:
    if document is None:
        return None
    try:
        return organization.organization(document.fields)
    except organization.UnknownTimeZone as error:
        message = say("Nobody knows the time zone {zone}.", zone=str(error))
        advice = say("Write an IANA name such as Asia/Shanghai.")
        place = document.position("timezone")
        findings.append(Finding(RULE, document.path, place, message, advice))
        return None


def _record(folder: _Folder, form: Document, organization: Organization) -> Record:
    return Record(
        id=folder.id,
        kind=folder.kind,
        form=form,
        raised_at=organization.instant(form.fields["raised_at"]),
        entries=tuple(entry_of(document, organization) for document in folder.entries),
        unread=tuple(folder.unread),
    )


def _broken(folder: _Folder) -> BrokenRecord:
    return BrokenRecord(
        folder.id, folder.kind, folder.path, tuple(folder.findings), tuple(folder.entries)
    )
