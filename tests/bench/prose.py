"""Chinese sentences for generated records, drawn from `prose.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.bench.company import DEPARTMENTS

OPTIONAL = {"争议点": 0.4, "问题与风险": 0.3, "协作说明": 0.7, "前置条件": 0.8, "说明": 0.8}


@dataclass(frozen=True, slots=True)
class Prose:
    """What is said about one record: a topic, who asks and who does the work."""

    chance: Random
    topic: Mapping[str, Any]
    words: Mapping[str, Any]

    @classmethod
    def about(cls, chance: Random, asker: str, doer: str) -> Prose:
        topic = chance.choice(_stock()["topics"])
        names = {"asker": DEPARTMENTS[asker][0], "doer": DEPARTMENTS[doer][0]}
        return cls(chance, topic, {**topic, **names})

    def one(self, *path: str) -> str:
        """One sentence or phrase of the stock, such as one of the ``reasons``, ``hold``."""
        return self._filled(self.chance.choice(_below(path)))

    def several(self, count: int, *path: str) -> list[str]:
        return [self._filled(each) for each in self.chance.sample(_below(path), count)]

    def sections(self, kind: str) -> dict[str, str]:
        """The body of a form or an entry: prose below each heading, now and then a list."""
        return {
            heading: self._prose(sentences)
            for heading, sentences in _below(("sections", kind)).items()
            if self.chance.random() < OPTIONAL.get(heading, 1)
        }

    def _prose(self, sentences: list[str]) -> str:
        count = self.chance.randint(min(2, len(sentences)), min(4, len(sentences)))
        said = [self._filled(each) for each in self.chance.sample(sentences, count)]
        if len(said) > 1 and self.chance.random() < 0.5:
            return "\n".join(f"- {each}" for each in said)
        return "".join(said)

    def _filled(self, pattern: str) -> str:
        numbers = {
            "n": self.chance.randint(4, 60),
            "m": self.chance.randint(61, 400),
            "day": self.chance.randint(5, 26),
        }
        return pattern.format(**self.words, **numbers)


@cache
def _stock() -> dict[str, Any]:
    text = Path(__file__).with_name("prose.yml").read_text(encoding="utf-8")
    stock: dict[str, Any] = yaml.safe_load(text)
    return stock


def _below(path: tuple[str, ...]) -> Any:
    found: Any = _stock()
    for step in path:
        found = found[step]
    return found
