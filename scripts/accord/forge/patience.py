"""How long to wait before a forge is asked again, if at all.

GitHub answers 403 or 429 where its limits are reached: with `Retry-After`, or with
`X-RateLimit-Remaining: 0` and the instant of `X-RateLimit-Reset` (seconds since 1970), or, for
its secondary limits, with words only; then a minute is asked for, and longer each time
("Rate limits for the REST API", docs.github.com). Other 403s are about rights, and final.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import requests

_BUSY = ("secondary rate limit", "abuse detection", "rate limit exceeded")


@dataclass(frozen=True, slots=True)
class Patience:
    """How often something is tried, and how many seconds are waited for it in all."""

    tries: int = 5
    longest: float = 120.0

    def lasts(self, attempts: int, seconds: float) -> bool:
        """Whether to try again after so many attempts and so long a wait in all."""
        return attempts < self.tries and seconds <= self.longest

    def after_limit(self, answer: requests.Response, attempt: int, now: datetime) -> float | None:
        """The seconds to wait for a limit, or None where the answer speaks of none.

        `attempt` counts from 0. What the forge asks for is never shortened.
        """
        if answer.status_code not in (403, 429):
            return None
        headers = answer.headers
        if (asked := headers.get("Retry-After", "")).isdecimal():
            return float(asked)
        reset = headers.get("X-RateLimit-Reset", "")
        if headers.get("X-RateLimit-Remaining") == "0" and reset.isdecimal():
            return max(0.0, float(reset) - now.timestamp()) + 1
        says_so = any(each in answer.text.lower() for each in _BUSY)
        return 60.0 * 2**attempt if answer.status_code == 429 or says_so else None

    def after_failure(self, attempt: int) -> float:
        """The seconds to wait after an answer that never came, or a broken server's."""
        return float(2**attempt)


PATIENT = Patience()
