"""What the pages load beside their HTML: one style sheet, one script, a few files as they are."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

# In the order in which they are joined; a later one may refine an earlier one.
STYLES = (
    "tokens",
    "tones",
    "frame",
    "trail",
    "type",
    "badges",
    "figures",
    "owing",
    "cards",
    "board",
    "home",
    "record",
    "gantt",
    "next",
    "choosing",
    "writing",
    "tables",
    "lists",
    "charts",
    "diagram",
    "notice",
    "search",
    "narrow",
    "print",
    "sheet",
)
SCRIPTS = (
    "clock",
    "ageing",
    "me",
    "gantt",
    "address",
    "rows",
    "record_rows",
    "list_rows",
    "index",
    "lanes",
    "arrows",
    "board",
    "me_button",
    "me_links",
    "mine",
    "other_language",
    "subscribe",
    "print",
    "ways",
    "finding",
    "search",
)


def assets() -> dict[str, bytes]:
    """All of them, by path; every page loads the two that are joined, and nothing else of ours."""
    templates = files("accord") / "templates"
    styles = (templates / "style" / f"{name}.css" for name in STYLES)
    scripts = (templates / "script" / f"{name}.js" for name in SCRIPTS)
    whole = {f"assets/{each.name}": each.read_bytes() for each in (templates / "assets").iterdir()}
    return {**whole, "assets/accord.css": _joined(styles), "assets/accord.js": _joined(scripts)}


def _joined(parts: Iterable[Traversable]) -> bytes:
    return b"\n".join(part.read_bytes() for part in parts)
