"""Small companies in which histories happen: the registry as it is written, and as facts.

Nobody of a company writes or asks but its contacts, who hold their office all year; leads
change, people move and leave, and some have several offices, several accounts or none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.gate.oracle.facts import Role, StandIn

ROOT = Path(__file__).parents[3]
CODES = ("EXEC", "MKT", "TECH", "DESIGN", "OPS", "FIN")
YEAR = "2026-01-01"
FORGE = "github"
_BOT = 900


@dataclass(slots=True)
class Company:
    codes: list[str]
    roles: set[Role] = field(default_factory=set)
    stand_ins: set[StandIn] = field(default_factory=set)
    superiors: set[tuple[str, str]] = field(default_factory=set)
    accounts: set[tuple[str, int]] = field(default_factory=set)
    robots: set[int] = field(default_factory=lambda: {_BOT})
    files: dict[str, bytes] = field(default_factory=dict)

    def contact(self, code: str) -> str:
        return f"{code.lower()}-contact"

    def people(self) -> list[str]:
        return sorted({each.person for each in self.roles})


def company(seed: int) -> Company:
    """The company of a seed."""
    chance = Random(f"company {seed}")
    made = Company([*CODES[: chance.randint(4, 6)]])
    written: dict[str, dict[str, Any]] = {}
    departments = [_department(made, chance, code, written) for code in made.codes]
    _mixed(made, chance, written)
    fields = {
        "name": {"zh": "试验公司", "en": "Trial Company"},
        "timezone": "Asia/Shanghai",
        "ids": {"request": "XLX-{year}-{seq:03}", "feedback": "{date}-{department}-{seq:03}"},
        "departments": departments,
        "people": [*written.values()],
        "stewards": _stewards(made, chance),
    }
    if written_stand_ins := _stand_ins(made, chance, departments):
        fields["stand_ins"] = written_stand_ins
    made.files |= _policy() | {"records/organization.yml": registry(fields)}
    return made


def registry(fields: dict[str, Any]) -> bytes:
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    return "".join(lines).encode()


@cache
def _policy() -> dict[str, bytes]:
    """The schemas, the table and the calendar of this repository."""
    found = [*(ROOT / "schema").rglob("*.*"), ROOT / "records/calendar.yml"]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in found}


def _person(
    made: Company, written: dict[str, dict[str, Any]], id: str, code: str, last: str | None = None
) -> str:
    account = 1000 + len(written)
    superior = "exec-lead"
    written[id] = {
        "id": id,
        "name": id,
        "department": code,
        "from": YEAR,
        "accounts": [{"forge": FORGE, "id": account, "login": id}],
    }
    made.accounts.add((id, account))
    if id != superior:
        written[id]["superior"] = superior
        made.superiors.add((superior, id))
    end = {"last": last} if last else {}
    if last:
        written[id]["until"] = last
    made.roles |= {Role("active", id, "", YEAR, **end), Role("works", id, code, YEAR)}
    return id


def _department(
    made: Company, chance: Random, code: str, written: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """A department with its people: a lead, perhaps a new one since, a contact and a member."""
    lower = code.lower()
    first = _person(made, written, f"{lower}-lead", code)
    leads: list[dict[str, str]] = [{"person": first, "from": YEAR}]
    if code != "EXEC" and chance.random() < 0.25:
        change = chance.choice(("2026-07-14", "2026-07-17", "2026-07-19"))
        before = f"2026-07-{int(change[-2:]) - 1:02}"
        second = _person(made, written, f"{lower}-new-lead", code)
        leads = [{**leads[0], "until": before}, {"person": second, "from": change}]
    elif code in ("DESIGN", "OPS", "FIN") and chance.random() < 0.4:
        leads = [{"person": f"{made.codes[1].lower()}-lead", "from": YEAR}]
    made.roles |= {
        Role(
            "lead",
            each["person"],
            code,
            each["from"],
            *([each["until"]] if "until" in each else []),
        )
        for each in leads
    }
    contact = _person(made, written, made.contact(code), code)
    made.roles.add(Role("contact", contact, code, YEAR))
    _person(made, written, f"{lower}-member", code)
    _person(made, written, f"{lower}-leaver", code, chance.choice(("2026-07-15", "2026-07-18")))
    return {
        "code": code,
        "zh": f"部门{code}",
        "en": code,
        "leads": leads,
        "contacts": [{"person": contact, "from": YEAR}],
    }


def _mixed(made: Company, chance: Random, written: dict[str, dict[str, Any]]) -> None:
    """Somebody moved; somebody has two accounts, somebody none; two share one."""
    mover = f"{chance.choice(made.codes).lower()}-member"
    old, new = written[mover]["department"], chance.choice(made.codes)
    if old != new:
        last = chance.choice(("2026-07-15", "2026-07-18"))
        written[mover] |= {"department": new, "earlier": [{"department": old, "until": last}]}
        made.roles.remove(Role("works", mover, old, YEAR))
        after = f"2026-07-{int(last[-2:]) + 1:02}"
        made.roles |= {Role("works", mover, old, YEAR, last), Role("works", mover, new, after)}
    if chance.random() < 0.3:
        _account(made, written, chance.choice([*written]), 5000)
    if chance.random() < 0.2:
        one, other = chance.sample([*written], 2)
        for each in (one, other):
            _account(made, written, each, 6000)
    if chance.random() < 0.3:
        poor = chance.choice([*written])
        written[poor].pop("accounts")
        made.accounts -= {each for each in made.accounts if each[0] == poor}
    if chance.random() < 0.3:
        _account(
            made,
            written,
            chance.choice([each for each in written if "accounts" in written[each]]),
            _BOT,
        )


def _account(made: Company, written: dict[str, dict[str, Any]], person: str, id: int) -> None:
    written[person]["accounts"] = [
        *written[person].get("accounts", ()),
        {"forge": FORGE, "id": id, "login": f"{person}-{id}"},
    ]
    made.accounts.add((person, id))


def _stand_ins(
    made: Company, chance: Random, departments: list[dict[str, Any]]
) -> list[dict[str, str]]:
    """For some offices a deputy: of the same department, or of another that has enough to do."""
    written = []
    for holder in sorted({each["leads"][-1]["person"] for each in departments}):
        if chance.random() < 0.35:
            deputy = chance.choice([each for each in made.people() if each != holder])
            first, last = chance.choice(
                (("2026-07-15", "2026-07-18"), ("2026-07-16", "2026-07-31"))
            )
            made.stand_ins.add(StandIn(deputy, holder, first, last))
            written.append({"person": holder, "deputy": deputy, "from": first, "until": last})
    return written


def _stewards(made: Company, chance: Random) -> list[dict[str, str]]:
    chosen = chance.sample(made.people(), chance.randint(1, 2))
    ends = [{}, {"until": "2026-07-16"}]
    written = [
        {"person": each, "from": YEAR, **end} for each, end in zip(chosen, ends, strict=False)
    ]
    made.roles |= {
        Role("steward", each["person"], "", YEAR, *([each["until"]] if "until" in each else []))
        for each in written
    }
    return written
