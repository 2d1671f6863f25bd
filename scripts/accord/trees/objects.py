"""The objects of a repository, read one by one as they are asked for."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from accord.trees.revision import PROGRAM, next_blob
from accord.trees.tree import TreeError

# So many blobs are kept: a record is read several times in a row.
_KEPT = 200


class Objects:
    """One process of git that gives out what blobs hold, for as long as the block lasts."""

    def __init__(self, root: Path) -> None:
        command = [*PROGRAM, "-C", str(root), "cat-file", "--batch"]
        try:
            self._git = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except FileNotFoundError:
            raise TreeError("git is not installed") from None
        self._kept: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._git.__exit__(kind, error, trace)

    def read(self, id: str) -> bytes:
        """What a blob holds; of one that is far too large, the beginning.

        Raises:
            TreeError: it is not in the repository.
        """
        if id not in self._kept:
            if len(self._kept) == _KEPT:
                self._kept.clear()
            self._kept[id] = self._asked(id)
        return self._kept[id]

    def _asked(self, id: str) -> bytes:
        if not self._git.stdin or not self._git.stdout:
            raise TreeError("git is not there any more")
        self._git.stdin.write(f"{id}\n".encode())
        self._git.stdin.flush()
        return next_blob(self._git.stdout, id)
