"""What people slip on is told at its place and in plain words."""

from __future__ import annotations

import re

import pytest

from accord.frontmatter import reader as frontmatter
from accord.frontmatter.plaintext import Fault

# What was written, with the part that is to be underlined between « and »; and words of
# the message or of the advice.
SLIPS = {
    "a full-width colon at the start": ("title«：»改版\nfrom: MKT", "full-width one"),
    "a full-width colon between": ("id: X\ntitle«：»改版\nfrom: MKT", "colon after title"),
    "a full-width colon at the end": ("id: X\ntitle«：»改版", "title: 改版"),
    "a full-width colon in braces": ("work:\n  - {role«：»lead, id: 2}", "colon after role"),
    "two full-width colons": ("title«：»改版\nname：y\nfrom: MKT", "colon after title"),
    "a full-width comma in braces": ("a: {id: T1«，»title: x}", "full-width one"),
    "a full-width bracket": ("id: 2\nto:\n  «［»A: b, B: c］", "ASCII brackets [ ] or { }"),
    "no space after the colon": ("id: X\n«title:改版»\nfrom: MKT", "Write title: 改版"),
    "no space after the colon, last": ("id: X\n«title:改版»", "Write title: 改版"),
    "no space in a list": ("work:\n  - «role:lead»\n    id: 2", "Write role: lead"),
    "no space in braces": ("work: [{«role:lead», id: 2}]", "no space"),
    "a tab": ("work:\n«\t»- a: 1", "with a tab"),
    "a tab on the third line": ("work:\n  - a: 1\n«\t»b: 2", "two for each level"),
    "a full-width space": ("a: 1\n«　»b: 2", "full-width or other unusual spaces"),
    "an unbreakable space": ("work:\n«\u00a0\u00a0»- a: 1", "unusual spaces"),
    "a quote left open": ('id: X\ntitle: «"改版»\nfrom: MKT', "not closed on this line"),
    "a quote closed by the next": ('title: «"改版»\nfrom: "MKT"', "not closed on this line"),
    "a single quote left open": ("id: «'X»\nfrom: MKT", "not closed on this line"),
    "a quote left open in a list": ('to: ["A", «"B]»\nfrom: x', "not closed on this line"),
    "a bracket left open": ("to: «[»A, B\nfrom: MKT", "[ is not closed"),
    "a bracket left open at the end": ("from: MKT\nto: «[»A, B", "Write ] where"),
    "a brace left open": ("work:\n  - «{»a: 1, b: 2\n  - {a: 1}", "{ is not closed"),
    "the other bracket": ("to: [A, B«}»\nfrom: MKT", "} can't close the bracket ["),
    "a bracket too many": ("to: [A]«]»\nfrom: x", "“]” follows the end"),
    "words after a quote": ('title: "改版" «二期»\nfrom: x', "“二期” follows the end"),
    "words after a brace": ("title: {紧急} «改版»", "put the whole between"),
    "a colon in a text": ("title: 改版«:» 二期\nfrom: x", "second colon"),
    "two fields on a line": ("id: X title«:» y", "on a new line"),
    "a field too far right": ("id: X\n  «title: y»", "more of the text above"),
    "a field between two levels": ("work:\n    a: 1\n   «b: 2»", "neither below"),
    "a field beside a hyphen": ("work:\n  - a: 1\n  «b: 2»", "neither below"),
    "an item too far left": ("work:\n  - a: 1\n «- b: 2»", "neither below"),
    "a first field too far right": ("  id: X\n«title: y»", "neither below"),
    "a text of two lines": ("title: 改版\n  «二期»\nid: 2", "on one line"),
    "a text of two lines in quotes": ("title: «'改版»\n  二期'\nid: 2", "not closed on this line"),
    "a text below a bar": ("title: |\n  «改版»\nid: 2", "more of the text above"),
    "a line that is no field": ("id: X\n«详见会议纪要»\nfrom: x", "no field"),
    "a list on the field's line": ("to: «- A»", "Write [A, B]"),
    "no space after a hyphen": ("to:\n  «-A»\n  -B", "Write - A"),
    "another dash": ("to:\n  «－» A\n  － B", "hyphen (-) and a space"),
    "a bullet": ("to:\n  «•» A\n  • B", "hyphen (-) and a space"),
    "an asterisk for a hyphen": ("to:\n  «*» A\n  * B", "hyphen (-) and a space"),
    "an empty part": ("to: [A,«,»B]", "nothing before"),
    "no comma between the parts": ('to: ["A" «"B"]»', "follows the end"),
    "an at sign": ("title: «@home»", "can't begin with @"),
    "bold words": ("title: «*重要* 改版»", "can't begin with *"),
    "an ampersand": ("title: «&重要»", "can't begin with &"),
    "an exclamation mark": ("title: «!重要»", "can't begin with !"),
    "a greater-than sign": ("title: «> 5 秒»", "can't begin with >"),
    "a backslash": ('where: "C:«\\»path"', "Use single quotation marks"),
    "a number sign": ("title: 第 «#3 期»", "taken for a comment"),
    "a fence of four": ("a: 1\n«----»\n\n## b", "exactly three hyphens"),
    "three dots": ("a: 1\n«...»", "exactly three hyphens"),
}


def fault_in(front_matter: str) -> Fault:
    fault = frontmatter.read(f"---\n{front_matter}\n---\n".encode()).fault
    assert fault, front_matter
    return fault


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_underlined_and_told(name: str) -> None:
    written, words = SLIPS[name]
    fault = fault_in(re.sub("[«»]", "", written))
    before, meant = written.partition("«")[0], written.partition("«")[2].partition("»")[0]
    line, column = before.count("\n") + 2, len(before) - before.rfind("\n")
    assert fault.position == (line, column, len(meant))
    assert words in f"{fault.message.text('en')} {fault.help.text('en')}"


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_without_the_words_of_the_parser(name: str) -> None:
    fault = fault_in(re.sub("[«»]", "", SLIPS[name][0]))
    for language in ("en", "zh"):
        told = f"{fault.message.text(language)} {fault.help.text(language)}"
        assert not re.search(r"mapping|scalar|token|expected|context|stream|None|\{\w", told)


@pytest.mark.parametrize(
    "line",
    [
        "title: 时间：三月",
        "title: '第 #3 期'",
        "title: 改版 # 二期",
        "title: 【紧急】改版",
        "title: “双十一”大促",
        "link: https://wiki.example.com/a?b=c#d",
        "to: [A, 'B, C', \"D]\"]",
        "work: [{a: '{', b: \"[\"}]",
        "empty:",
        "list:\n  - a:b\n  - -5",
    ],
)
def test_what_only_looks_like_a_slip_is_read(line: str) -> None:
    assert frontmatter.read(f"---\n{line}\n---\n".encode()).fault is None
