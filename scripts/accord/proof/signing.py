"""Signing and verifying with ssh-keygen: with a key in a file, or one that an agent holds."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path

from accord.language import Message, say
from accord.proof.signed import NAMESPACE, Signed, opened
from accord.proof.statement import Statement, StatementError, written

_PUBLIC_KEY = re.compile(r"(ssh-|ecdsa-|sk-)[a-z0-9@.-]+ [A-Za-z0-9+/=]+")
_PROGRAM = "ssh-keygen"
_NOTHING_SAID = "?"


class SigningError(Exception):
    """It can't be signed or verified; the message is one line for the person at work."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message.text("en")


def public_key(key: str) -> str:
    """The public half of a key: its type and base64, as the registry writes it.

    `key` is the path of a key, or a public key itself, which an agent holds.

    Raises:
        SigningError: there is no such key, or it can't be read.
    """
    literal = key.removeprefix("key::")
    if _PUBLIC_KEY.match(literal):
        return " ".join(literal.split()[:2])
    path = Path(key).expanduser()
    beside = path if path.suffix == ".pub" else path.with_name(f"{path.name}.pub")
    if beside.is_file():
        text = beside.read_text("utf-8", "replace")
    elif path.is_file():
        text = _run("-y", "-f", str(path)).decode("utf-8", "replace")
    else:
        raise SigningError(say("There is no key {path}; name one with --key.", path=path))
    if not _PUBLIC_KEY.match(text):
        raise SigningError(say("{path} is no key of OpenSSH.", path=beside))
    return " ".join(text.split()[:2])


def sign(line: bytes, key: str) -> bytes:
    """The armored signature of some bytes; an agent or ssh-keygen may ask for a passphrase.

    Raises:
        SigningError: ssh-keygen is missing, or did not sign.
    """
    options = ("-Y", "sign", "-n", NAMESPACE)
    literal = key.removeprefix("key::")
    if not _PUBLIC_KEY.match(literal):
        return _run(*options, "-f", str(Path(key).expanduser()), data=line)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "key.pub")
        path.write_text(f"{literal}\n", "utf-8")
        return _run(*options, "-U", "-f", str(path), data=line)


def sealed(statement: Statement, key: str) -> bytes:
    """A statement with its signature, as a file.

    Raises:
        SigningError: as `sign` does, or ssh-keygen writes signatures that we can't read.
    """
    line = written(statement)
    data = line + b"\n" + sign(line, key)
    try:
        opened(data)
    except StatementError as error:
        raise SigningError(error.message) from None
    return data


def verify(signed: Signed) -> bool:
    """Whether the signature holds for the key that it names.

    Whose key that is, and from when until when it signs, is the registry's to say.

    Raises:
        SigningError: ssh-keygen is missing.
    """
    with tempfile.TemporaryDirectory() as folder:
        signers, signature = Path(folder, "signers"), Path(folder, "signature")
        signers.write_text(f'somebody namespaces="{NAMESPACE}" {signed.key}\n', "ascii")
        signature.write_bytes(signed.armor)
        options = ("-f", str(signers), "-I", "somebody", "-n", NAMESPACE, "-s", str(signature))
        return _started("-Y", "verify", *options, data=signed.line).returncode == 0


def _run(*arguments: str, data: bytes = b"") -> bytes:
    done = _started(*arguments, data=data)
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        said = told[-1] if told else _NOTHING_SAID
        raise SigningError(say("ssh-keygen did not do it: {said}", said=said))
    return done.stdout


def _started(*arguments: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(
            [_PROGRAM, *arguments],
            input=data,
            capture_output=True,
            check=False,
            env=environment,
        )
    except FileNotFoundError:
        raise SigningError(
            say("ssh-keygen is not installed; it comes with OpenSSH, and with Git for Windows.")
        ) from None
