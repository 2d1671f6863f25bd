"""What is agreed: the effective form, its agreed fields, and their digest.

The digest is SHA-256 over the canonical JSON (RFC 8785) of the agreed fields, texts in
Unicode NFC with LF line ends, absent fields left out: ``v1:sha256:…``.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import Any

from accord.canonical import canonical
from accord.model import Entry, Fields


def amend(form: Fields, amendment: Entry, fixed: Iterable[str]) -> Fields:
    """The form with an amendment's whole new values; fixed fields stay as they are."""
    fixed = frozenset(fixed)
    changes = {
        name: value for name, value in amendment.fields["changes"].items() if name not in fixed
    }
    return {**form, **changes}


def agreed_part(form: Fields, names: Iterable[str]) -> Fields:
    """The fields that a consensus covers, as far as the form has them."""
    return {name: form[name] for name in names if name in form}


def digest(form: Fields, names: Iterable[str]) -> str:
    """The digest of what a consensus on this form agrees to."""
    part = agreed_part(form, names)
    written = canonical(part)
    if not _is_normal(written.decode()):
        written = canonical(_normal(part))
    return f"v1:sha256:{hashlib.sha256(written).hexdigest()}"


def involved(form: Fields) -> frozenset[str]:
    """The departments that ask, are asked, work or deliver: those that must agree."""
    parts = (*form.get("work", ()), *form.get("deliverables", ()))
    return frozenset((form["from"], *form["to"], *[each["department"] for each in parts]))


def acceptors(form: Fields) -> frozenset[str]:
    """The departments that accept: the initiating one and those it names."""
    return frozenset((form["from"], *form.get("acceptance_by", ())))


def _is_normal(text: str) -> bool:
    """Whether no text inside needs to be made normal; every part of an NFC text is one too."""
    return "\\r" not in text and unicodedata.is_normalized("NFC", text)


def _normal(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, dict):
        return {_normal(key): _normal(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_normal(inner) for inner in value]
    return value
