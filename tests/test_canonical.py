"""Canonical bytes: quick or not, they are those of the library that knows the RFC."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as some

from accord.canonical import canonical

letters = some.text() | some.text(some.characters())  # halves of a character among them
names = letters | some.sampled_from(["id", "due", "a b", "é", "\U0001f600", "\ufb01"])
texts = letters | some.sampled_from(["\x00\x1f", '"\\/', "\x7f\u2028", "首屏 4 秒", "\r\n\t"])
numbers = some.integers(-(2**54), 2**54) | some.floats()
values = some.recursive(
    some.none() | some.booleans() | numbers | texts,
    lambda inner: some.lists(inner) | some.dictionaries(names, inner),
)


def told(write: Callable[[Any], bytes], value: Any) -> bytes | None:
    """The bytes, or None where a value is refused."""
    try:
        return write(value)
    except ValueError:
        return None


@given(values)
def test_it_writes_what_the_library_writes(value: Any) -> None:
    assert told(canonical, value) == told(rfc8785.dumps, value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"b": 1, "a": [True, None, "é\n"]}, '{"a":[true,null,"é\\n"],"b":1}'),
        ({"ﬁ": 1, "😀": 2}, '{"😀":2,"ﬁ":1}'),
        ([1.0, 0.5, 1e21, 1e-7, -0.0, 100000.25], "[1,0.5,1e+21,1e-7,0,100000.25]"),
    ],
)
def test_it_writes_as_the_rfc_says(value: Any, written: str) -> None:
    assert canonical(value) == written.encode()


@pytest.mark.parametrize(
    "value", [2**53, -(2**53), float("nan"), float("inf"), {1: 2}, {3}, "\ud800"]
)
def test_it_refuses_what_json_cannot_say_exactly(value: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical(value)
