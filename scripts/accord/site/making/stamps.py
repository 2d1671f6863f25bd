"""Digests of everything that something is made of: while they are the same, so is what is made."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

from accord import __file__ as package
from accord.ledger import POLICY
from accord.schema.schemas import FOLDER
from accord.trees import Tree

Stamp = bytes
# In bytes.
SIZE = 20
_BATCH = 16


def stamp(*parts: object) -> Stamp:
    """The digest of some values: of bytes as they are, of others as they are written down."""
    digest = blake2b(digest_size=SIZE)
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode()
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.digest()


def conditions(tree: Tree, now: datetime, language: str) -> Stamp:
    """All that decides, beside the records themselves, what is shown of them at an instant."""
    program = (path.read_bytes() for path in _program())
    schemas = ((file.path, file.data) for file in tree.files(FOLDER))
    policy = (tree.read(path) for path in POLICY.values())
    return stamp(sys.version, *_libraries(), *program, *schemas, *policy, now.isoformat(), language)


def batches(stamps: Mapping[str, Stamp]) -> Mapping[Stamp, frozenset[str]]:
    """The records in groups of about a dozen, under the digest of each group.

    A record stays in its group while others come and go, until there are twice as many.
    """
    count = 1 << (len(stamps) // _BATCH).bit_length()
    found: list[list[str]] = [[] for _ in range(count)]
    for name in sorted(stamps):
        found[crc32(b"batch " + name.encode()) % count].append(name)
    return {stamp(*(stamps[name] for name in names)): frozenset(names) for names in found if names}


def _program() -> Iterable[Path]:
    """The files of this package, and whatever it prints with."""
    files = (path for path in Path(package).parent.rglob("*") if path.is_file())
    return sorted(path for path in files if path.suffix != ".pyc")


def _libraries() -> list[str]:
    """What is installed, with the versions, as the names of folders tell."""
    places = {Path(place) for place in sys.path if Path(place).is_dir()}
    found = {name for place in places for name in os.listdir(place)}  # noqa: PTH208 - many
    return sorted(name for name in found if name.endswith(".dist-info"))
