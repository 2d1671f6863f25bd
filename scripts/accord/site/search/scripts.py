"""Values as scripts: a page that was opened from a folder may load nothing else."""

from __future__ import annotations

import json


def script(name: str, value: object) -> bytes:
    """A script that hands over a value under a name."""
    said = json.dumps([name, value], ensure_ascii=False, separators=(",", ":"))
    return f"accordSearch.take({said[1:-1]});\n".encode()
