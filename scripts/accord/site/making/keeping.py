"""A writer that fills in no template twice: what it wrote for an earlier build, it has kept."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Any

from accord.site.making.shelf import Shelf
from accord.site.making.stamps import Stamp, stamp
from accord.site.templates import Writer


@dataclass(frozen=True, slots=True)
class KeepingWriter(Writer):
    """`conditions` are all that decides what is written, beside what a template is given."""

    shelf: Shelf
    conditions: Stamp

    def render(self, template: str, url: str, **values: object) -> str:
        """The same as any writer would: kept under a digest of whatever the template is given."""
        given = _spelled(values)
        if given is None:
            return Writer.render(self, template, url, **values)
        key = stamp(self.conditions, template, url, given)
        found: str | None = self.shelf.get(key)
        if found is None:
            found = Writer.render(self, template, url, **values)
            self.shelf.put(key, found)
        return found


def _spelled(values: Mapping[str, object]) -> bytes | None:
    """The values as bytes, the same only for equal values; None if there is no way to tell."""
    buffer = BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _spellings
    try:
        pickler.dump(values)
    except (TypeError, AttributeError, pickle.PicklingError):
        return None
    return buffer.getvalue()


_Parts = tuple[Callable[..., Any], tuple[object, ...]]


class _Spellings(dict[type, Callable[[Any], _Parts]]):
    """How each type is taken apart: a view by its fields, faster than it does so itself."""

    def __missing__(self, kind: type) -> Callable[[Any], _Parts]:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = tuple(field.name for field in fields(kind))

        def taken_apart(view: object) -> _Parts:
            return kind, tuple([getattr(view, name) for name in names])

        self[kind] = taken_apart
        return taken_apart


_spellings = _Spellings({MappingProxyType: lambda shown: (dict, (dict(shown),))})
