"""The rules: what must hold beyond the schemas. One function per rule, listed once, here.

A rule's name is its id (`id_and_folder` is `id-and-folder`); its docstring says what must
hold, *Why*, and the *Fix*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from accord.ledger import Ledger
from accord.model import Finding
from accord.rules.case import Case
from accord.rules.completeness import entry_complete
from accord.rules.dates import entry_dates, form_dates
from accord.rules.entries import consensus_fits, entry_allowed, supersedes
from accord.rules.identity import entry_name, id_and_folder, id_pattern
from accord.rules.references import department_active, person_active, reference_resolves
from accord.rules.registry import registry_dates, registry_references, registry_unique

RECORD_RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    id_and_folder,
    id_pattern,
    entry_name,
    person_active,
    department_active,
    reference_resolves,
    form_dates,
    entry_dates,
    entry_allowed,
    entry_complete,
    supersedes,
    consensus_fits,
)

REGISTRY_RULES: tuple[Callable[[Ledger], Iterator[Finding]], ...] = (
    registry_unique,
    registry_references,
    registry_dates,
)
