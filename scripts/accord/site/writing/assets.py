"""What only the pages of forms load: libraries of others, as they are, and our scripts, joined."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

# Files of `templates/writing/vendor`, in the order in which a page loads them.
VENDORED: tuple[str, ...] = ("flatpickr.min.css", "flatpickr.min.js", "flatpickr-zh.js")
# In the order in which they are joined.
SCRIPTS: tuple[str, ...] = (
    "element",
    "saying",
    "notation",
    "layout",
    "texts",
    "private",
    "vague",
    "days",
    "registry",
    "targets",
    "speaking",
    "field",
    "choosing",
    "leaves",
    "people",
    "dates",
    "asks",
    "criterion",
    "mapping",
    "list",
    "either",
    "ending_with",
    "changes",
    "sections",
    "faults",
    "rules",
    "filling",
    "naming",
    "record",
    "which",
    "draft",
    "arranged",
    "ending",
    "around",
    "judging",
    "note",
    "unread",
    "filled",
    "form",
)

DATA = "assets/writing/forms.js"
RECORDS = "assets/writing/records.js"
SCRIPT = "assets/writing/writing.js"
_VENDOR = "assets/writing/vendor"


def loaded() -> tuple[str, ...]:
    """Every script of a page with a form, in the order in which they run."""
    return (DATA, *(f"{_VENDOR}/{each}" for each in VENDORED if each.endswith(".js")), SCRIPT)


def styles() -> tuple[str, ...]:
    return tuple(f"{_VENDOR}/{each}" for each in VENDORED if each.endswith(".css"))


def writing_assets() -> dict[str, bytes]:
    """The libraries, with their licences, and the script; by path."""
    own = files("accord") / "templates" / "writing"
    joined = b"\n".join((own / f"{name}.js").read_bytes() for name in SCRIPTS)
    return {SCRIPT: joined, **{f"{_VENDOR}/{each.name}": each.read_bytes() for each in _kept(own)}}


def _kept(own: Traversable) -> list[Traversable]:
    folder = own / "vendor"
    return list(folder.iterdir()) if folder.is_dir() else []
