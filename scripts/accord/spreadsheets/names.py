"""What ledgers call departments and people -> their codes and ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from accord.organization import Organization, Person

_SEPARATOR = re.compile(r"\s*(?:[,，、;；|｜\n]|\s(?:和|及|与)\s)\s*")
# What may stand between two names, or be a part of one, as in R&D.
_SIGN = re.compile(r"\s*[&＆+＋/／]\s*")
_REMARK = re.compile(r"\s*[(（\[【].*?[)）\]】]\s*")
_ENDINGS = ("部门", "中心", "部", "组", "科", "处", "室", "team", "department", "dept", "dept.")
_SIGNS = "@＠:：.。*＊ "


@dataclass(frozen=True, slots=True)
class Names:
    """The registry, and what a ledger calls somebody otherwise."""

    organization: Organization
    values: Mapping[str, str]

    def department(self, text: str) -> str | None:
        """The code of the department that a text names, if it names one and no other."""
        found = self.departments(text)
        return found[0] if len(found) == 1 else None

    def departments(self, text: str) -> tuple[str, ...]:
        """The codes that a text may stand for: those of a code or name that is exactly so.

        Without any, those of names but for the ending: 技术 or 技术组 for 技术部.
        """
        if text in self.values:
            return (self.values[text],)
        return self._called(text, _plain) or self._called(text, _short)

    def _called(self, text: str, form: Callable[[str], str]) -> tuple[str, ...]:
        wanted = form(text)
        return tuple(
            each.code
            for each in self.organization.departments.values()
            if wanted in map(form, (each.code, each.label.zh, each.label.en))
        )

    def people(self, text: str) -> tuple[str, ...]:
        """The ids that a name, or an id, may stand for; several where there are namesakes.

        What stands in brackets may tell them apart: 陈静（技术部）.
        """
        if text in self.values:
            return (self.values[text],)
        wanted = _plain(text)
        everybody = self.organization.people.values()
        found = [each for each in everybody if wanted in (each.id, _plain(each.name))]
        inside = _REMARK.search(unicodedata.normalize("NFKC", text))
        if len(found) > 1 and inside:
            code = self.department(inside[0].strip(" ()[]【】"))
            found = [each for each in found if each.department == code] or found
        return tuple(each.id for each in found)

    def person(self, id: str) -> Person | None:
        return self.organization.people.get(id)


def parts(text: str, is_name: Callable[[str], object]) -> list[str]:
    """The names in a list, whatever stands between them; none that is known is parted."""
    return [*_parts(text.strip(), is_name)]


def _parts(text: str, is_name: Callable[[str], object]) -> Iterator[str]:
    for part in _SEPARATOR.split(text):
        found = [part] if is_name(part) else _SIGN.split(part)
        yield from (each for each in found if each.strip())


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    plain = _REMARK.sub("", plain) or plain
    return "".join(plain.strip(_SIGNS).split()).casefold()


def _short(name: str) -> str:
    plain = _plain(name)
    ending = next((each for each in _ENDINGS if plain.endswith(each) and plain != each), "")
    return plain.removesuffix(ending)
