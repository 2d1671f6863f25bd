"""`accord add`: add an entry to a record."""

from __future__ import annotations

import difflib

import click

from accord.author.completing import complete
from accord.author.desk import Desk
from accord.author.draft import Draft
from accord.author.review import out_of_place
from accord.author.submission import Submission, submit_entry
from accord.commands.drafting import Given, conclude, refuse, with_given
from accord.commands.editing import edited
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.language import say
from accord.ledger import Ledger


@click.command()
@click.argument("kind")
@click.argument("record")
@with_given
@with_setting
def add(setting: Setting, given: Given, kind: str, record: str) -> None:
    """Write a new entry, such as a receipt or a progress report, and print its path.

    KIND is the kind of entry, RECORD the id of the record. The file's name is given by the
    program. At a terminal it asks for what is missing. Exits with 1, and writes nothing, if
    anything is wrong.
    """
    ledger = setting.ledger()
    _must_be_kind(kind, ledger)
    setting.must_know(ledger, record=record)
    if record in ledger.broken:
        refuse(ledger.broken[record].findings, setting)
    desk = Desk(ledger, setting.now(ledger.organization), ledger.records[record])
    empty = Draft(ledger.schemas[kind], {"kind": kind})
    draft = given.draft(empty, setting)
    person = given.person(setting)
    if (person or given.edit) and (findings := out_of_place(draft.fields, desk)):
        refuse(findings, setting)
    draft = complete(draft, desk, person)

    def submit(draft: Draft) -> Submission:
        return submit_entry(draft, desk, setting.root, write=not given.dry_run)

    def filled(draft: Draft) -> Submission:
        return submit(complete(draft, desk))

    try:
        outcome = edited(draft, empty, filled, setting) if given.edit else submit(draft)
    except OSError as error:
        raise CannotRun(str(error)) from None
    conclude(outcome, given, setting)


def _must_be_kind(kind: str, ledger: Ledger) -> None:
    kinds = ledger.schemas.entry_kinds
    if kind not in kinds:
        near = difflib.get_close_matches(kind, kinds, n=1) or sorted(kinds)
        raise CannotRun(
            say("There is no kind of entry {kind}; try {kinds}.", kind=kind, kinds=near)
        )
