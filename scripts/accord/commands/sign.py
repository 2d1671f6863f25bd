"""`accord sign ID [ENTRY]`: a lead's signature beside an entry, away from any forge."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

import click

from accord import registry
from accord.author.place import place_file
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.language import say
from accord.ledger import Ledger
from accord.model import Record
from accord.organization import Organization
from accord.proof.signers import covers, owners
from accord.proof.signing import SigningError, public_key, sealed
from accord.proof.statement import Approval, Statement, fingerprint
from accord.proof.subject import subject
from accord.proof.wanted import Wish, wishes
from accord.trees import TreeError, git

_KEY_AT_HOME = "~/.ssh/id_ed25519"


@click.command()
@click.argument("id")
@click.argument("entry", required=False)
@click.option("--department", help="For which department, where you can sign for several.")
@click.option("--key", metavar="FILE", help="The key to sign with; that of git otherwise.")
@click.option("--as", "person", metavar="PERSON", help="Who signs; whose key it is otherwise.")
@with_setting
def sign(
    setting: Setting,
    id: str,
    entry: str | None,
    department: str | None,
    key: str | None,
    person: str | None,
) -> None:
    """Sign an entry, or the form, of a record for your department, and name the file.

    Without ENTRY it is the newest that you can sign and your department has not signed.
    """
    ledger = setting.ledger()
    setting.must_know(ledger, record=id, department=department, person=person)
    record = ledger.records.get(id)
    if record is None:
        raise CannotRun(say("The record {id} can't be read; `accord check` says why.", id=id))
    now = setting.now(ledger.organization).replace(microsecond=0)
    key = key or key_of_git(setting.root)
    try:
        signer = _signer(public_key(key), person, ledger.organization, now)
        wish = _wish(record, ledger, now, signer, (entry, department))
        statement = _statement(
            setting, ledger, record, wish, Approval(wish.department, signer), now
        )
        path = place_file(setting.root / record.folder, wish.file, sealed(statement, key))
    except SigningError as error:
        raise CannotRun(error.message) from None
    except FileExistsError:
        raise CannotRun(say("{name} is there already.", name=wish.file)) from None
    click.echo(path.relative_to(setting.root).as_posix())
    told = say(
        "{who} signed {entry} of {id} for {department}; commit the file that was written.",
        who=ledger.organization.people[signer].name,
        entry=wish.entry,
        id=record.id,
        department=ledger.organization.departments[wish.department].label,
    )
    setting.console(stderr=True).print(told.text(setting.language))


def key_of_git(root: Path) -> str:
    """The key with which git signs, if it signs with one of OpenSSH."""
    with contextlib.suppress(TreeError):  # git has no such setting
        if git(root, "config", "gpg.format").decode().strip() == "ssh":
            return git(root, "config", "user.signingkey").decode().strip()
    return _KEY_AT_HOME


def _signer(key: str, person: str | None, organization: Organization, now: datetime) -> str:
    """Who signs.

    Raises:
        CannotRun: the registry does not know whose key that is, or it does not sign today.
    """
    found = owners(organization, key)
    if found and person and person not in found:
        message = say(
            "This key is that of {people}: nobody signs for somebody else.", people=[*found]
        )
        raise CannotRun(message)
    if not found:
        advice = say(
            "Have a steward add it to the person's keys in records/organization.yml: {key}",
            key=key,
        )
        message = say("The registry does not have this key.")
        raise CannotRun(say("{sentence} {more}", sentence=message, more=advice))
    if len(found) > 1 and person is None:
        raise CannotRun(say("{people} have this key; name one with --as.", people=list(found)))
    signer = person or found[0]
    if not covers(organization.people[signer].keys, key, organization.day(now)):
        raise CannotRun(
            say("On {day} this key is not valid for {who}.", day=organization.day(now), who=signer)
        )
    return signer


def _wish(
    record: Record,
    ledger: Ledger,
    now: datetime,
    signer: str,
    wanted: tuple[str | None, str | None],
) -> Wish:
    """What is signed.

    Raises:
        CannotRun: there is nothing that this person could sign, or too much to choose from.
    """
    name, department = wanted
    name = name if name is None or name.endswith(".md") else f"{name}.md"
    day = ledger.organization.day(now)
    found = [
        each
        for each in wishes(record, signer, day, ledger.organization)
        if name in (None, each.entry) and department in (None, each.department)
    ]
    same = [each for each in found if each.entry == found[0].entry]
    if not found:
        raise CannotRun(
            say(
                "In {id} there is nothing that {who} can sign, or it is signed already. Whoever "
                "wants to agree adds an entry first, such as a consensus: `accord add`.",
                id=name or record.id,
                who=signer,
            )
        )
    if len(same) > 1:
        codes = [each.department for each in same]
        raise CannotRun(say("Name with --department one of {departments}.", departments=codes))
    return same[0]


def _statement(
    setting: Setting, ledger: Ledger, record: Record, wish: Wish, approval: Approval, now: datetime
) -> Statement:
    deciding = fingerprint(setting.tree.read(registry.PATH) or b"")
    spoken_of = subject(record, wish.entry, ledger.workflow)
    return Statement(spoken_of, (approval,), deciding, now)
