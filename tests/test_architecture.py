"""The arrows between the rooms run one way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"
PACKAGE = SCRIPTS / "accord"

# From the ground up: a room may use those before it, and its own.
FLOORS = (
    ("instants", "kept"),
    ("language",),
    ("model", "obligation"),
    ("texts", "canonical"),
    ("organization", "trees", "workdays", "crew", "spans"),
    ("registry", "lateness"),
    ("frontmatter",),
    ("schema", "consensus"),
    ("workflow",),
    ("ledger",),
    ("change", "forge"),
    ("obligations",),
    ("directory", "explain", "responsibility"),
    ("survey",),
    ("agenda", "figures", "chronicle"),
    ("rules",),
    ("check",),
    ("report",),
    ("proof",),
    ("gate",),
    ("proposals",),
    ("export", "next"),
    ("author", "editors", "intake", "site"),
    ("spreadsheets",),
    ("commands",),
)
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
FILES = sorted(PACKAGE.rglob("*.py"))


def _module(path: Path) -> str:
    return ".".join(path.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__")


MODULES = {_module(path) for path in FILES}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module that a file imports, and whether that happens at the top of the file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        top = node in tree.body
        if isinstance(node, ast.Import):
            yield from ((name.name, top) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "imports name the whole path"
            named = {f"{node.module}.{name.name}" for name in node.names}
            yield from ((name, top) for name in named & MODULES)
            if named - MODULES:  # something that the face of a room, or a file, holds
                yield node.module, top


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_stand_at_the_top_and_point_down(path: Path) -> None:
    for name, top in imports(path):
        assert top, f"{name} is imported inside something"
        if name.startswith("accord.") and room(path) != "__init__":
            used = name.split(".")[1]
            if used in FLOOR:
                assert FLOOR[used] <= FLOOR[room(path)], f"{room(path)} may not use {used}"


def test_no_files_import_each_other_in_a_circle() -> None:
    """Inside a room too, where there are no floors; its face imports what it exports."""
    arrows = {
        _module(path): {name for name, _ in imports(path) if name in MODULES} - {_module(path)}
        for path in FILES
    }
    TopologicalSorter(arrows).prepare()  # raises CycleError


def test_every_room_has_its_floor() -> None:
    assert {room(path) for path in FILES} - {"__init__"} <= FLOOR.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_package_knows_no_site_generator(path: Path) -> None:
    assert not any(name.split(".")[0] in ("mkdocs", "material") for name, _ in imports(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_commands_look_at_the_clock(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    clocks = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ("now", "today", "utcnow")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("datetime", "date", "time")
    ]
    assert room(path) == "commands" or not clocks
