"""What the forms say in a browser: labels of buttons, hints, and what is wrong with a value."""

from __future__ import annotations

from collections.abc import Mapping

from accord.site.reader import Reader


def words(reader: Reader) -> Mapping[str, str]:
    """By the names that the scripts have for them; their places are left open."""
    _ = reader.gettext
    return {
        "required": _("This field is required."),
    }
