"""What waits in memory for its turn, or travels between processes, in few bytes."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
Thing = TypeVar("Thing")


def pack(value: object) -> bytes:
    """A value as bytes, quickly rather than as few as can be."""
    buffer = BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {MappingProxyType: _unproxied}
    pickler.dump(value)
    return zlib.compress(buffer.getbuffer(), 1)


def unpack(packed: bytes) -> Any:
    """The value; only what this program has packed itself may come here."""
    return pickle.loads(zlib.decompress(packed))  # noqa: S301


def put_by(things: Iterable[Thing]) -> Iterator[Thing]:
    """Pack them all now, and unpack one after the other when it is asked for."""
    return map(unpack, [pack(each) for each in things])


class Packed(Mapping[Key, Value]):
    """A mapping of which each value is unpacked anew whenever it is asked for."""

    def __init__(self, pairs: Iterable[tuple[Key, Value]]) -> None:
        self._values = {key: pack(value) for key, value in pairs}

    def __getitem__(self, key: Key) -> Value:
        found: Value = unpack(self._values[key])
        return found

    def packed(self, key: Key) -> bytes:
        """The value as it lies here."""
        return self._values[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


# What only shows a mapping can't be packed as it is.
def _unproxied(shown: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return _proxied, (dict(shown),)


def _proxied(mapping: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(mapping)
