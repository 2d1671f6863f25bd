"""How an entry is begun: in a form of the site; where no forge is known, by a command as well."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from accord.survey import Case, Survey


@dataclass(frozen=True, slots=True)
class Start:
    """The address of the form, from the root of the language; the command, or nothing."""

    url: str
    command: str


def start(kind: str, department: str, case: Case, survey: Survey) -> Start:
    """Start an entry that somebody writes for a department, or of which nobody is known yet."""
    speaks = "department" in survey.ledger.schemas[kind].properties
    said = {"department": department} if department and speaks else {}
    url = f"write/{kind}/#{urlencode({'record': case.record.id, **said})}"
    if survey.ledger.organization.repository:
        return Start(url, "")
    options = "".join(f" --set {name}={value}" for name, value in said.items())
    return Start(url, f"accord add {kind} {case.record.id}{options}")
