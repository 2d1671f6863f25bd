"""The list of words that say too little, and what to write instead, from its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from accord.language import Label
from accord.model import Fields

PATH = "schema/wording.yml"

# What others said, code, and addresses, in which a word is not the writer's own.
_NOT_OWN = re.compile(r"“[^”]*”|「[^」]*」|`[^`]*`|https?://[^\s，。；、）)]*")
_NUMERAL = "0-9０-９一二两三四五六七八九十百千万亿半几数%％"
# Two English words in a row: the others need not be looked for in what is written in Chinese.
_ENGLISH = re.compile(" [A-Za-z]+ [a-z]")
_AFTER_NUMBER = re.compile(rf"[{_NUMERAL}][^，。；：、？！,.;:?!\n]{{0,5}}\Z")


@dataclass(frozen=True, slots=True)
class Group:
    """Words for which the same is to be written instead.

    `number` is where a number must stand if they are to count: "before" them, or "after".
    In an exception, and in documents from before `since`, they are as good as any.
    """

    words: tuple[str, ...]
    instead: Label
    exceptions: tuple[str, ...] = ()
    number: str | None = None
    since: date | None = None

    @classmethod
    def of(cls, fields: Fields) -> Group:
        since = fields.get("since")
        return cls(
            tuple(fields["words"]),
            Label.of(fields),
            tuple(fields.get("except", ())),
            fields.get("number"),
            date.fromisoformat(since) if since else None,
        )


@dataclass(frozen=True, slots=True)
class Vague:
    """A word that says too little, from `start` up to `end`, in characters."""

    word: str
    start: int
    end: int
    group: Group


@dataclass(frozen=True)
class Wording:
    """All groups, and the `nameless`: what is called a document but is not the name of one."""

    groups: tuple[Group, ...] = ()
    nameless: frozenset[str] = frozenset()

    @classmethod
    def of(cls, fields: Fields) -> Wording:
        """The list as its file says it; its schema has passed the fields."""
        return cls(
            tuple(Group.of(each) for each in fields["vague"]),
            frozenset(_plain(each) for each in fields["nameless"]),
        )

    def is_nameless(self, title: str) -> bool:
        return _plain(title) in self.nameless

    def vague(self, text: str) -> Iterator[Vague]:
        """The words of a text that say too little."""
        yield from self._found(self._anywhere, text)
        if _ENGLISH.search(text):
            yield from self._found(self._in_english, text)

    def _found(self, pattern: re.Pattern[str] | None, text: str) -> Iterator[Vague]:
        start = 0
        while pattern and (match := pattern.search(text, start)):
            start = match.start() + 1
            group = self._by_word[match[0]]
            if _counts(group, text, match) and not _is_quoted(text, match.start()):
                yield Vague(match[0], *match.span(), group)
                start = match.end()

    @cached_property
    def _by_word(self) -> Mapping[str, Group]:
        """The group of each word, as it may be spelt: an English one with a capital at first."""
        return {
            spelling: group
            for group in self.groups
            for word in group.words
            for spelling in (word, word.lower(), word[0].upper() + word[1:])
        }

    @cached_property
    def _anywhere(self) -> re.Pattern[str] | None:
        """Chinese words, and abbreviations in capitals, which people write in any language."""
        return self._pattern(word for word in self._by_word if not _is_english(word))

    @cached_property
    def _in_english(self) -> re.Pattern[str] | None:
        return self._pattern(word for word in self._by_word if _is_english(word))

    def _pattern(self, words: Iterable[str]) -> re.Pattern[str] | None:
        """One expression for all, which branches at the first letter: that is fast."""
        longest_first = sorted(words, key=lambda word: (word[0], -len(word), word))
        branches = (
            f"{re.escape(first)}(?:{'|'.join(self._rest(word) for word in same)})"
            for first, same in groupby(longest_first, key=lambda word: word[0])
        )
        return re.compile("|".join(branches)) if longest_first else None

    def _rest(self, word: str) -> str:
        """A word without its first letter, and what must follow it."""
        number = self._by_word[word].number == "after"
        return re.escape(word[1:]) + (rf"(?=\s?[{_NUMERAL}])" if number else "")


# The list of a repository that has none.
NO_WORDING = Wording()


def _counts(group: Group, text: str, match: re.Match[str]) -> bool:
    """Whether a word that was found is really this word, and says too little here."""
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if _goes_on(match[0][0], before) or _goes_on(match[0][-1], after):
        return False
    if group.number == "before" and not _AFTER_NUMBER.search(text[max(0, start - 8) : start]):
        return False
    return not any(
        text.startswith(phrase, start - place)
        for phrase in group.exceptions
        for place in _places(match[0], phrase)
        if place <= start
    )


def _is_english(word: str) -> bool:
    return word.isascii() and not word.isupper()


def _is_quoted(text: str, start: int) -> bool:
    """Whether a place lies in a block of code, or its line quotes what stands there."""
    if text.count("\n```", 0, start) % 2:
        return True
    line = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    quoted = _NOT_OWN.finditer(text, line, end if end >= 0 else len(text))
    return any(each.start() < start < each.end() for each in quoted)


def _goes_on(edge: str, beside: str) -> bool:
    """Whether an English word goes on beyond what was found."""
    return edge.isascii() and edge.isalnum() and beside.isascii() and beside.isalnum()


def _places(word: str, phrase: str) -> Iterator[int]:
    place = phrase.find(word)
    while place >= 0:
        yield place
        place = phrase.find(word, place + 1)


def _plain(title: str) -> str:
    return title.strip(" 《》“”\"'。.").lower()
