"""Addresses on the forge that keeps the records: to start a new file, edit one, show one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote

from accord.organization import Repository

# An address that is longer is refused by some forges, and cut by some mail programs.
_LONGEST = 6000
_NEW: Mapping[str, str] = {
    "github": "{url}/new/{branch}?filename={path}&value={text}",
    "gitea": "{url}/_new/{branch}/?filename={path}&value={text}",
}
_EDIT: Mapping[str, str] = {
    "github": "{url}/edit/{branch}/{path}",
    "gitea": "{url}/_edit/{branch}/{path}",
}


def new_file(repository: Repository, path: str, text: str) -> str:
    """The page on which a file is written that does not exist yet, with what it begins with.

    If that is too long for an address, the page opens with an empty file.
    """
    whole = _filled(_NEW, repository, path, text)
    return whole if len(whole) <= _LONGEST else _filled(_NEW, repository, path, "")


def edit(repository: Repository, path: str) -> str:
    """The page on which a file is edited."""
    return _filled(_EDIT, repository, path, "")


def commit(repository: Repository, id: str) -> str:
    """The page of a commit; both kinds of forge have it in one place."""
    return f"{repository.url}/commit/{id}"


def _filled(shapes: Mapping[str, str], repository: Repository, path: str, text: str) -> str:
    fill: Callable[..., str] = shapes[repository.forge].format
    branch = quote(repository.branch, safe="/")
    return fill(url=repository.url, branch=branch, path=quote(path), text=quote(text, safe=""))
