"""A case: a record told in a few lines, and the explanation of one thing that is owed.

See README.md for how a case is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from accord import ledger
from accord.explain import explain, sentences
from accord.ledger import Ledger
from accord.ledger.ledger import POLICY
from accord.obligation import Obligation
from accord.survey import Survey, survey
from accord.trees import Choice, File, everywhere
from tests.explained.lines import tell
from tests.heart.company import LEDGER, Company

FOLDER = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"# [^\n]+\n\n(?P<about>.+?)\n\n```yaml\n(?P<record>.+?)```\n"
    r"(?:\n```text\n(?P<zh>.+?)```\n)?(?:\n```text\n(?P<en>.+?)```\n)?",
    re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    path: Path
    text: str

    @cached_property
    def parts(self) -> Mapping[str, str]:
        found = _CASE.fullmatch(self.text)
        assert found, f"{self.path.name}: not written as README.md says"
        return {name: text or "" for name, text in found.groupdict().items()}

    @cached_property
    def fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = _plain(yaml.load(self.parts["record"], yaml.BaseLoader))  # noqa: S506
        return fields

    @cached_property
    def survey(self) -> Survey:
        """The record read from its files, in the company as the case has it."""
        told = tell(self.fields)
        files = {each.document.path: each.document.text.encode() for each in told.entries}
        form = told.record.form
        found: Ledger = ledger.read(
            Written(self._policy() | files | {form.path: form.text.encode()})
        )
        assert {each.rule for each in found.findings} <= {"body-heading"}, found.findings
        return survey(found, found.organization.instant(self.fields["as_of"]))

    def said(self, language: str) -> str:
        """The explanation, a line each."""
        obligation = self.obligation
        story = self.survey.cases[obligation.record].story
        found = sentences(explain(obligation, story, self.survey.ledger))
        return "".join(f"{line.text(language)}\n" for line in found)

    @property
    def obligation(self) -> Obligation:
        """The one that the case is about: ``RULE OWNER [SUBJECT]``, the first if there are more."""
        rule, owner, *subject = self.fields["explain"].split()
        return next(
            each
            for each in self.survey.obligations()
            if each.rule == rule
            and owner in (each.department, each.person)
            and subject in ([], [each.subject])
        )

    def renewed(self) -> str:
        """The text of the case with the explanation as it is said now."""
        head = self.text[: self.text.index("```\n", self.text.index("```yaml")) + 4]
        blocks = (f"\n```text\n{self.said(language)}```\n" for language in ("zh", "en"))
        return head + "".join(blocks)

    def _policy(self) -> dict[str, bytes]:
        """The registry, the calendar and the table, with what the case has of its own."""
        found = {}
        for name, path in POLICY.items():
            fields, own = LEDGER.policy[name].fields, self.fields.get(name, {})
            if name == "workflow":
                own = {"limits": {**fields["limits"], **own}}
            found[path] = json.dumps({**fields, **own}, ensure_ascii=False).encode()
        return found


@dataclass(frozen=True)
class Written:
    """The company with a few files of its own."""

    own: Mapping[str, bytes]

    def files(self, folder: str, enter: Choice = everywhere) -> Iterator[File]:
        for path, data in sorted(self.own.items()):
            if path.startswith(f"{folder}/"):
                yield File(path, data)
        for file in Company().files(folder, enter):
            if file.path not in self.own:
                yield file

    def names(self, folder: str) -> list[str]:
        own = {
            path.removeprefix(f"{folder}/").split("/")[0]
            for path in self.own
            if path.startswith(f"{folder}/")
        }
        return sorted(own | set(Company().names(folder)))

    def read(self, path: str) -> bytes | None:
        return self.own.get(path, Company().read(path))


def _plain(value: Any) -> Any:
    """Days and instants stay text; what has digits only is a number."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return int(value) if value.isdigit() else value


def cases() -> tuple[Case, ...]:
    return tuple(
        Case(path, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.md"))
    )
