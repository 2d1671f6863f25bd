"""The fixtures of the rules: for each rule a file of pairs, a good text and a bad one.

A pair is a change to one file of the sample records:

    file   the file
    here   what is replaced in it; if it is left out, `good` stands there already
    good   what the rule lets pass
    bad    what the rule tells, at the first line that differs from `good`
    told   `elsewhere` if it is told at another line, or in another file
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.checking import Patched

FOLDER = Path(__file__).parent / "fixtures"
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Fixture:
    rule: str
    file: str
    good: str
    bad: str
    here: str = ""
    told: str = ""

    def tree(self, text: str) -> Patched:
        """The sample with `good` or `bad` in it."""
        return Patched(ROOT, {self.file: self.whole(text).encode()})

    def whole(self, text: str) -> str:
        """The whole file with `good` or `bad` in it."""
        before = (ROOT / self.file).read_text(encoding="utf-8")
        replaced = self.here or self.good
        assert replaced in before, f"{self.rule}: the sample changed, choose another text"
        return before.replace(replaced, text, 1)

    @property
    def line(self) -> int:
        """The line at which `bad` is told."""
        good, bad = self.good.splitlines(), self.bad.splitlines()
        pairs = enumerate(zip(good, bad, strict=False))
        same = next((place for place, (a, b) in pairs if a != b), len(good))
        text = self.whole(self.bad)
        return text[: text.index(self.bad)].count("\n") + 1 + min(same, len(bad) - 1)


def fixtures() -> Iterator[Fixture]:
    for path in sorted(FOLDER.glob("*.yml")):
        for pair in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield Fixture(path.stem, **pair)
