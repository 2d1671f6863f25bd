"""A form as its page tells it in plain words: what it asks, and how to do without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from accord.author.beginning import beginning
from accord.author.forms.definition import Definition, definition
from accord.author.naming import file_names
from accord.ledger import Ledger
from accord.model import FOLDERS, ROOT
from accord.site.reader import Reader
from accord.site.reference.forms import approvers

_DAY = date(2026, 7, 10)  # of the names that are shown as examples


@dataclass(frozen=True, slots=True)
class Asked:
    """A field or a heading of the body."""

    label: str
    about: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class FormPage:
    """`file` is where the document belongs, `skeleton` how it begins, `forge` the repository."""

    kind: str
    label: str
    about: str
    fields: tuple[Asked, ...]
    reference: str
    file: str
    skeleton: str
    command: str
    who: tuple[tuple[str, str], ...]
    forge: str


def form_page(kind: str, opened: Ledger, reader: Reader) -> FormPage:
    """The page of a form, or of a kind of entry."""
    schema, repository = opened.schemas[kind], opened.organization.repository
    said = definition(schema, reader.language)
    is_form = said["is_form"]
    return FormPage(
        kind=kind,
        label=said["title"],
        about=said["description"],
        fields=tuple(_asked(said)),
        reference=f"reference/{kind}/" if is_form else f"reference/entries/#{kind}",
        file=_form_file(kind, opened) if is_form else _entry_file(said, reader),
        skeleton=beginning(schema, {}),
        command=f"accord new {kind}" if is_form else f"accord add {kind} {_example(opened)}",
        who=who_approves(kind, opened, reader),
        forge=repository.url if repository else "",
    )


def _asked(said: Definition) -> Iterator[Asked]:
    form = said["schema"]
    for name, node in form["properties"].items():
        if "part" not in node.get("ac", {}):
            yield Asked(node["title"], node["description"], name in form["required"])
    for each in said["sections"]:
        yield Asked(each["title"], each["description"], each["required"])


def _form_file(kind: str, opened: Ledger) -> str:
    folder = next(folder for folder, each in FOLDERS.items() if each == kind)
    id = opened.schemas[kind].properties["id"]["examples"][0]
    return f"{ROOT}/{folder}/{id}/{kind}.md"


def _entry_file(said: Definition, reader: Reader) -> str:
    properties = said["schema"]["properties"]
    speaker = properties.get("department", {}).get("examples", [None])[0]
    fields = {"kind": said["kind"], "department": speaker}
    name = next(file_names(fields, _DAY, ()))
    folder = reader.gettext("the record's folder")
    return f"{folder}/{name}"


def _example(opened: Ledger) -> str:
    example: str = opened.schemas["request"].properties["id"]["examples"][0]
    return example


def who_approves(kind: str, opened: Ledger, reader: Reader) -> tuple[tuple[str, str], ...]:
    """Who is asked to approve it, as pairs of the case ("" where there is only one) and who."""
    rule = opened.workflow.entries.get(kind)
    return approvers(rule.approve if rule else opened.workflow.changes["form"], reader)
