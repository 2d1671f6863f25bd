"""Whatever somebody might fill in: a strategy for each form, made of what the form asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from accord.author.forms.definition import Definition
from accord.frontmatter.plaintext import Refused, decode

Node = Mapping[str, Any]
Values = st.SearchStrategy[Any]

# Words at which readers of YAML, Markdown or HTML stumble.
ODD = (
    "no", "0010", "12:30", "1e3", "~", "a: b", "a #b", "- x", "[x]", "{x}", "'x'", '"x"', "\\n",
    "@all", "%", "<!--", "</script>", "---", "|", "> x", "&a *b", "!tag", "2026-07-10",
    "尽快：“好”", "👍", "长" * 20,
)  # fmt: skip


def readable(text: str) -> bool:
    """Whether a document may hold it at all."""
    try:
        return decode(text.encode()) == text
    except (Refused, UnicodeError):
        return False


_SHOWN = st.characters(exclude_categories=("C", "Zl", "Zp"))
_LINES = st.one_of(st.sampled_from(ODD), st.text(_SHOWN, max_size=20)).filter(
    lambda text: "\n" not in text and "\r" not in text and readable(text)
)
_DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
_INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31))  # noqa: DTZ001 - as typed
_FORMATS: Mapping[str, Values] = {
    "date": _DAYS.map(date.isoformat),
    "instant": _INSTANTS.map("{:%Y-%m-%dT%H:%M}".format),
    "period": _DAYS.map(lambda day: "{}-W{:02}".format(*day.isocalendar()[:2])),
}


def filled_in(said: Definition) -> st.SearchStrategy[tuple[dict[str, Any], dict[str, str]]]:
    """The fields and the sections of a form: what must be there, and some of what may."""
    form = said["schema"]
    plain = {
        name: node
        for name, node in form["properties"].items()
        if node.get("ac", {}).get("part") != "correction"
    }
    sections = {each["heading"]: each["required"] for each in said["sections"]}
    return st.tuples(
        _object({**form, "properties": plain}),
        st.fixed_dictionaries(
            {heading: _prose() for heading, must in sections.items() if must},
            optional={heading: _prose() for heading, must in sections.items() if not must},
        ),
    )


def value(node: Node) -> Values:
    """What a field may hold."""
    if "const" in node:
        return st.just(node["const"])
    if "enum" in node:
        return st.sampled_from(node["enum"])
    if "anyOf" in node and "properties" not in node:
        return st.one_of(*(value(choice) for choice in node["anyOf"]))
    return _OF_TYPE[node["type"]](node)


def _object(node: Node) -> Values:
    """An object; of `anyOf` the fields of one choice are required."""
    choices = [each["required"] for each in node.get("anyOf", ({"required": []},))]
    return st.one_of(*(_with(node, {*node.get("required", ()), *choice}) for choice in choices))


def _with(node: Node, required: set[str]) -> Values:
    inside = {name: value(inner) for name, inner in node["properties"].items()}
    found = st.fixed_dictionaries(
        {name: each for name, each in inside.items() if name in required},
        optional={name: each for name, each in inside.items() if name not in required},
    )
    return found.filter(lambda said: len(said) >= node.get("minProperties", 0))


def _array(node: Node) -> Values:
    most = min(node.get("maxItems", 3), 3)
    return st.lists(value(node["items"]), min_size=node.get("minItems", 0), max_size=most).filter(
        lambda items: all(each not in items[:place] for place, each in enumerate(items))
    )


def _text(node: Node) -> Values:
    if "format" in node:
        return _FORMATS[node["format"]]
    least, most = node.get("minLength", 0), node.get("maxLength", 300)
    if node.get("pattern") in (None, "\\S"):
        cut = _LINES.map(lambda text: text[:most])
        return cut.filter(lambda text: bool(text.strip()) and len(text) >= least)
    return st.from_regex(node["pattern"], fullmatch=True, alphabet=_PLAIN).filter(
        lambda text: len(text) <= most and "\n" not in text
    )


_PLAIN = st.characters(min_codepoint=33, max_codepoint=126)


def _number(node: Node) -> Values:
    least, most = node.get("minimum"), node.get("maximum")
    if node["type"] == "integer":
        return st.integers(least if least is not None else -(10**9), most or 10**9)
    return st.decimals(-1000, 1000, places=3, allow_nan=False).map(float)


def _prose() -> st.SearchStrategy[str]:
    """Some lines; what looks like a heading or like the edge of code is not in them."""
    line = _LINES.filter(lambda text: not text.startswith(("#", "```", "~~~")))
    return st.lists(line, min_size=1, max_size=4).map("\n".join).map(str.strip).filter(bool)


_OF_TYPE: Mapping[str, Callable[[Node], Values]] = {
    "object": _object,
    "array": _array,
    "string": _text,
    "integer": _number,
    "number": _number,
    "boolean": lambda _: st.booleans(),
}
