"""A site as `mkdocs serve` shows it: a real process, asked as a browser asks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import SystemRandom
from time import perf_counter, sleep
from urllib.error import URLError
from urllib.request import urlopen

_PAUSE = 0.02


class Served:
    """The site at `address`, as long as the process lives."""

    def __init__(self, address: str, process: subprocess.Popen[str], patience: float) -> None:
        self._address, self._process, self._patience = address, process, patience

    def read(self, path: str) -> str:
        """A page as it is now; nothing while there is none."""
        address = f"{self._address}{path}"
        try:
            with urlopen(address, timeout=self._patience) as answer:  # noqa: S310 - our own
                return str(answer.read().decode())
        except (URLError, ConnectionError):
            return ""

    def wait(self, path: str, words: str) -> float:
        """How many seconds it takes until a page says something.

        Raises:
            TimeoutError: it does not, or the process has ended.
        """
        begun = perf_counter()
        while words not in self.read(path):
            if self._process.poll() is not None or perf_counter() - begun > self._patience:
                raise TimeoutError(f"{path} does not say {words}")
            sleep(_PAUSE)
        return perf_counter() - begun


def _free_port() -> int:
    """One that nobody is given by chance until the site listens there, which is a build later."""
    while True:
        port = SystemRandom().randrange(20_000, 32_000)  # systems choose from higher ones
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port


@contextmanager
def served(configuration: Path, patience: float = 120.0) -> Iterator[Served]:
    """Serve a site, and end the process afterwards; `patience` in seconds is for each wait."""
    address = f"127.0.0.1:{_free_port()}"
    command = ("-m", "mkdocs", "serve", "--config-file", str(configuration), "--dev-addr", address)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "ACCORD_KEEP": "yes"}
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            (sys.executable, *command), env=environment, stdout=said, stderr=said, text=True
        )
        try:
            yield Served(f"http://{address}/", process, patience)
        finally:
            process.terminate()
            process.wait()
