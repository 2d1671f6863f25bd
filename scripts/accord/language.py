"""Words in the reader's language: labels kept in data, messages kept in catalogues.

A message is a value (`say("…", field=…)`) and is put into words only when somebody
reads it, so that one run of the check can be printed in any language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from babel.dates import format_skeleton
from babel.messages.pofile import read_po

from accord.instants import clock_time

LANGUAGES = ("zh", "en")
CATALOGUES = Path(__file__).parent / "locale"
_FOLDER = {"zh": "zh_CN", "en": "en"}


@dataclass(frozen=True, slots=True)
class Label:
    """A name that data gives in both languages."""

    zh: str
    en: str

    @classmethod
    def of(cls, data: Mapping[str, str]) -> Label:
        """Read ``{"zh": …, "en": …}``."""
        return cls(data["zh"], data["en"])

    def text(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence of the program: the English original and what is filled in.

    Values may be texts, numbers, days, instants, labels or messages; all but texts and
    numbers are put into the language of the whole.
    """

    original: str
    values: tuple[tuple[str, object], ...] = ()

    def text(self, language: str) -> str:
        pattern = catalogue(language).gettext(self.original)
        return pattern.format(**{name: words(value, language) for name, value in self.values})


def say(original: str, **values: object) -> Message:
    """Make a message; the catalogues are extracted from the calls of this function."""
    return Message(original, tuple(values.items()))


def words(value: object, language: str) -> str:
    """Put a label, a message, a day, an instant, or a list of them, into words.

    An instant is told in its own time zone; other values stay as they are.
    """
    if isinstance(value, Label | Message):
        return value.text(language)
    if isinstance(value, datetime):
        return f"{day_in_words(value.date(), language)} {clock_time(value)}"
    if isinstance(value, date):
        return day_in_words(value, language)
    if isinstance(value, list | tuple):
        told = [words(item, language) for item in value]
        if told and all(each.endswith((".", "。")) for each in told):  # sentences, not names
            return ("" if language == "zh" else " ").join(told)
        return ("、" if language == "zh" else ", ").join(told)
    return str(value)


@cache
def day_in_words(day: date, language: str, skeleton: str = "yMMMEd") -> str:
    """A day with its weekday, or less of it: `skeleton` is one of Unicode's."""
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day, not an instant
    return format_skeleton(skeleton, moment, locale=language)


class Catalogue(NullTranslations):
    """The translations of one language, read from its ``.po`` file."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        super().__init__()
        self._entries = entries

    def gettext(self, message: str) -> str:
        return self._entries.get(message) or message


@cache
def catalogue(language: str) -> Catalogue:
    """Read the catalogue of `language` ("zh" or "en")."""
    path = CATALOGUES / _FOLDER[language] / "LC_MESSAGES" / "accord.po"
    if not path.exists():
        return Catalogue({})
    with path.open("rb") as file:
        entries = {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}
    return Catalogue(entries)
