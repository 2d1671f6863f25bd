"""What earlier builds made, each thing under a digest of all that it was made of.

It lies where nobody commits it, may be deleted at any time, and holds no more than the latest
build has used. What it can't give is made anew: it never stops a build.
"""

from __future__ import annotations

import pickle
import sqlite3
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

_SEAL = 16


class Shelf:
    """One process at a time has the shelf in `file`; who finds it taken has an empty one.

    An empty one lies in a file of its own, which is gone when the shelf is.
    """

    def __init__(self, file: Path | None) -> None:
        self._base = _opened(file) if file else _empty()
        self._used: set[bytes] = set()

    def has(self, key: bytes) -> bool:
        """Whether something was put here under the key; that keeps it from being tidied away."""
        self._used.add(key)
        return self._row("select 1 from kept where key = ?", key) is not None

    def get(self, key: bytes) -> Any:
        """What was put here under the key, or None."""
        self._used.add(key)
        row = self._row("select value from kept where key = ?", key)
        return _unsealed(row[0]) if row else None

    def put(self, key: bytes, value: Any) -> None:
        self._used.add(key)
        with suppress(sqlite3.Error):  # a full disk, perhaps: it is made anew when it is wanted
            self._base.execute("insert or replace into kept values (?, ?)", (key, _sealed(value)))

    def tidy(self) -> None:
        """Forget what nobody has used, and keep the rest for those who come later."""
        with suppress(sqlite3.Error):
            held = {key for (key,) in self._base.execute("select key from kept")}
            unused = [(key,) for key in held - self._used]
            self._base.executemany("delete from kept where key = ?", unused)
            self._base.commit()
        self._base.close()

    def _row(self, question: str, key: bytes) -> Any:
        with suppress(sqlite3.Error):
            return self._base.execute(question, (key,)).fetchone()
        return None


def _opened(file: Path) -> sqlite3.Connection:
    """The shelf in a file; of what is no shelf, or is spoilt, an empty one takes the place."""
    for _ in range(2):
        try:
            file.parent.mkdir(exist_ok=True)
            return _ready(sqlite3.connect(file, timeout=0, check_same_thread=False))
        except (sqlite3.OperationalError, OSError):  # taken by another build, or not to be written
            break
        except sqlite3.DatabaseError:
            with suppress(OSError):
                file.unlink()
    return _empty()


def _empty() -> sqlite3.Connection:
    return _ready(sqlite3.connect("", check_same_thread=False))


def _ready(base: sqlite3.Connection) -> sqlite3.Connection:
    """What a crash would lose is made anew, so nothing waits for the disk."""
    for setting in ("locking_mode = exclusive", "journal_mode = memory", "synchronous = off"):
        base.execute(f"pragma {setting}")
    base.execute("begin exclusive")
    base.execute("create table if not exists kept (key blob primary key, value blob)")
    return base


def _sealed(value: Any) -> bytes:
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return _seal(packed) + packed


def _unsealed(data: bytes) -> Any:
    """The value, or None if its bytes are not those that were put here.

    Only who may write into git's own folder could forge them, and could as well write a hook.
    """
    seal, packed = data[:_SEAL], data[_SEAL:]
    return pickle.loads(packed) if seal == _seal(packed) else None  # noqa: S301


def _seal(packed: bytes) -> bytes:
    return blake2b(packed, digest_size=_SEAL).digest()
