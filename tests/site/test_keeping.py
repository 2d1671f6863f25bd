"""What a writer has written it need not write again, unless it is given something else."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

import pytest

from accord.site.making.keeping import KeepingWriter
from accord.site.making.shelf import Shelf
from accord.site.page import Heading
from accord.site.reader import Reader
from accord.site.templates import Writer
from tests.heart.company import ORGANIZATION

Given = list[object]


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Given:
    """Whatever templates are filled in with."""
    given: Given = []

    def render(_: Writer, template: str, url: str, **values: object) -> str:
        given.append(values["view"])
        return f"{template} {url} {len(given)}"

    monkeypatch.setattr(Writer, "render", render)
    return given


def writer(shelf: Shelf, conditions: bytes = b"now") -> Writer:
    return KeepingWriter(Reader("zh", ORGANIZATION), shelf, conditions)


def view(text: str) -> object:
    """Made anew whenever it is asked for."""
    return MappingProxyType({"headings": (Heading("id", "".join(text)),)})


def test_equal_views_are_written_once(rendered: Given) -> None:
    shelf = Shelf(None)
    first = writer(shelf).render("home", "", view=view("a"))
    assert writer(shelf).render("home", "", view=view("a")) == first == "home  1"
    assert len(rendered) == 1


def test_whatever_differs_is_written_anew(rendered: Given) -> None:
    shelf = Shelf(None)
    writer(shelf).render("home", "", view=view("a"))
    writer(shelf).render("home", "", view=view("b"))
    writer(shelf).render("home", "x/", view=view("a"))
    writer(shelf).render("board", "", view=view("a"))
    writer(shelf, b"later").render("home", "", view=view("a"))
    assert len(rendered) == 5


def test_what_can_be_looked_at_only_once_is_always_written(rendered: Given) -> None:
    def passing() -> Iterator[str]:
        yield "a"

    shelf = Shelf(None)
    for _ in range(2):
        writer(shelf).render("home", "", view=passing())
    assert len(rendered) == 2
