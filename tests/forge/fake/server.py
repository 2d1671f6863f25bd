"""The state behind HTTP, in a thread; each request is first looked up among the faults."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.forge.fake import gitea, github
from tests.forge.fake.answer import Answer, NotFound, Request
from tests.forge.fake.faults import Faults, half, reset
from tests.forge.fake.state import State

DIALECTS = {"/github": github, "/gitea/api/v1": gitea}


@dataclass
class Heard:
    """One request that the forge was sent."""

    method: str
    address: str
    body: Any
    headers: dict[str, str] = field(repr=False)


class FakeForge(State):
    """A forge that runs while the `with` lasts."""

    def __init__(self) -> None:
        super().__init__()
        self.faults = Faults()
        self.heard: list[Heard] = []

    def __enter__(self) -> FakeForge:
        handler = type("Handler", (_Handler,), {"forge": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def api(self, dialect: str = "github") -> str:
        """The address for `--api`."""
        return self.root + next(prefix for prefix in DIALECTS if dialect in prefix)

    def asked(self, place: str, method: str = "GET") -> list[Heard]:
        """The requests whose address holds `place`."""
        return [each for each in self.heard if place in each.address and each.method == method]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one piece: two would wait for each other
    disable_nagle_algorithm = True
    forge: FakeForge

    def do_GET(self) -> None:
        self._serve()

    do_POST = do_PATCH = do_PUT = do_DELETE = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        content = json.loads(body) if body else None
        forge = self.forge
        forge.heard.append(Heard(self.command, self.path, content, dict(self.headers)))
        fault = forge.faults.take(self.command, self.path)
        if fault and fault.deed:
            fault.deed()
        if fault and fault.damage == "reset":
            reset(self)
        elif fault and fault.status:
            self._send(fault.status, fault.body.encode(), dict(fault.headers))
        else:
            answer = self._answer(content)
            data = half(answer.body) if fault and fault.damage else json.dumps(answer.body).encode()
            self._send(answer.status, data, answer.headers)

    def _answer(self, content: Any) -> Answer:
        parts = urlsplit(self.path)
        for prefix, dialect in DIALECTS.items():
            if parts.path.startswith(prefix + "/"):
                path = parts.path.removeprefix(prefix)
                query = dict(parse_qsl(parts.query))
                request = Request(self.command, path, query, content, self.forge.root + self.path)
                with _not_found() as missing:
                    return dialect.answer(self.forge, request)
                return missing[0]
        return Answer({"message": "Not Found"}, 404)

    def _send(self, status: int, data: bytes, headers: dict[str, str]) -> None:
        with contextlib.suppress(ConnectionError):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)


@contextlib.contextmanager
def _not_found() -> Iterator[list[Answer]]:
    found: list[Answer] = []
    try:
        yield found
    except (NotFound, KeyError):
        found.append(Answer({"message": "Not Found"}, 404))
