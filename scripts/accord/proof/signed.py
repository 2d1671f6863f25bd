"""A signed statement: a statement on one line, then the signature of OpenSSH as it writes it.

Read strictly: of every signed statement there is one spelling, so that no byte of a file can
be changed unseen.
"""

from __future__ import annotations

import binascii
import re
import struct
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from accord.language import say
from accord.proof.statement import Statement, StatementError, read

NAMESPACE = "accord"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_COLUMNS = 70  # as ssh-keygen breaks lines
_PREAMBLE = b"SSHSIG"
_KIND = re.compile(rb"[a-z0-9@.-]{1,64}")


@dataclass(frozen=True, slots=True)
class Signed:
    """`line` is what was signed, `armor` the signature; `key` is the public key that made it.

    `digest` stands for the whole file.
    """

    statement: Statement
    line: bytes
    armor: bytes
    key: str
    digest: str

    @property
    def fingerprint(self) -> str:
        """What stands for the key, as OpenSSH prints it."""
        blob = b64decode(self.key.split()[1])
        return f"SHA256:{b64encode(sha256(blob).digest()).decode().rstrip('=')}"


def opened(data: bytes) -> Signed:
    """Read a signed statement; whether the signature holds is another question.

    Raises:
        StatementError: the bytes are none.
    """
    line, _, armor = data.partition(b"\n")
    return Signed(read(line), line, armor, _key(armor), sha256(data).hexdigest())


def _key(armor: bytes) -> str:
    """The public key that an armored signature names: its type and base64.

    The signature's layout: https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig
    """
    try:
        lines = armor.decode("ascii").splitlines()
        blob = b64decode("".join(lines[1:-1]), validate=True)
        if blob[:6] != _PREAMBLE or armored(blob) != armor:
            raise ValueError
        key, rest = _text(blob[10:])
        namespace, _ = _text(rest)
        kind, _ = _text(key)
        if not _KIND.fullmatch(kind):  # what stands there goes into a file of ssh-keygen's
            raise ValueError
        written = f"{kind.decode()} {b64encode(key).decode()}"
    except (ValueError, binascii.Error, struct.error):
        raise StatementError(say("Below the statement stands no signature of OpenSSH.")) from None
    if namespace != NAMESPACE.encode():
        raise StatementError(say("The signature was made for another purpose."))
    return written


def armored(blob: bytes) -> bytes:
    """A signature as ssh-keygen writes it."""
    text = b64encode(blob).decode()
    lines = (text[start : start + _COLUMNS] for start in range(0, len(text), _COLUMNS))
    return "\n".join((_BEGIN, *lines, _END, "")).encode()


def _text(data: bytes) -> tuple[bytes, bytes]:
    """A string of the SSH protocol, its length in four bytes before it, and what follows."""
    (length,) = struct.unpack(">I", data[:4])
    if len(data) < 4 + length:
        raise ValueError
    return data[4 : 4 + length], data[4 + length :]
