"""A draft as a sheet to be filled in with an editor, and the sheet as it comes back.

What is missing is left open and says what it takes; what may be left out stands there as a comment.
What is wrong with a sheet is put at its top, and goes when it comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import dropwhile

from accord.author.beginning import left_open
from accord.author.draft import Draft, required
from accord.author.given import with_file
from accord.author.layout import in_order
from accord.frontmatter.layout import field, front_matter
from accord.model import Finding
from accord.schema.schemas import label

_MARK = "#: "  # begins what is said to the person; what they write themselves begins otherwise
_FENCE = "---\n"
# Given by the program, or for whoever mends an entry.
_NOT_OFFERED = ("id", "void", "supersedes", "entered_at")


def sheet(draft: Draft, language: str) -> str:
    """The file as far as it is known, with everything else that it can have."""
    said = {name: value for name, value in draft.fields.items() if value is not None}
    front = front_matter(in_order(said, draft.schema.node))
    asked = "".join(f"{line}\n" for line in _asked(draft, language))
    body = f"\n{draft.preamble}\n" if draft.preamble else ""
    for heading in draft.schema.headings:
        text = draft.under(heading.label.zh)
        if text or heading.required:
            body += (
                f"\n## {heading.label.zh}\n\n{text}\n" if text else f"\n## {heading.label.zh}\n\n"
            )
    return f"{_FENCE}{front}{asked}{_FENCE}{body}"


def told(text: str, notes: Iterable[str]) -> str:
    """The sheet with notes at its top, each on lines of its own."""
    lines = [f"{_MARK}{line}\n" for note in notes for line in note.split("\n")]
    begins = _FENCE if text.startswith(_FENCE) else ""
    return begins + "".join(lines) + text.removeprefix(_FENCE)


def untold(text: str) -> str:
    """The sheet as it was written, without the notes at its top; below, such lines are theirs."""
    lines = text.replace("\r\n", "\n").splitlines(keepends=True)
    begins = lines[:1] if lines[:1] == [_FENCE] else []
    rest = dropwhile(lambda line: line.startswith(_MARK.rstrip()), lines[len(begins) :])
    return "".join([*begins, *rest])


def read_back(draft: Draft, text: str) -> Draft:
    """The draft that a sheet holds; what is still open counts as not said.

    `draft` is an empty one of the same kind.

    Raises:
        Unusable: it can't be read.
    """
    found = with_file(draft, "", text.encode("utf-8", "surrogatepass"))
    said = {name: value for name, value in found.fields.items() if value is not None}
    return Draft(found.schema, said, found.sections, found.preamble)


def _asked(draft: Draft, language: str) -> Iterator[str]:
    """What is missing, then what may be left out."""
    must = required(draft)
    for name, node in draft.schema.properties.items():
        if name in must and name not in draft.fields and name != "id":
            yield f"# {label(node).text(language)}"
            yield from left_open(name, node)
    for name, node in draft.schema.properties.items():
        if name not in (*must, *draft.fields, *_NOT_OFFERED):
            lines = field(name, (node.get("examples") or [""])[0])
            yield from (f"# {line}" for line in lines)


def of_text(finding: Finding) -> bool:
    """Whether a finding is about the text as it was written, so that its line means something."""
    return finding.rule == "front-matter"
