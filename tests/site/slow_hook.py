"""The site the slow way: MkDocs and the theme render every page, none is put into a shell."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

from accord.site import Made

_FILE = Path(__file__).parents[2] / "scripts" / "site_hook.py"


class Slow(Made):
    """The same pages, all of them for the generator to render."""

    def begin(self, *given: Any, **named: Any) -> None:
        super().begin(*given, **named)
        assert self._many
        few = (page for page in self._few if not page.listed)
        self._others = {page.path: page for page in (*few, *self._many.pages())}
        self.listed = {**self.listed, **self._others}
        self._few, self._many = (), None

    def files(self) -> dict[str, bytes]:
        titles = {path: json.dumps(page.title) for path, page in self._others.items()}
        sources = {path: f"---\ntitle: {title}\n---\n" for path, title in titles.items()}
        return {**super().files(), **{path: text.encode() for path, text in sources.items()}}


_spec = importlib.util.spec_from_file_location("the_fast_hook", _FILE)
assert _spec and _spec.loader
_hook: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_hook)
_hook.made = Slow()
for _name in ("on_files", "on_env", "on_page_content", "on_page_context", "on_post_page"):
    globals()[_name] = getattr(_hook, _name)
on_post_build = _hook.on_post_build
