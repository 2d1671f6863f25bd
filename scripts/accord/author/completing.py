"""A draft made complete: what the program knows by itself, then questions for the rest.

With nobody to ask, what is missing stays missing, and the review says all of it at once.
"""

from __future__ import annotations

from accord.author.desk import Desk
from accord.author.draft import Draft, required
from accord.author.interview import Interview
from accord.author.prefill import prefilled
from accord.author.questions import Person
from accord.author.wanted import may_be_empty, wanted


def complete(draft: Draft, desk: Desk, person: Person | None = None) -> Draft:
    """Fill in a draft in the order of its schema; nothing that was said is changed."""
    for name, node in draft.schema.properties.items():
        if name in draft.fields or name == "id":
            continue
        value = prefilled(name, desk, draft)
        must = name in required(draft)
        if value is None and person and (must or wanted(name, desk, draft)):
            must = must or not may_be_empty(name, draft)
            value = Interview(desk, draft, person).field(name, node, must)
        if value is not None:
            draft = draft.with_field(name, value)
    if person is None or draft.fields.get("void") is True:
        return draft
    for heading in draft.schema.headings:
        if heading.required and not draft.under(heading.label.zh):
            text = Interview(desk, draft, person).section(heading)
            draft = draft.with_section(heading.label.zh, text)
    return draft
