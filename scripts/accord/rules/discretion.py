"""What a record keeps to itself: nobody's private data, and nothing that opens doors.

A record is read by the whole company and stays in git for good.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accord.language import Message, say
from accord.model import Severity
from accord.rules.case import Case
from accord.rules.rule import Trouble, rule
from accord.texts.privacy import Kind, traces

_Words = Mapping[Kind, tuple[Message, Message]]


@rule()
def personal_number(case: Case) -> Iterator[Trouble]:
    """Nobody's mobile or identity number stands in a record.

    Why: everybody in the company reads it, git keeps it for good, and the law protects it.
    Fix: Write the id of a person of the registry, or mask the middle: `138****5678`.
    """
    return _told(case, _NUMBERS)


@rule(Severity.WARNING)
def bank_card(case: Case) -> Iterator[Trouble]:
    """No bank card number stands in a record.

    Why: whoever can read the record could use it.
    Fix: Write the last four digits, and keep the number where payments are made.
    """
    return _told(case, _CARDS)


@rule(Severity.WARNING)
def contact_details(case: Case) -> Iterator[Trouble]:
    """People are named by their id, not by e-mail address, telephone number or chat account.

    Why: the registry is kept up to date, a record is not; and strangers may come to read it.
    Fix: Write the person's id; of a customer write what your system calls them.
    """
    return _told(case, _DETAILS)


@rule()
def secret(case: Case) -> Iterator[Trouble]:
    """No password, token, private key or robot address stands in a record.

    Why: git never forgets it, and whoever reads it can act in your name.
    Fix: Withdraw it at once, for it counts as known; write where the new one is kept.
    """
    return _told(case, _SECRETS)


def _told(case: Case, words: _Words) -> Iterator[Trouble]:
    for _, document, _ in case.documents():
        for trace in traces(document.text):
            if trace.kind in words:
                message, advice = words[trace.kind]
                place = document.span(trace.start, trace.end)
                yield Trouble(document, place, _with(message, trace.masked), advice)


def _with(message: Message, value: str) -> Message:
    return Message(message.original, (("value", value),))


_NUMBERS: _Words = {
    Kind.MOBILE: (
        say("A mobile phone number stands here: {value}."),
        say("Write the person's id, or mask the middle as in 138****5678."),
    ),
    Kind.IDENTITY: (
        say("An identity card number stands here: {value}."),
        say("Take it out; if a person is meant, write their id or staff number."),
    ),
}
_CARDS: _Words = {
    Kind.BANK_CARD: (
        say("This looks like a bank card number: {value}."),
        say("Write its last four digits at most."),
    ),
}
_DETAILS: _Words = {
    Kind.LANDLINE: (
        say("A telephone number stands here: {value}."),
        say("Write the id of the person or the department to be called."),
    ),
    Kind.MAIL: (
        say("An e-mail address stands here: {value}."),
        say("Write the id of the person or the department to write to."),
    ),
    Kind.CHAT: (
        say("This looks like a chat account: {value}."),
        say("Write the person's id."),
    ),
}
_SECRETS: _Words = {
    Kind.ACCESS: (
        say("A password, token or key stands here: {value}."),
        say("Withdraw it at once, for it counts as known; then write where the new one is kept."),
    ),
}
