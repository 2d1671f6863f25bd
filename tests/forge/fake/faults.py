"""What goes wrong between a program and a forge, scripted."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any


@dataclass
class Fault:
    """What happens instead of an answer; with neither status nor damage, just before it."""

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = "{}"
    damage: str = ""
    deed: Callable[[], object] | None = None


def status(code: int, message: str = "fault", headers: Mapping[str, str] | None = None) -> Fault:
    """An answer with this code; `message` is what the forge says."""
    return Fault(code, headers or {}, json.dumps({"message": message}))


def limited(reset: int, code: int = 403) -> Fault:
    """The hour's requests are used up until `reset`, in seconds since 1970."""
    headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(reset)}
    return status(code, "API rate limit exceeded", headers)


def secondary(retry_after: int | str | None = None) -> Fault:
    """Too much at once; the forge may say after how many seconds to come back."""
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return status(403, "You have exceeded a secondary rate limit.", headers)


def broken() -> Fault:
    """The connection is reset before there is an answer."""
    return Fault(damage="reset")


def cut_off() -> Fault:
    """A good answer whose second half is missing, as after a proxy's time-out."""
    return Fault(damage="half")


def meanwhile(deed: Callable[[], object]) -> Fault:
    """Something happens at the forge; the answer is then given."""
    return Fault(deed=deed)


class Faults:
    """Which faults await which requests, in order."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, str, Fault, int]] = []

    def on(self, place: str, *faults: Fault, method: str = "", times: int = 1) -> None:
        """For requests whose address holds `place`: each fault `times` times, then none."""
        self._waiting += [(method, place, fault, times) for fault in faults]

    def take(self, method: str, address: str) -> Fault | None:
        for index, (wanted, place, fault, times) in enumerate(self._waiting):
            if place in address and wanted in ("", method):
                left = [(wanted, place, fault, times - 1)] if times > 1 else []
                self._waiting[index : index + 1] = left
                return fault
        return None


def reset(handler: BaseHTTPRequestHandler) -> None:
    """Close a connection so that the other side sees it reset."""
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.close_connection = True
    handler.connection.close()


def half(answer: Any) -> bytes:
    data = json.dumps(answer).encode()
    return data[: len(data) // 2]
