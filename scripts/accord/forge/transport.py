"""Requests to a forge over HTTP: with patience, and answered whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase

from accord.forge.patience import PATIENT, Patience
from accord.forge.trouble import ForgeError, without_secrets
from accord.language import Message, say

_SECONDS = (10, 30)  # to connect, to answer

Query = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: an answer or none, its content, and what is wrong with it ("": nothing)."""

    answer: requests.Response | None = None
    content: Any = None
    why: str = ""

    @property
    def status(self) -> int:
        return 0 if self.answer is None else self.answer.status_code


class Transport:
    """The way to one forge's interface at `api`, as whoever `token` belongs to.

    `sleep` waits for some seconds; `clock` tells the present as an aware instant.
    """

    def __init__(
        self,
        api: str,
        token: str | None,
        sleep: Callable[[float], object],
        clock: Callable[[], datetime],
        patience: Patience = PATIENT,
    ) -> None:
        self._api = api.rstrip("/")
        self._token = token
        self._sleep = sleep
        self._clock = clock
        self._patience = patience
        self._session = requests.Session()
        self._session.auth = _Bearer(token)
        self._session.headers.update({"Accept": "application/json", "User-Agent": "accord"})

    def get(self, path: str, **query: str | int) -> Any:
        """What stands at a path below the interface.

        Raises:
            ForgeError: it could not be read whole.
        """
        return self.ask("GET", path, query).content

    def send(self, method: str, path: str, body: object, *, repeatable: bool) -> Any:
        """Tell the forge something; `repeatable` says that twice is as good as once.

        Raises:
            ForgeError: it refused, or nobody knows whether it heard.
        """
        return self.ask(method, path, {}, body, repeatable=repeatable).content

    def graphql(self, query: str) -> Any:
        """The answer to a GraphQL query; on a server of one's own it is asked beside `v3`.

        Raises:
            ForgeError: there is none.
        """
        address = self._api.removesuffix("/v3") + "/graphql"
        return self.ask("POST", address, {}, {"query": query}).content

    def ask(
        self,
        method: str,
        path: str,
        query: Query,
        body: object = None,
        *,
        repeatable: bool = True,
    ) -> Reply:
        """One request, again and again until there is a good answer or no hope of one.

        `path` stands below the interface, or is a whole address there: the token goes nowhere
        but to the forge.

        Raises:
            ForgeError: there is no good answer.
        """
        address = self._api + path if path.startswith("/") else path
        if urlsplit(address)[:2] != urlsplit(self._api)[:2]:
            raise self.trouble(say("{address} is not at the forge.", address=address))
        waited = 0.0
        attempt = 0
        while (reply := self._once(method, address, query, body)).why:
            wait = self._wait(reply, attempt, repeatable)
            attempt += 1
            if wait is None or not self._patience.lasts(attempt, waited + wait):
                raise self._refusal(method, address, reply)
            self._sleep(wait)
            waited += wait
        return reply

    def _once(self, method: str, address: str, query: Query, body: object) -> Reply:
        """Redirections are not followed: what has moved is named anew by a person."""
        try:
            answer = self._session.request(
                method,
                address,
                params=query,
                json=body,
                timeout=_SECONDS,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            return Reply(why=type(error).__name__)
        try:
            content = answer.json() if answer.content else None
        except ValueError:
            return Reply(answer, why=f"HTTP {answer.status_code}, no JSON or cut off")
        good = 200 <= answer.status_code < 300
        return Reply(answer, content, "" if good else f"HTTP {answer.status_code}{_said(content)}")

    def _wait(self, reply: Reply, attempt: int, repeatable: bool) -> float | None:
        """How many seconds to wait before the next attempt; None if there is to be none."""
        limit = self._limit(reply, attempt)
        if limit is not None:
            return limit  # it was refused unheard
        is_final = 300 <= reply.status < 500
        return None if is_final or not repeatable else self._patience.after_failure(attempt)

    def _limit(self, reply: Reply, attempt: int) -> float | None:
        if reply.answer is None:
            return None
        return self._patience.after_limit(reply.answer, attempt, self._clock())

    def _refusal(self, method: str, address: str, reply: Reply) -> ForgeError:
        """A limit says nothing of rights, so its code is not told."""
        message = say(
            "The forge did not do {method} {path}: {why}.",
            method=method,
            path=urlsplit(address).path,
            why=reply.why,
        )
        is_limit = self._limit(reply, 0) is not None
        return self.trouble(message, 0 if is_limit else reply.status)

    def trouble(self, message: Message, status: int = 0) -> ForgeError:
        """What to raise; the token stands nowhere in it."""
        return ForgeError(without_secrets(message, self._token), status)


class _Bearer(AuthBase):
    """The token in the request's head; a file of passwords in the home folder is not asked."""

    def __init__(self, token: str | None) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _said(content: Any) -> str:
    """The forge's own words about what is wrong, where it has any."""
    said = content.get("message") if isinstance(content, dict) else None
    return f", {said}" if said else ""
