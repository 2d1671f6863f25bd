"""Addresses on the forge that keeps the records: to start a new file, edit one, show one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from accord.organization import Repository

# An address that is longer is refused by some forges, and cut by some mail programs.
_LONGEST = 6000


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The addresses of a kind of forge; `filled` is empty where a new file's page takes no text."""

    empty: str
    filled: str
    edit: str
    commit: str


_SHAPES: Mapping[str, _Shapes] = {
    "github": _Shapes(
        empty="{url}/new/{branch}?filename={path}",
        filled="{url}/new/{branch}?filename={path}&value={text}",
        edit="{url}/edit/{branch}/{path}",
        commit="{url}/commit/{id}",
    ),
    "gitea": _Shapes(  # Forgejo has the same
        empty="{url}/_new/{branch}/?filename={path}",
        filled="{url}/_new/{branch}/?filename={path}&value={text}",
        edit="{url}/_edit/{branch}/{path}",
        commit="{url}/commit/{id}",
    ),
    "gitlab": _Shapes(
        empty="{url}/-/new/{branch}?file_name={path}",
        filled="",  # it has a parameter for the text, which its editor does not read
        edit="{url}/-/edit/{branch}/{path}",
        commit="{url}/-/commit/{id}",
    ),
}


@dataclass(frozen=True, slots=True)
class Door:
    """The page of a new file: addresses in which ``{path}`` and ``{text}`` are still open.

    One that is longer than `longest`, in characters, is better not followed. `filled` is empty
    where the page takes no text.
    """

    empty: str
    filled: str
    longest: int = _LONGEST


def door(repository: Repository) -> Door:
    """Where a new file is begun, for a script that knows its name and text."""
    shapes = _SHAPES[repository.forge]
    empty, filled = (
        _filled(shape, repository, path="{path}", text="{text}")
        for shape in (shapes.empty, shapes.filled)
    )
    return Door(empty, filled)


def edit(repository: Repository, path: str) -> str:
    """The page on which a file is edited."""
    return _filled(_SHAPES[repository.forge].edit, repository, path=quote(path))


def commit(repository: Repository, id: str) -> str:
    """The page of a commit."""
    return _filled(_SHAPES[repository.forge].commit, repository, id=id)


def _filled(shape: str, repository: Repository, **values: str) -> str:
    fill: Callable[..., str] = shape.format
    return fill(url=repository.url, branch=quote(repository.branch, safe="/"), **values)
