"""The site of a ledger, and plain Material for MkDocs with the same pages as Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from accord import ledger, site
from accord.trees import Folder
from tests.bench.generate import REPOSITORY
from tests.bench.markdown import markdown
from tests.bench.measure import Program
from tests.bench.peers import Peer


def our_site(folder: Path, *, searched: bool = False, watch: bool = False) -> Program:
    """A build of the ledger in `folder` as the repository builds its own.

    To `watch` the records is only for a site that is served.
    """
    configuration = {
        "INHERIT": str(REPOSITORY / "mkdocs.yml"),
        "docs_dir": str(REPOSITORY / "docs" / "zh"),
        "hooks": [str(REPOSITORY / "scripts" / "site_hook.py")],
        "theme": {"custom_dir": str(REPOSITORY / "scripts/accord/templates/theme")},
        "watch": [str(folder / "records")] if watch else [],
        **({} if searched else {"extra": {"search": False}}),
    }
    return _build("our site", folder, configuration)


def plain_material(ours: Path, folder: Path, *, searched: bool = False) -> Peer:
    """Every page that we generate as Markdown, out of the navigation, and its own search if any.

    The pages are written once; a second peer in the same folder finds them there.
    """
    if not (folder / "docs").exists():
        _write_as_markdown(generated_pages(ours), folder / "docs")
    sizes = [path.stat().st_size for path in (folder / "docs").rglob("*.md")]
    configuration = {
        "site_name": "部门协作",
        "theme": {"name": "material", "language": "zh", "font": False},
        "extra": {"generator": False},
        "plugins": ["search"] if searched else [],
        "markdown_extensions": ["tables", "toc"],
        "nav": ["index.md"],
        "not_in_nav": "/*/",
    }
    size = sum(sizes) / len(sizes) / 1000
    return Peer(
        _build("plain Material", folder, configuration),
        f"mkdocs {version('mkdocs')} with mkdocs-material {version('mkdocs-material')}: the "
        f"visible content of each generated page as a Markdown page of its own ({size:.1f} KB on "
        "average, links as plain text), none but the first in the navigation, without the "
        "hand-written guide, tables and toc the only extensions; both "
        f"{'with' if searched else 'without'} search, in one language",
    )


def _write_as_markdown(pages: Mapping[str, site.Page], docs: Path) -> None:
    for path, page in pages.items():
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown(page.html), encoding="utf-8")


def generated_pages(folder: Path) -> dict[str, site.Page]:
    """Every page that is made of the ledger in `folder`, by path."""
    tree = Folder(folder)
    opened = ledger.opened(tree)
    now = opened.organization.as_of
    assert now is not None, "a generated registry pins the present"
    return {
        path: page
        for path, page in site.site(tree, opened, now, "zh").items()
        if isinstance(page, site.Page)
    }


def _build(name: str, folder: Path, configuration: Mapping[str, Any]) -> Program:
    file = folder / "mkdocs.yml"  # JSON is YAML
    file.write_text(json.dumps(configuration, ensure_ascii=False), encoding="utf-8")
    arguments = ("mkdocs", "build", "--strict", "--config-file", str(file))
    return Program(name, arguments, folder, product=folder / "site")
