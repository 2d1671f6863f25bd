"""Signs of the syntax of front matter that were typed with a Chinese keyboard.

`title：会员日` for `title: 会员日`, ``［TECH，DESIGN］`` for ``[TECH, DESIGN]``, full-width
digits in dates. Known names of fields show where syntax is; free text is never touched.
"""

from __future__ import annotations

import re

from accord.author.mending.blanks import BLANK
from accord.author.mending.vocabulary import Vocabulary

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE |= str.maketrans("\u3000\u00a0“”‘’", "  \"\"''")
_BRACKETS = str.maketrans("［］｛｝", "[]{}")
_NAME = r"[A-Za-z_\-Ａ-Ｚａ-ｚ＿－]+"
_LINE = re.compile(
    rf"(?P<indent>[{BLANK}]*)(?P<dashes>(?:[-－][{BLANK}]+)*)"
    rf"(?:(?P<name>{_NAME})(?P<colon>[{BLANK}]*[:：][{BLANK}]*))?(?P<value>.*)"
)
_PAIR = re.compile(rf"(?P<before>[{{｛,，][{BLANK}]*)(?P<name>{_NAME})(?P<colon> *[:：][{BLANK}]*)")
_RUN = re.compile(r"[^,，{}｛｝\[\]［］【】#]*")
_LIST = re.compile(r"(?P<open>[\[［【])(?P<inside>[^\[\]［］【】{}｛｝#\"']*)(?P<close>[\]］】])")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'(?:[^']|'')*'")
_COMMA = re.compile(r"(?P<comma>[,，、])(?P<gap> *)")


def narrowed(front: str, words: Vocabulary) -> str:
    """Write the syntax of front matter in ASCII, where the names of fields show that it is."""
    return "".join(_line(line, words) for line in front.splitlines(keepends=True))


def _line(line: str, words: Vocabulary) -> str:
    found = _LINE.match(line)
    if not found:
        return line
    rest = line[found.end() :]
    indent = found["indent"].expandtabs(2).replace("\u00a0", " ").replace("\u3000", "  ")
    dashes = re.sub(f"[{BLANK}]+", _plain_blank, found["dashes"].replace("－", "-"))
    name = in_ascii(found["name"] or "")
    value = found["value"]
    if name not in words.names:
        start = found.end("dashes")
        inner = line[start : found.end()]
        return indent + dashes + (_braced(inner, words) if dashes else inner) + rest
    colon = _colon(found["colon"], value)
    return indent + dashes + name + colon + _value(name, value, words) + rest


def _plain_blank(found: re.Match[str]) -> str:
    return found[0] if found[0].isspace() and found[0].isascii() else " "


def _colon(colon: str, value: str) -> str:
    """A colon, and one space before a value that has none."""
    if not value:
        return ":" if "：" in colon else colon
    return colon if re.fullmatch("[ \t]*:[ \t]+", colon) else ": "


def _value(name: str, value: str, words: Vocabulary) -> str:
    if name in words.lists and (found := _LIST.match(value)):
        return _listed(found) + value[found.end() :]
    if value[:1] in "{｛［【[" and name in words.mappings | words.lists:
        return _braced(value, words)
    return value if name in words.free else _code(value)


def _listed(found: re.Match[str]) -> str:
    """A list of codes between brackets; any other is left as it is."""
    inside = _COMMA.sub(_comma, found["inside"])
    folded = in_ascii(inside)
    return f"[{folded}]" if folded.isascii() else found[0]


def _comma(found: re.Match[str]) -> str:
    return found[0] if found["comma"] == "," else ", "


def _braced(value: str, words: Vocabulary) -> str:
    """Fields between braces, with the names and signs that are known to be syntax."""
    if value[:1] not in "{｛［【[":
        return value
    parts, end = [], 0
    for found in _PAIR.finditer(value):
        if in_ascii(found["name"]) not in words.names or found.start() < end:
            continue
        parts.append(_closers(value[end : found.start()]))
        parts.append(_pair(found))
        end = found.end()
        name = in_ascii(found["name"])
        if name in words.lists and (listed := _LIST.match(value, end)):
            parts.append(_listed(listed))
            end = listed.end()
        elif quoted := _QUOTED.match(value, end):
            parts.append(quoted[0])
            end = quoted.end()
        elif name not in words.free and (run := _RUN.match(value, end)):
            parts.append(_code(run[0]))
            end = run.end()
    return "".join([*parts, _closers(value[end:])])


def _pair(found: re.Match[str]) -> str:
    before = found["before"]
    sign = {"｛": "{", "，": ", "}.get(before[0], before[0])
    gap = before[1:] if before[0] in "{,｛" else ""
    colon = found["colon"]
    return sign + gap + in_ascii(found["name"]) + (colon if colon.startswith(": ") else ": ")


def _closers(text: str) -> str:
    return text.translate(_BRACKETS)


def _code(value: str) -> str:
    """A value that is no free text, in ASCII if all of it can be."""
    text, mark, comment = value.partition(" #")
    folded = in_ascii(text)
    return (folded if folded.isascii() else text) + mark + comment


def in_ascii(text: str) -> str:
    """A text with every full-width sign, letter and digit written in ASCII."""
    return text.translate(_WIDE)
