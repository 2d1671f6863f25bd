"""A record in the making: its form and entries, as files and as facts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from accord.consensus import digest
from tests.gate.oracle.company import Company
from tests.gate.oracle.facts import Deed, Origin, Party
from tests.gate.oracle.papers import paper

_AGREED = (
    *("id", "from", "to", "background", "work", "deliverables", "milestones"),
    "acceptance_by",
)
_WANTING = ("needs-information", "objected")


@dataclass(slots=True)
class Life:
    """`entries` are in the order in which they were written; `word` stands in the form's body."""

    company: Company
    kind: str
    form: dict[str, Any]
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    word: str = "接口"

    def copy(self) -> Life:
        return replace(self, form=dict(self.form), entries=dict(self.entries))

    @property
    def id(self) -> str:
        return str(self.form["id"])

    @property
    def folder(self) -> str:
        return f"records/{'requests' if self.kind == 'request' else 'feedback'}/{self.id}"

    @property
    def asker(self) -> str:
        return str(self.form["from"])

    @property
    def asked(self) -> list[str]:
        """The departments asked by now."""
        codes = [*self.effective()["to"]]
        for fields in self.entries.values():
            if fields["kind"] == "referral":
                codes += fields.get("add", [])
                codes = [each for each in codes if each not in fields.get("remove", ())]
        return codes

    def contact(self, code: str) -> str:
        return self.company.contact(code)

    def add(self, kind: str, at: str, by: str, **fields: Any) -> str:
        """Write an entry; its file's name."""
        department = f"-{fields['department']}" if "department" in fields else ""
        stem, number = f"{at[:10]}-{kind}{department}", 2
        name = f"{stem}.md"
        while name in self.entries:
            name, number = f"{stem}-{number}.md", number + 1
        self.entries[name] = {"kind": kind, "at": at, "by": by, **fields}
        return name

    def speak(self, kind: str, at: str, code: str, **fields: Any) -> str:
        """Write an entry for a department, by its contact."""
        return self.add(kind, at, self.contact(code), department=code, **fields)

    def agree(self, at: str) -> str:
        """Write a consensus that fits."""
        rounds = [each["round"] for each in self.entries.values() if each["kind"] == "consensus"]
        return self.add(
            "consensus",
            at,
            self.contact(self.asker),
            departments=sorted({*self.involved(), *self._signed()}),
            digest=digest(self.effective(), _AGREED),
            round=max(rounds, default=0) + 1,
        )

    def effective(self) -> dict[str, Any]:
        """The form with what its amendments changed."""
        form = dict(self.form)
        gone = {each.get("supersedes") for each in self.entries.values()}
        for name, fields in self.entries.items():
            if fields["kind"] == "amendment" and name not in gone:
                form |= fields.get("changes", {})
        return form

    def involved(self) -> set[str]:
        form = self.effective()
        parts = [*form.get("work", ()), *form.get("deliverables", ())]
        return {form["from"], *form["to"], *(each["department"] for each in parts)}

    def _signed(self) -> set[str]:
        """Who was involved when it was last agreed to."""
        signed = [each for each in self.entries.values() if each["kind"] == "consensus"]
        return {*signed[-1]["departments"]} if signed else set()

    @property
    def is_agreed(self) -> bool:
        return bool(self._signed())

    @property
    def is_confirmed(self) -> bool:
        return any(each["kind"] == "confirmation" for each in self.entries.values())

    def files(self) -> dict[str, bytes]:
        written = {f"{self.folder}/{self.kind}.md": paper(self.kind, self.form, self.word)}
        return written | {
            f"{self.folder}/{name}": paper(fields["kind"], fields)
            for name, fields in self.entries.items()
        }

    def origin(self, side: str) -> Origin:
        form = self.form
        return Origin(side, self.folder, form["raised_at"], form["raised_by"], form["contact"])

    def parties(self, side: str) -> set[Party]:
        form = self.effective()
        found = {
            ("asker", self.asker),
            *(("asked", each) for each in self.asked),
            *(("works", each["department"]) for each in form.get("work", ())),
            *(("works", each["department"]) for each in form.get("deliverables", ())),
            *(("accepts", each) for each in form.get("acceptance_by", ())),
        }
        return {Party(side, self.folder, part, code) for part, code in found}

    def deeds(self) -> set[Deed]:
        return {self._deed(name, fields) for name, fields in self.entries.items()}

    def _deed(self, name: str, fields: dict[str, Any]) -> Deed:
        asks: tuple[str, ...] = tuple(fields.get("help", ()))
        if fields["kind"] == "risk" or fields.get("answer") in _WANTING:
            asks = (self.asker,)
        return Deed(
            self.folder,
            f"{self.folder}/{name}",
            fields["kind"],
            fields.get("department"),
            tuple(fields.get("departments", ())),
            self._path(fields.get("supersedes")),
            self._path(fields.get("answers")),
            asks,
            fields.get("to") if fields["kind"] == "escalation" else None,
            fields.get("void", False),
            fields.get("entered_at", fields["at"]),
        )

    def _path(self, name: str | None) -> str | None:
        return f"{self.folder}/{name}" if name else None
