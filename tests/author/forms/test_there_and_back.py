"""What somebody fills in is written, read, and filled in again, and is the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord import ledger
from accord.author.draft import Draft
from accord.author.forms.definition import definition
from accord.ledger.documents import read_markdown
from accord.trees import File, Folder
from tests.author.forms.values import filled_in
from tests.conftest import ROOT

SCHEMAS = ledger.read(Folder(ROOT)).schemas
FORMS = {
    kind: filled_in(definition(SCHEMAS[kind], "zh"))
    for kind in ("request", "feedback", *SCHEMAS.entry_kinds)
}


def there_and_back(kind: str, data: st.DataObject) -> None:
    fields, sections = data.draw(FORMS[kind])
    written = Draft(SCHEMAS[kind], fields, sections).data()
    path, record = f"records/requests/XLX-2026-001/{kind}.md", "request"
    if kind == "feedback":
        path, record = "records/feedback/20260710-MKT-001/feedback.md", "feedback"
    verdict = read_markdown(File(path, written), record, SCHEMAS)  # type: ignore[arg-type]
    assert not verdict.findings, written.decode()
    assert verdict.document
    found = verdict.document
    assert dict(found.fields) == fields
    assert {each.heading: each.text.strip() for each in found.sections} == sections
    again = Draft(SCHEMAS[kind], found.fields, {each.heading: each.text for each in found.sections})
    assert again.data() == written


@pytest.mark.parametrize("kind", FORMS)
@given(data=st.data())
@settings(max_examples=8)
def test_a_filled_form_comes_back_as_it_was(kind: str, data: st.DataObject) -> None:
    there_and_back(kind, data)


@pytest.mark.nightly
@pytest.mark.parametrize("kind", FORMS)
@given(data=st.data())
@settings(max_examples=1000)
def test_thousands_of_filled_forms_come_back_as_they_were(kind: str, data: st.DataObject) -> None:
    there_and_back(kind, data)
