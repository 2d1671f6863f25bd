"""The folders of records: what has been read of each, and what is wrong in and beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from accord.language import say
from accord.ledger.documents import Verdict, read_markdown
from accord.ledger.filing import POLICY, misfiled, record_of
from accord.ledger.shares import Share, record_folders
from accord.ledger.signatures import is_signature, misplaced
from accord.model import Document, Finding, Position, RecordKind, Signature
from accord.schema.schemas import Schemas
from accord.trees import File, Tree


@dataclass(slots=True)
class RecordFolder:
    """What has been read of one record's folder."""

    path: str
    id: str
    kind: RecordKind
    form: Document | None = None
    entries: list[Document] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    claimed: list[File] = field(default_factory=list)

    @property
    def form_path(self) -> str:
        return f"{self.path}/{self.kind}.md"

    def take(self, file: File, verdict: Verdict) -> None:
        self.files.append(file.path)
        self.findings += verdict.findings
        if file.path == self.form_path:
            self.form = verdict.document
        elif verdict.document:
            self.entries.append(verdict.document)
        else:
            self.unread.append(file.path)

    def sign(self) -> list[Finding]:
        """Take in those of the claimed signatures that can be one, now that all files are known."""
        found: list[Finding] = []
        for file in self.claimed:
            if misfit := misplaced(file, self.files):
                found.append(misfit)
            else:
                self.signatures.append(Signature(file.path, file.data or b""))
        self.files += (file.path for file in self.claimed)
        self.findings += found
        return found


def folders(tree: Tree, share: Share, schemas: Schemas) -> tuple[list[RecordFolder], list[Finding]]:
    """The folders of a share's records, and what is wrong in them and beside them."""
    found: dict[str, RecordFolder] = {}
    findings: list[Finding] = []
    for file in tree.files("records", share.enters):
        if share.holds(file.path) and file.path not in POLICY:
            findings += _take(file, found, schemas)
    for folder in found.values():
        findings += folder.sign()
    findings += _without_form(found.values())
    findings += _doubles(found)
    for folder in found.values():
        findings += _same_but_for_case(folder.files)
    if share.loose:
        findings += _same_but_for_case(record_folders(tree))
    return [*found.values()], findings


def _take(file: File, found: dict[str, RecordFolder], schemas: Schemas) -> tuple[Finding, ...]:
    """Put a file into its record's folder; the findings are those about the file."""
    path = file.path.rpartition("/")[0]
    folder = found.get(path)
    if folder is None:
        if not (home := record_of(file.path)):
            misfit = misfiled(file)
            return (misfit,) if misfit else ()
        folder = found[path] = RecordFolder(path, *home)
    if is_signature(file.path):
        folder.claimed.append(file)
        return ()
    verdict = read_markdown(file, folder.kind, schemas)
    folder.take(file, verdict)
    return verdict.findings


def _without_form(found: Iterable[RecordFolder]) -> Iterator[Finding]:
    for folder in found:
        if folder.form_path not in folder.files:
            message = say("The record has no form.")
            advice = say("Add {file}, or move its entries.", file=folder.form_path)
            finding = Finding("file", folder.form_path, Position(1), message, advice)
            folder.findings.append(finding)
            yield finding


def _doubles(found: dict[str, RecordFolder]) -> Iterator[Finding]:
    """Ids that two folders claim: the later one is set aside."""
    by_id: dict[str, RecordFolder] = {}
    for path, folder in list(found.items()):
        first = by_id.setdefault(folder.id, folder)
        if first is not folder:
            message = say("The id {id} is taken by {other}.", id=folder.id, other=first.path)
            advice = say("Give the record its own id; `accord new` does.")
            yield Finding("id-unique", folder.form_path, Position(1), message, advice)
            del found[path]


def _same_but_for_case(paths: Collection[str]) -> Iterator[Finding]:
    """Names of which a computer that does not tell capital letters apart keeps only one."""
    if len({path.casefold() for path in paths}) == len(paths):
        return
    alike: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        alike[path.casefold()].append(path)
    for first, *others in alike.values():
        for path in others:
            yield Finding(
                "file",
                path,
                Position(1),
                say("This name differs from {other} in capital letters only.", other=first),
                say("Rename one: Windows and macOS keep only one of the two."),
            )
