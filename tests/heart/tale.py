"""A tale: a record told in one-liners, read as it would be from files, at any instant.

    tale = request(priority="high")
    tale.at("2026-07-07T10:00").receipt("TECH")
    assert tale.state("2026-07-07T12:00") == "proposed"

Every document is held against its real schema when it is told. All tales start on
Monday 6 July 2026 at 09:30, unless they say otherwise; July 2026 has no holidays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from accord.consensus import digest, involved
from accord.ledger.documents import read_markdown
from accord.model import Document, Entry, Record, RecordKind
from accord.obligation import Obligation
from accord.obligations import is_archived, owed
from accord.trees import File
from accord.workflow.fold import Story, fold
from tests.heart.company import LEDGER, WORKFLOW, instant

RAISED = "2026-07-06T09:30"
CONTACTS = {
    "BOSS": "zhao-qiang",
    "MKT": "he-jiayi",
    "TECH": "wu-hao",
    "DESIGN": "jiang-ning",
    "OPS": "xu-fang",
}

# TECH leads with two tasks, DESIGN supports with one; two deliverables, due with M2.
WORK: list[dict[str, Any]] = [
    {"department": "MKT", "role": "decide", "contact": "he-jiayi"},
    {
        "department": "TECH",
        "role": "lead",
        "contact": "wu-hao",
        "tasks": [
            {"id": "T1", "title": "接口", "due": "2026-07-15"},
            {"id": "T2", "title": "页面", "due": "2026-07-22"},
        ],
    },
    {
        "department": "DESIGN",
        "role": "support",
        "contact": "jiang-ning",
        "tasks": [{"id": "T3", "title": "视觉稿", "due": "2026-07-15"}],
    },
]
DELIVERABLES: list[dict[str, Any]] = [
    {
        "id": "D1",
        "department": "TECH",
        "milestone": "M2",
        "kind": "quality",
        "title": "页面",
        "criterion": {"metric": "首屏时间", "comparison": "at-most", "value": 2, "unit": "秒"},
    },
    {
        "id": "D2",
        "department": "DESIGN",
        "milestone": "M2",
        "kind": "document",
        "title": "规范",
        "criterion": {"document": "视觉规范"},
    },
]
MILESTONES: list[dict[str, Any]] = [
    {"id": "M1", "title": "达成共识", "due": "2026-07-10", "ends": "agreed"},
    {"id": "M2", "title": "交付", "due": "2026-07-24", "department": "TECH", "ends": "delivered"},
    {"id": "M3", "title": "验收", "due": "2026-07-31", "ends": "accepted"},
]


def request(**fields: Any) -> Tale:
    """A request of MKT to TECH and DESIGN, of medium priority."""
    form = {
        "id": "XLX-2026-001",
        "title": "会员日页面改版",
        "scenario": "project",
        "priority": "medium",
        "raised_at": RAISED,
        "raised_by": "he-jiayi",
        "contact": "he-jiayi",
        "from": "MKT",
        "to": ["TECH", "DESIGN"],
        "background": "首屏 4 秒，改版后 2 秒。",
        "work": WORK,
        "deliverables": DELIVERABLES,
        "milestones": MILESTONES,
    }
    return Tale("request", form | fields)


def feedback(**fields: Any) -> Tale:
    """Feedback of MKT to TECH, of medium priority."""
    form = {
        "id": "20260706-MKT-001",
        "title": "退款到账慢",
        "raised_at": RAISED,
        "raised_by": "he-jiayi",
        "contact": "he-jiayi",
        "from": "MKT",
        "to": ["TECH"],
        "priority": "medium",
        "impact": "departments",
        "where": "退款",
    }
    return Tale("feedback", form | fields)


def agreed(at: str = "2026-07-08T10:00", **fields: Any) -> Tale:
    """A request on which all agreed on Wednesday 8 July."""
    tale = request(**fields)
    tale.at(at).consensus()
    return tale


def delivered(at: str = "2026-07-20T10:00", **fields: Any) -> Tale:
    """A request of which everything was delivered on Monday 20 July, and all on time."""
    tale = agreed(**fields)
    tale.at("2026-07-14T10:00").progress("TECH", T1=100, T2=50)
    tale.at("2026-07-14T10:00").progress("DESIGN", T3=100)
    tale.at(at).progress("TECH", T2=100)
    tale.at(at).delivery("TECH", "D1")
    tale.at(at).delivery("DESIGN", "D2")
    return tale


def accepted(at: str = "2026-07-21T10:00", **fields: Any) -> Tale:
    """A request of which everything was accepted on Tuesday 21 July."""
    tale = delivered(**fields)
    tale.at(at).acceptance("MKT", D1="pass", D2="pass")
    return tale


def closed(at: str = "2026-07-22T10:00", **fields: Any) -> Tale:
    """A request that went well and was closed on Wednesday 22 July."""
    tale = accepted(**fields)
    tale.at(at).confirmation("MKT", "TECH", "DESIGN")
    return tale


def taken_on(at: str = "2026-07-07T10:00", **fields: Any) -> Tale:
    """Feedback that every department asked took on, with one task each, on Tuesday 7 July."""
    tale = feedback(**fields)
    for number, department in enumerate(tale.form["to"], 1):
        tale.at(at).plan(department, task(f"T{number}", "2026-07-14"))
    return tale


def resolved(at: str = "2026-07-13T10:00", **fields: Any) -> Tale:
    """Feedback that every department asked resolved on Monday 13 July."""
    tale = taken_on(**fields)
    for department in tale.form["to"]:
        tale.at(at).resolution(department)
    return tale


def task(id: str, due: str, under: str | None = None, owner: str = "wu-hao") -> dict[str, str]:
    """A task of a plan."""
    whole = {"under": under} if under else {}
    return {"id": id, "title": f"计划 {id}", "owner": owner, "due": due, **whole}


def item(id: str, deliverable: str, due: str, department: str = "TECH") -> dict[str, str]:
    """A rectification item of an acceptance."""
    return {
        "id": id,
        "deliverable": deliverable,
        "department": department,
        "title": f"整改 {id}",
        "due": due,
    }


def moved(nodes: list[dict[str, Any]], **due: str) -> list[dict[str, Any]]:
    """Milestones with new dates: ``moved(MILESTONES, M2="2026-07-29")``."""
    return [{**node, "due": due.get(node["id"], node["due"])} for node in nodes]


def work_due(**due: str) -> list[dict[str, Any]]:
    """The work with new dates of tasks: ``work_due(T1="2026-07-17")``."""
    return [
        {**part, "tasks": moved(part["tasks"], **due)} if "tasks" in part else part for part in WORK
    ]


@dataclass(repr=False)
class Tale:
    """A record that is being told."""

    kind: RecordKind
    form: dict[str, Any]
    entries: list[Entry] = field(default_factory=list)

    def __repr__(self) -> str:
        """One line an entry: what a failed test prints."""
        told = ("  " + json.dumps(each.fields, ensure_ascii=False) for each in self.entries)
        return "\n".join((f"{self.kind} raised {self.form['raised_at']}", *told))

    def at(self, moment: str) -> Moment:
        """Tell what happened at an instant, in China's time unless it has an offset."""
        return Moment(self, moment)

    @property
    def record(self) -> Record:
        form = self._document(f"{self.kind}.md", self.form)
        raised_at = instant(self.form["raised_at"])
        return Record(self.form["id"], self.kind, form, raised_at, tuple(self.entries))

    def story(self, now: str, entered: Mapping[str, str] | None = None) -> Story:
        """The tale as it stands; `entered` are the instants at which some files were entered."""
        told = entered or {}
        entries = tuple(
            replace(each, entered_at=instant(told[each.name])) if each.name in told else each
            for each in self.record.entries
        )
        return fold(replace(self.record, entries=entries), WORKFLOW, instant(now))

    def state(self, now: str) -> str:
        return self.story(now).state.name

    def overlays(self, now: str) -> set[str]:
        return set(self.story(now).overlays)

    def refused(self) -> list[str]:
        """The files of the entries that were not allowed."""
        return [
            step.entry.name for step in self.story("2099-12-31T00:00").steps if not step.allowed
        ]

    def obligations(
        self, now: str, entered: Mapping[str, str] | None = None
    ) -> tuple[Obligation, ...]:
        """Everything owed; `entered` as for `story`."""
        return owed(self.story(now, entered), LEDGER)

    def owed(self, rule: str, now: str, entered: Mapping[str, str] | None = None) -> list[str]:
        """One line for each obligation of a rule (see `line`)."""
        return [line(each) for each in self.obligations(now, entered) if each.rule == rule]

    def about(self, subject: str, now: str, entered: Mapping[str, str] | None = None) -> list[str]:
        """What is owed by its date about one task, milestone or deliverable, line by line."""
        dated = ("task", "milestone", "delivery")
        found = (each for each in self.obligations(now, entered) if each.rule in dated)
        return [line(each) for each in found if each.subject == subject]

    def is_archived(self, now: str) -> bool:
        return is_archived(self.story(now), self.obligations(now), LEDGER)

    def add(self, entry: dict[str, Any]) -> str:
        """Add an entry from its fields; its file name."""
        name = self._name(entry)
        document = self._document(name, entry)
        entered = entry.get("entered_at")
        self.entries.append(
            Entry(
                document,
                entry["kind"],
                instant(entry["at"]),
                instant(entered) if entered else None,
            )
        )
        return name

    def _name(self, entry: dict[str, Any]) -> str:
        parts = [entry["at"][:10], entry["kind"], entry.get("department")]
        stem = "-".join(part for part in parts if part)
        taken = {each.name for each in self.entries}
        names = (f"{stem}{number}.md" for number in ("", *(f"-{n}" for n in range(2, 100))))
        return next(name for name in names if name not in taken)

    def _document(self, name: str, fields: dict[str, Any]) -> Document:
        folder = {"request": "requests", "feedback": "feedback"}[self.kind]
        text = f"---\n{json.dumps(fields, ensure_ascii=False)}\n---\n"
        file = File(f"records/{folder}/{self.form['id']}/{name}", text.encode())
        verdict = read_markdown(file, self.kind, LEDGER.schemas)
        assert verdict.document, [each.message.text("en") for each in verdict.findings]
        return verdict.document


