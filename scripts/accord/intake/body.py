"""The text of an issue, as a forge makes it of a form -> the answer to each question.

A block begins with the question's label as a heading of the third rank. An answer may hold such a
line too, by chance or to forge another answer: a heading that is there twice is not believed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from accord.intake.question import Question, Shape
from accord.intake.trouble import Trouble
from accord.language import Label, say

_HEADING = re.compile(r"###[ \t]+(.+?)[ \t]*")
_NOTHING = "_No response_"
_CHECKED = re.compile(r"- \[([ xX])\] (.+)")

Answers = Mapping[str, str]


def answers(
    text: str, asked: Sequence[Question], beside: Mapping[str, Label]
) -> tuple[Answers, tuple[Trouble, ...]]:
    """The answers by the ids of the questions, and what can't be believed.

    `beside` are labels of what no form asks and somebody may have written all the same.
    """
    labels = {**{each.id: each.label for each in asked}, **beside}
    ids = {name: id for id, each in labels.items() for name in (each.zh, each.en)}
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        found = _HEADING.fullmatch(line)
        if found and found[1] in ids:
            blocks.append((ids[found[1]], []))
        else:
            blocks[-1][1].append(line)
    found_at = Counter(id for id, _ in blocks)
    troubles = [_twice(labels[id]) for id, count in found_at.items() if count > 1]
    before = "\n".join(blocks[0][1]).strip()
    if before or len(blocks) == 1:
        troubles.append(_no_form())
    return {id: _answer(lines) for id, lines in blocks[1:]}, tuple(troubles)


def chosen(text: str, question: Question) -> list[str]:
    """The values of the options that were chosen; what is no option stays as it was typed."""
    checks = [_CHECKED.fullmatch(line.strip()) for line in text.split("\n") if line.strip()]
    if checks and all(checks):
        words: Iterable[str] = [each[2] for each in checks if each and each[1] != " "]
    else:
        words = text.split(",") if question.shape is Shape.SEVERAL else [text]
    values = {each.text: each.value for each in question.options}
    return [values.get(each.strip(), each.strip()) for each in words if each.strip()]


def _answer(lines: Sequence[str]) -> str:
    text = "\n".join(lines).strip()
    return "" if text == _NOTHING else text


def _twice(label: Label) -> Trouble:
    heading = Label(f"### {label.zh}", f"### {label.en}")
    return Trouble(
        say("The heading {heading} is there more than once.", heading=heading),
        say("Edit the issue so that it is there once; quote it otherwise, with > before it."),
        label,
    )


def _no_form() -> Trouble:
    return Trouble(
        say("There is text before the first heading, or no heading at all."),
        say("Leave the headings of the form as they are, and write below them."),
    )
