"""What ledgers call departments and people -> their codes and ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from accord.organization import Organization, Person

SEPARATOR = re.compile(r"\s*(?:[,，、;；|｜\n&＆+＋]|/|／|\s(?:和|及|与)\s)\s*")
_REMARK = re.compile(r"\s*[(（\[【].*?[)）\]】]\s*")
_ENDINGS = ("部门", "中心", "部", "组", "科", "处", "室", "team", "department", "dept", "dept.")
_SIGNS = "@＠:：.。*＊ "


@dataclass(frozen=True, slots=True)
class Names:
    """The registry, and what a ledger calls somebody otherwise."""

    organization: Organization
    values: Mapping[str, str]

    def department(self, text: str) -> str | None:
        """The code of a department by its code, its name, or its name but for the ending."""
        if text in self.values:
            return self.values[text]
        wanted = _plain(text)
        by_name: dict[str, str] = {}
        for each in self.organization.departments.values():
            for name in (each.code, each.label.zh, each.label.en):
                by_name |= {_short(name): each.code, _plain(name): each.code}
        return by_name.get(wanted) or by_name.get(_short(wanted))

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


def parts(text: str) -> list[str]:
    """The names in a list, whatever stands between them."""
    return [each for each in SEPARATOR.split(text.strip()) if each.strip()]


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    plain = _REMARK.sub("", plain) or plain
    return "".join(plain.strip(_SIGNS).split()).casefold()


def _short(name: str) -> str:
    plain = _plain(name)
    ending = next((each for each in _ENDINGS if plain.endswith(each) and plain != each), "")
    return plain.removesuffix(ending)