@dataclass(frozen=True)
class Moment:
    """What happens in a tale at an instant: one method for each kind of entry.

    Each takes the departments that speak or sign, and fields beyond what is usual; each
    returns the name of the file it wrote.
    """

    tale: Tale
    moment: str

    def entry(self, kind: str, department: str | None = None, **fields: Any) -> str:
        speaker = {"department": department} if department else {}
        by = CONTACTS[department or "MKT"]
        told = {"kind": kind, "at": self.moment, "by": by, **speaker, **fields}
        return self.tale.add({name: value for name, value in told.items() if value is not None})

    def receipt(self, department: str, answer: str = "accepted", **fields: Any) -> str:
        return self.entry("receipt", department, answer=answer, **fields)

    def decline(self, department: str, **fields: Any) -> str:
        return self.entry("decline", department, **{"reason": "不归本部门", **fields})

    def referral(
        self, department: str, add: str | None = None, remove: str | None = None, **fields: Any
    ) -> str:
        asked = {"add": [add] if add else None, "remove": [remove] if remove else None}
        return self.entry("referral", department, **{"reason": "转给对的部门", **asked, **fields})

    def minutes(self, held_at: str | None = None, **fields: Any) -> str:
        told = {
            "held_at": held_at or self.moment,
            "channel": "meeting",
            "recorder": "he-jiayi",
            "attendees": ["he-jiayi", "wu-hao"],
        }
        return self.entry("minutes", **{**told, **fields})

    def amendment(self, **changes: Any) -> str:
        return self.entry("amendment", changes=changes)

    def consensus(self, *departments: str, **fields: Any) -> str:
        """Everybody involved agrees to the form as it stands, unless told otherwise."""
        now = self.tale.story(self.moment).facts
        signers = departments or sorted(involved(now.form) | involved(now.agreed or now.form))
        told = {"digest": digest(now.form, now.course.agreed_fields), "round": 1}
        return self.entry("consensus", departments=list(signers), **{**told, **fields})

    def plan(self, department: str, *tasks: dict[str, str], **fields: Any) -> str:
        return self.entry("plan", department, tasks=list(tasks), **fields)

    def progress(
        self,
        department: str,
        covers: str | None = None,
        help: list[str] | None = None,
        supersedes: str | None = None,
        entered_at: str | None = None,
        **percents: int,
    ) -> str:
        told = {"help": help, "supersedes": supersedes, "entered_at": entered_at}
        return self.report(department, percents, covers or self.moment[:10], **told)

    def report(
        self, department: str, percents: Mapping[str, int], covers: str | None = None, **fields: Any
    ) -> str:
        """A progress entry on tasks of any id, planned ones too."""
        tasks = [{"id": id, "percent": percent} for id, percent in percents.items()]
        covers = covers or self.moment[:10]
        return self.entry("progress", department, covers=covers, tasks=tasks, **fields)

    def risk(self, department: str, *affects: str, **fields: Any) -> str:
        return self.entry("risk", department, affects=list(affects), **fields)

    def response(self, department: str, answers: str, **fields: Any) -> str:
        return self.entry("response", department, answers=answers, **fields)

    def delivery(
        self,
        department: str,
        *deliverables: str,
        rectified: list[str] | None = None,
        self_check: str = "pass",
        **fields: Any,
    ) -> str:
        checked = [{"id": id, "self_check": self_check} for id in deliverables]
        told = {"deliverables": checked, "rectified": rectified}
        return self.entry("delivery", department, **told, **fields)

    def acceptance(
        self,
        *departments: str,
        items: list[dict[str, str]] | None = None,
        supersedes: str | None = None,
        **verdicts: str,
    ) -> str:
        lines = [{"id": id, "verdict": verdict} for id, verdict in verdicts.items()]
        return self.entry(
            "acceptance",
            departments=list(departments),
            deliverables=lines,
            items=items,
            supersedes=supersedes,
        )

    def resolution(self, department: str, **fields: Any) -> str:
        return self.entry("resolution", department, **{"owner": CONTACTS[department], **fields})

    def confirmation(self, *departments: str, **fields: Any) -> str:
        return self.entry("confirmation", departments=list(departments), **fields)

    def retrospective(self, **fields: Any) -> str:
        return self.entry("retrospective", "MKT", **fields)

    def escalation(self, to: str = "zhao-qiang", **fields: Any) -> str:
        return self.entry("escalation", **{"to": to, "reason": "三天没有答复", **fields})

    def hold(self, until: str | None = None, **fields: Any) -> str:
        return self.entry("hold", **{"reason": "等供应商", "until": until, **fields})

    def resume(self, **fields: Any) -> str:
        return self.entry("resume", **fields)

    def cancel(self, **fields: Any) -> str:
        return self.entry("cancel", **{"reason": "不做了", **fields})

    def void(self, name: str) -> str:
        """Withdraw an entry of the tale."""
        mended = next(each for each in self.tale.entries if each.name == name)
        told = {"supersedes": name, "void": True, "reason": "写错了"}
        return self.entry(mended.kind, mended.department, **told)


def line(obligation: Obligation) -> str:
    """An obligation in one line: who, what (but for the record itself), when, and how it stands.

    ``TECH T1 by 07-15 18:00: late 07-16 10:00 (unwarned)``; that it is time to warn of a date
    that has not passed is left out, since nearly every pending one is near at some time.
    """
    who = obligation.department or obligation.person
    what = "" if obligation.subject == obligation.record else f" {obligation.subject}"
    settled = f" {_short(obligation.settled)}" if obligation.settled else ""
    told = sorted(obligation.marks - {"no-warning"})
    marks = f" ({', '.join(told)})" if told else ""
    return f"{who}{what} by {_short(obligation.due)}: {obligation.outcome}{settled}{marks}"


def shuffled(tale: Tale, order: list[int]) -> Tale:
    """The same tale with its files read in another order."""
    return replace(tale, entries=[tale.entries[place] for place in order])


def _short(moment: datetime) -> str:
    return f"{moment:%m-%d %H:%M}"
