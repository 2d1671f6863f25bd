"""A tree of files -> the ledger: the registry, the table, and every record that can be read.

A file that can't be read, or that its schema refuses, becomes findings and counts for
nothing; every other file is read all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from accord import registry, workdays
from accord.language import say
from accord.ledger.documents import entry_of, read_policy
from accord.ledger.folders import RecordFolder, folders
from accord.ledger.shares import Share, whole
from accord.model import (
    BrokenRecord,
    Document,
    Finding,
    Record,
)
from accord.organization import Organization
from accord.schema import schemas
from accord.schema.schemas import SchemaError, Schemas
from accord.schema.validate import RULE
from accord.texts import wording
from accord.texts.wording import NO_WORDING, Wording
from accord.trees import Tree
from accord.workdays import WorkingCalendar
from accord.workflow import table
from accord.workflow.table import Workflow

POLICY = {"organization": registry.PATH, "calendar": workdays.PATH, "workflow": table.PATH}


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

    @property
    def all_records(self) -> tuple[Record | BrokenRecord, ...]:
        """All records, those that can't be read too."""
        return (*self.records.values(), *self.broken.values())

    def calendar_of(
        self, department: str | None, person: str | None, at: datetime
    ) -> WorkingCalendar:
        """The calendar of a department; without one that by which a person worked at an instant."""
        if department is None and (known := self.organization.people.get(person or "")):
            department = known.department_on(self.organization.day(at))
        return self.calendar.of(department)

    def entered_by(self, at: datetime, department: str | None, person: str | None) -> datetime:
        """Until when what happened at an instant may be entered without being late.

        It is told by a person, who speaks for a department if one is given.
        """
        span = self.workflow.limits["entering"].span(self.organization.day(at), "otherwise")
        return self.calendar_of(department, person, at).due(at, span)

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
        raise PolicyBroken((*findings, *folders(tree, whole(tree), known)[1]))
    words = _wording(tree, known, findings)
    return Ledger(
        organization=company,
        calendar=WorkingCalendar.read(policy["calendar"].fields, company.timezone),
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
    found, findings = folders(tree, share, opened.schemas)
    return replace(
        opened,
        records={
            each.id: _record(each, each.form, opened.organization) for each in found if each.form
        },
        broken={each.id: _broken(each) for each in found if not each.form},
        findings=(*opened.findings, *findings),
    )


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
        return registry.organization(document.fields)
    except registry.UnknownTimeZone as error:
        message = say("Nobody knows the time zone {zone}.", zone=str(error))
        advice = say("Write an IANA name such as Asia/Shanghai.")
        place = document.position("timezone")
        findings.append(Finding(RULE, document.path, place, message, advice))
        return None


def _record(folder: RecordFolder, form: Document, organization: Organization) -> Record:
    return Record(
        id=folder.id,
        kind=folder.kind,
        form=form,
        raised_at=organization.instant(form.fields["raised_at"]),
        entries=tuple(entry_of(document, organization) for document in folder.entries),
        unread=tuple(folder.unread),
        signatures=tuple(folder.signatures),
    )


def _broken(folder: RecordFolder) -> BrokenRecord:
    return BrokenRecord(
        folder.id,
        folder.kind,
        folder.path,
        tuple(folder.findings),
        tuple(folder.entries),
        tuple(folder.signatures),
    )
