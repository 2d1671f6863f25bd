"""Every message exists in both languages, with the same places to fill in."""

from __future__ import annotations

import re

import pytest

from accord.language import LANGUAGES as READERS
from accord.language import Label, catalogue, say, words
from tests.messages import LANGUAGES, extracted, stored

PLACES = re.compile(r"\{[a-z_]*\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_exactly_the_messages_of_the_program(language: str) -> None:
    wanted = {message.id for message in extracted() if message.id}
    held = {message.id: message.string for message in stored(language) if message.id}
    assert held.keys() == wanted, "run `make messages`"
    assert not [original for original, words in held.items() if not words]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_the_same_places(language: str) -> None:
    for message in stored(language):
        if message.id:
            assert sorted(PLACES.findall(message.string)) == sorted(PLACES.findall(message.id))


def test_chinese_is_chinese() -> None:
    chinese = re.compile(r"[\u4e00-\u9fff、：（）]")
    for message in stored("zh_CN"):
        if message.id and PLACES.sub("", message.id).strip(" :,.()·"):
            told = PLACES.sub("", message.string).strip()  # empty where what is filled in says it
            assert not told or chinese.search(message.string), message.id


def test_a_message_speaks_the_language_of_its_reader() -> None:
    message = say(
        "{field} must be {wanted}; `{value}` is {found}.",
        field=Label("数量", "Amount"),
        wanted=say("a number"),
        value="三",
        found=say("text"),
    )
    assert message.text("en") == "Amount must be a number; `三` is text."
    assert message.text("zh") == "“数量”要写数字，`三` 是文字。"


def test_lists_are_joined_in_the_manner_of_the_language() -> None:
    message = say("Write one of: {values}.", values=["a", Label("乙", "b")])
    assert message.text("zh") == "请写以下之一：a、乙。"
    assert message.text("en") == "Write one of: a, b."


@pytest.mark.parametrize("language", READERS)
def test_an_unknown_message_stays_as_it_is(language: str) -> None:
    assert catalogue(language).gettext("no such message") == "no such message"


def test_sentences_in_a_row_are_not_joined_like_names() -> None:
    row = [say("{name} is there already.", name="a"), say("{name} is there already.", name="b")]
    assert words(row, "zh") == "a 已经在那里了。b 已经在那里了。"
    assert words(row, "en") == "a is there already. b is there already."
    assert words(["a", "b"], "zh") == "a、b"
