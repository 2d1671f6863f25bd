"""Small documents and what is said about them, in files that a person can read.

A case is a heading, a document and the findings, in Chinese and in English:

    ## A day written with slashes

    ```yaml
    # request without priority
    raised_at: 2026/7/1 9:30
    ```

    ```text
    2: “提出时间”要写…
       请写成 …
    2: Raised at: …
       Write …
    ```

Fields that a case does not write, or leave out, are those of a good document. Lines are those
of the block: its first stands for the first line of the file.

`python -m tests.schema.golden` writes the findings anew, to be read in the diff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord import ledger
from accord.frontmatter.layout import front_matter
from accord.frontmatter.reader import read_yaml
from accord.language import LANGUAGES
from accord.ledger.documents import read_markdown, read_policy
from accord.model import Finding
from accord.trees import File, Folder

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "lessons"
LEDGER = ledger.read(Folder(ROOT))
SCHEMAS = LEDGER.schemas
FORMS = {
    "request": "records/requests/XLX-2026-001/request.md",
    "feedback": "records/feedback/20260214-SUP-001/feedback.md",
}
# Words of JSON Schema, the start of a pattern or a pointer, and Python's own values.
JARGON = re.compile(
    r"\b(schema|object|array|null|None|True|False|property|properties|regex|pattern|anyOf)\b"
    r"|additional|\^\[|\[0-9\]|\\S|\\d|\$$|/properties/|\('|模式|数组|对象|正则|空值",
    re.MULTILINE,
)
_CASE = re.compile(
    r"## ([^\n]+)\n\n```yaml\n# ([^\n]+)\n([^`]*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL
)


@dataclass(frozen=True)
class Case:
    """A document that has something wrong, and what ought to be said."""

    title: str
    kind: str
    without: tuple[str, ...]
    written: str
    expected: str

    @property
    def head(self) -> str:
        return f"{self.kind} without {', '.join(self.without)}" if self.without else self.kind

    @property
    def good(self) -> Mapping[str, Any]:
        """The fields of a good document of this kind."""
        if self.kind in FORMS:
            record = FORMS[self.kind].split("/")[2]
            return LEDGER.records[record].form.fields
        if self.kind in LEDGER.policy:
            return LEDGER.policy[self.kind].fields
        fields: Mapping[str, Any] = SCHEMAS[self.kind].node["examples"][0]
        return fields

    @property
    def front(self) -> str:
        """The lines as they were written, then what a good document has beside them."""
        front = self.written.partition("---\n")[0]
        names = re.findall(r'^"?([^\s"#:-][^":]*)"?:', front, re.MULTILINE)
        return front + front_matter(
            {
                name: value
                for name, value in self.good.items()
                if name not in (*names, *self.without)
            }
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        if self.kind in LEDGER.policy:
            data = f"# the first line\n{self.front}".encode()
            return read_policy(f"{self.kind}.yml", data, SCHEMAS[self.kind]).findings
        _, has_body, body = self.written.partition("---\n")
        if not has_body:
            headings = SCHEMAS[self.kind].headings
            body = "".join(f"\n## {heading.label.zh}\n\n文字。\n" for heading in headings)
        path = FORMS.get(self.kind, f"{FORMS['request'].rpartition('/')[0]}/entry.md")
        kind = "feedback" if self.kind == "feedback" else "request"
        data = f"---\n{self.front}---\n{body}".encode()
        return read_markdown(File(path, data), kind, SCHEMAS).findings

    @property
    def fields(self) -> dict[str, Any]:
        return read_yaml(self.front.encode()).fields

    @property
    def said(self) -> str:
        ordered = sorted(self.findings, key=lambda each: each.sort_key)
        return "".join(_said(each, language) for language in LANGUAGES for each in ordered)


def cases(path: Path) -> Iterator[Case]:
    """The cases of a file, in its order."""
    for title, head, written, expected in _CASE.findall(path.read_text(encoding="utf-8")):
        kind, _, without = head.partition(" without ")
        yield Case(title, kind, tuple(without.split(", ")) if without else (), written, expected)


def _said(finding: Finding, language: str) -> str:
    lines = [finding.message.text(language), *finding.help.text(language).split("\n")]
    place = f"{finding.position.line}: "
    return "".join(
        f"{place if not number else ' ' * len(place)}{line}\n" for number, line in enumerate(lines)
    )


def main() -> None:
    for path in sorted(FOLDER.glob("*.md")):
        title = path.read_text(encoding="utf-8").partition("\n")[0]
        parts = [
            f"## {case.title}\n\n```yaml\n# {case.head}\n{case.written}```\n\n"
            f"```text\n{case.said}```\n"
            for case in cases(path)
        ]
        path.write_text("\n".join([f"{title}\n", *parts]), encoding="utf-8")


if __name__ == "__main__":
    main()
