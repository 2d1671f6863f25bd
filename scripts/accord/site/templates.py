"""The templates: every line of HTML stands in them, and every text in them is escaped."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
)

from accord.site.page import Page
from accord.site.reader import Reader


def compiled() -> BytecodeCache | None:
    """Where templates lie compiled, as Python's own modules do, if there is a safe place."""
    with contextlib.suppress(RuntimeError):
        return FileSystemBytecodeCache()
    return None


@cache
def _environment() -> Environment:
    """Templates in which a name that nobody gave is an error, not an empty text."""
    environment = Environment(
        bytecode_cache=compiled(),
        loader=PackageLoader("accord", "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Values for scripts, as short as they can be and in the order in which they were made.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


@cache
def macro(template: str, name: str) -> Callable[..., str]:
    """A macro of a template that needs no page around it."""
    found: Callable[..., str] = getattr(
        _environment().get_template(f"{template}.jinja").module, name
    )
    return found


@dataclass(frozen=True, slots=True)
class Writer:
    """Views -> pages in one language."""

    reader: Reader

    def listed(
        self, url: str, title: str, template: str, *, wide: bool = True, **values: object
    ) -> Page:
        """A page that stands in the site's menu."""
        html = self.render(template, url, title=title, **values)
        return Page(url, title, html, listed=True, wide=wide)

    def page(
        self, url: str, title: str, template: str, *, sought: bool = True, **values: object
    ) -> Page:
        """A page that is reached from others."""
        html = self.render(template, url, title=title, **values)
        return Page(url, title, html, sought=sought)

    def render(self, template: str, url: str, **values: object) -> str:
        """Fill in a template for the page at `url`; its links start from the language's root."""
        root = "../" * url.count("/") or "./"
        return (
            _environment()
            .get_template(f"{template}.jinja")
            .render(_=self.reader.gettext, root=root, **values)
        )
