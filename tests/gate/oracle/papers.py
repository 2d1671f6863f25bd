"""The documents of histories: forms and entries, as fields and as the bytes of a file."""

from __future__ import annotations

import json
from typing import Any

# What stands under the headings that a kind must have.
_SECTIONS = {
    "request": ("备注",),
    "feedback": ("具体现象", "具体诉求"),
    "minutes": ("各方意见", "决议"),
    "amendment": ("原因", "影响"),
    "progress": ("已完成", "下一步"),
    "risk": ("原因", "影响", "调整方案"),
    "response": ("回应",),
    "resolution": ("解决方案",),
    "retrospective": ("做得好的", "经验教训"),
}


def paper(kind: str, fields: dict[str, Any], word: str = "接口") -> bytes:
    """A file: front matter, then the sections that its kind must have."""
    head = "".join(f"{name}: {_written(value)}\n" for name, value in fields.items())
    told = f"会上谈到{word}。"
    sections = "".join(f"\n## {each}\n\n{told}\n" for each in _SECTIONS.get(kind, ()))
    return f"---\n{head}---\n{sections}".encode()


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def request(id: str, asker: str, asked: list[str], contacts: dict[str, str]) -> dict[str, Any]:
    """A request: each department asked has a task and a deliverable, the first leads."""
    return {
        "id": id,
        "title": "会员日页面改版",
        "scenario": "project",
        "priority": "medium",
        "raised_at": "2026-07-06T09:30",
        "raised_by": contacts[asker],
        "contact": contacts[asker],
        "from": asker,
        "to": asked,
        "background": "首屏 4 秒，改版后 2 秒。",
        "work": [{"department": asker, "role": "decide", "contact": contacts[asker]}]
        + [
            {
                "department": each,
                "role": "support" if place else "lead",
                "contact": contacts[each],
                "tasks": [{"id": f"T{place + 1}", "title": "接口", "due": "2026-07-22"}],
            }
            for place, each in enumerate(asked)
        ],
        "deliverables": [
            {
                "id": f"D{place + 1}",
                "department": each,
                "milestone": "M2",
                "kind": "document",
                "title": "规范",
                "criterion": {"document": f"视觉规范 {place + 1}"},
            }
            for place, each in enumerate(asked)
        ],
        "milestones": [
            {"id": "M1", "title": "达成共识", "due": "2026-07-10", "ends": "agreed"},
            {"id": "M2", "title": "交付", "due": "2026-07-24", "ends": "delivered"},
            {"id": "M3", "title": "验收", "due": "2026-07-31", "ends": "accepted"},
        ],
    }


def feedback(id: str, asker: str, asked: list[str], raiser: str, contact: str) -> dict[str, Any]:
    return {
        "id": id,
        "title": "退款到账慢",
        "raised_at": "2026-07-06T09:30",
        "raised_by": raiser,
        "contact": contact,
        "from": asker,
        "to": asked,
        "priority": "medium",
        "impact": "departments",
        "where": "退款",
    }
