"""Issues as GitHub makes them of a form that was filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from accord.intake.forms import label_of
from accord.intake.question import questions
from accord.ledger import Ledger

# The numbers of the accounts of the people who write in these tests.
ACCOUNTS = {"he-jiayi": 101, "wu-hao": 102, "guo-tao": 103}

REQUEST = {
    "title": "会员日活动页改版",
    "scenario": "项目型 Project",
    "priority": "高 High",
    "to": "技术部 Technology",
    "background": "报名页加载慢，报名转化率只有 3%；改版后首屏 2 秒内打开，转化率达到 5%。",
    "work": "技术部 | 主导 | 吴昊\n市场部 | 决策 | 何佳怡",
    "work-tasks": "T1 | 页面改版 | 2026-07-17 | 技术部\nT2 | 埋点 | 2026/7/24 | 技术部",
    "deliverables": "D1 | 技术部 | M1 | 质量 | 活动页 | 首屏时间 | 不超过 | 2 | 秒\n"
    "D2 | 技术部 | M1 | 文档 | 测试报告 | 活动页测试报告",
    "milestones": "M1 | 交付 | 2026年7月24日 | 全部交付\nM2 | 验收 | 2026-07-31 | 验收通过",
    "acceptance_by": "运营部 Operations",
    "section-1": "上一次改版在两年前。",
}
FEEDBACK = {
    "title": "客诉系统打不开",
    "to": "技术部 Technology",
    "priority": "高 High",
    "impact": "单个团队 One team",
    "where": "登录",
    "section-2": "周一 9:00 起登录页一直转圈。",
    "section-3": "今天恢复登录。",
}


def body(ledger: Ledger, kind: str, said: Mapping[str, str]) -> str:
    """Every question of a form with its answer, line ends and all."""
    asked = questions(ledger.schemas[kind], ledger.organization)
    assert not said.keys() - {each.id for each in asked}
    blocks = (f"### {each.label.zh}\n\n{said.get(each.id) or '_No response_'}" for each in asked)
    return "\n\n".join(blocks).replace("\n", "\r\n")


def issue(kind: str, text: str, by: str = "he-jiayi", **changes: Any) -> dict[str, Any]:
    return {
        "number": 12,
        "title": f"{kind}：",
        "body": text,
        "state": "open",
        "created_at": "2026-07-01T02:00:00Z",
        "user": {"id": ACCOUNTS.get(by, 999), "login": by, "type": "User"},
        "labels": [{"id": 1, "name": label_of(kind), "color": "ededed"}],
        **changes,
    }


def event(it: Mapping[str, Any], action: str = "opened", by: int | None = None) -> str:
    """What a forge tells of an issue; `by` is the account that did it, else whoever wrote it."""
    sender = {"id": by, "login": "somebody", "type": "User"} if by else it["user"]
    return json.dumps(
        {"action": action, "issue": it, "sender": sender, "repository": {"score": 1.5}}
    )
