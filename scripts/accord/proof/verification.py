"""Which signatures hold: asked of ssh-keygen once, and remembered as long as no byte changes.

To start ssh-keygen for each signature takes some milliseconds. The memory lies inside the git
directory and may be deleted at any time. It knows only what held: whose key it was, and on
which days it signs, is asked of the registry each time.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from accord.crew import hands
from accord.proof.signed import Signed
from accord.proof.signing import verify

_FILE = "accord-signatures.json"


def holding(signed: Iterable[Signed], git_folder: Path | None) -> frozenset[str]:
    """The digests of those signed statements whose signatures hold.

    Raises:
        SigningError: ssh-keygen is missing.
    """
    by_digest = {each.digest: each for each in signed}
    known = _recall(git_folder)
    asked = {digest: each for digest, each in by_digest.items() if digest not in known}
    with ThreadPoolExecutor(hands()) as threads:
        answers = dict(zip(asked, threads.map(verify, asked.values()), strict=True))
    held = frozenset(digest for digest in by_digest if digest in known or answers[digest])
    if held - known:
        _keep(git_folder, _recall(git_folder) | held)  # others may have kept more meanwhile
    return held


def _recall(folder: Path | None) -> frozenset[str]:
    if folder is None:
        return frozenset()
    try:
        found = json.loads((folder / _FILE).read_bytes())
        return frozenset(map(str, found["held"]))
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _keep(folder: Path | None, held: frozenset[str]) -> None:
    if folder is None:
        return
    beside = folder / f"{_FILE}.{os.getpid()}"
    with contextlib.suppress(OSError):  # it is found out again where it can't be written down
        beside.write_text(json.dumps({"held": sorted(held)}), "ascii")
        beside.replace(folder / _FILE)
