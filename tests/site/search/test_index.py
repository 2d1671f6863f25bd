"""The parts of an index that Python alone can judge; a browser judges the whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accord.site.search.document import Document, Passage
from accord.site.search.files import files
from accord.site.search.folding import fold
from accord.site.search.grams import SHORT, SIZES, grams
from accord.site.search.index import Grams, Index, Indexer
from accord.site.search.numbers import packed
from accord.site.search.order import Order

DOCUMENTS = tuple(
    Document(f"{n}/", f"第 {n} 页", (Passage("", "", f"门店自提 {n}"),)) for n in range(20)
)
ORDER = Order(tuple(each.url for each in DOCUMENTS), len(DOCUMENTS))


def index(numbers: range) -> Index:
    indexer = Indexer()
    for number in numbers:
        indexer.add(number, Grams.of(DOCUMENTS[number]))
    return indexer.index()


@given(st.text(), st.text())
def test_what_is_part_of_a_text_is_part_of_it_when_folded(text: str, other: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text.upper().lower())
    assert fold("自提") in fold(f"{text} 自提 {other}")


@given(st.text(alphabet="自提ab09年月日-, "))
def test_every_piece_that_is_looked_up_is_a_gram(text: str) -> None:
    found = grams(fold(text))
    for word in fold(text).split():
        assert {*word, *map(str.__add__, word, word[1:])} <= found
    assert {len(each) for each in found} <= {1, 2, SHORT, *SIZES}


@given(st.sets(st.integers(0, 200_000), min_size=1))
def test_different_numbers_are_packed_differently(numbers: set[int]) -> None:
    ascending = sorted(numbers)
    text = packed(ascending)
    assert text != packed(ascending[:-1])
    assert len(text) <= 4 * len(numbers)
    assert not {*text} & {*'"\\<'}


def test_shares_make_the_same_index_as_the_whole() -> None:
    whole = dict(files(ORDER, (), [index(range(20))]))
    shares = [index(range(start, 20, 3)) for start in range(3)]
    assert dict(files(ORDER, (), shares)) == whole
    assert dict(files(ORDER, (), shares[::-1])) == whole
