"""What stands in ledgers that people keep, by the name of each kind of mess.

Each kind changes some cells of a good row, and says what becomes of such a row: whether it is
imported, the column of which something is said, and what stands in the record then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

LONG = "会员日活动页在老机型上打开以后首屏一直空白很久"
MOMENT = datetime(2026, 10, 29, 14, 5)  # noqa: DTZ001 - cells have no time zone
HOSTILE = "=cmd|' /C calc'!A0\n## 状态\n---\n```\n<script>alert(1)</script>"


@dataclass(frozen=True)
class Mess:
    """`says` is a text of the record's form; `column` the one with the first remark."""

    name: str
    cells: Mapping[str, object]
    fate: str = "fine"
    column: str = ""
    says: str = ""
    formula: bool = field(default=False)


IMPORTED = (
    Mess("a good row", {}),
    Mess("a number for a day", {"提出日期": 46324}, says="raised_at: 2026-10-29T09:00"),
    Mess("a day in Chinese", {"提出日期": "2026年10月29日"}, says="raised_at: 2026-10-29T09:00"),
    Mess("a day as Excel has it", {"提出日期": MOMENT}, says="T14:05"),
    Mess("a day without a year", {"提出日期": "10月29日"}, says="raised_at: 2026-10-29"),
    Mess("a day in English", {"提出日期": "29 Oct 2026"}, says="raised_at: 2026-10-29"),
    Mess("several departments", {"涉及部门": "技术部、运营部"}, says="to: [TECH, OPS]"),
    Mess("departments line by line", {"涉及部门": "技术部\r\n运营部"}, says="to: [TECH, OPS]"),
    Mess("departments with 和", {"涉及部门": "技术部和运营部"}, says="to: [TECH, OPS]"),
    Mess("a department in short", {"涉及部门": "技术"}, says="to: [TECH]"),
    Mess("a code in full width", {"涉及部门": "ｔｅｃｈ"}, says="to: [TECH]"),
    Mess("blanks of all sorts", {"涉及部门": "\xa0技术部\u3000"}, says="to: [TECH]"),
    Mess("somebody with their department", {"提出人": "何佳怡（市场部）"}, says="by: he-jiayi"),
    Mess("somebody by id", {"提出人": "he-jiayi"}, says="raised_by: he-jiayi"),
    Mess("nobody who raised it", {"提出人": None}, "warned", says="raised_by: he-jiayi"),
    Mess("another word for high", {"紧急程度": "特急"}, says="priority: high"),
    Mess("another word for medium", {"紧急程度": "P2"}, says="priority: medium"),
    Mess("an empty cell with a default", {"影响范围": None}, "warned", "影响范围", "impact: team"),
    Mess("a number for a text", {"环节": 3}, says='where: "3"'),
    Mess("line ends of Windows", {"问题描述": "甲\r\n乙"}, says="甲\n乙"),
    Mess("a title too long", {"问题名称": LONG}, "warned", "问题名称", LONG),
    Mess("signs nobody sees", {"期望": "24\u202e小时\u200b内到账"}, "warned", "期望", "24小时内"),
    Mess("what looks like a formula", {"问题描述": HOSTILE}, says="=cmd|' /C calc'!A0\n\\## 状态"),
    Mess("a long cell", {"问题描述": "长" * 15_000}, says="长" * 15_000),
    Mess("an old state", {"状态": "处理中"}, "warned", "状态", "台账中的状态：处理中"),
    Mess("a day long ago", {"提出日期": "2026/3/2"}, "warned", "提出日期", "提出时间：2026-03-02"),
    Mess("a vague word", {"期望": "尽快到账"}, "warned", "期望"),
    Mess("two people in one cell", {"提出人": "林悦、何佳怡"}, "warned", "提出人", "林悦、何佳怡"),
)
REFUSED = (
    Mess("somebody unknown", {"提出人": "王五"}, "refused", "提出人"),
    Mess("two of one name", {"提出人": "陈静"}, "refused", "提出人"),
    Mess("somebody who has left", {"提出人": "郭涛"}, "refused", "提出人"),
    Mess("a department unknown", {"涉及部门": "技术部、法务部"}, "refused", "涉及部门"),
    Mess("a day there is not", {"提出日期": "2026-02-30"}, "refused", "提出日期"),
    Mess("a number that may be a day", {"提出日期": 10.3}, "refused", "提出日期"),
    Mess("no day at all", {"提出日期": "上周"}, "refused", "提出日期"),
    Mess("a day to come", {"提出日期": "2027/1/5"}, "refused", "提出日期"),
    Mess("a priority unknown", {"紧急程度": "看情况"}, "refused", "紧急程度"),
    Mess("no title", {"问题名称": None}, "refused", "问题名称"),
    Mess("no department", {"涉及部门": None}, "refused", "涉及部门"),
    Mess("a cell as long as can be", {"问题描述": "长" * 32_767}, "refused", "问题描述"),
    Mess("somebody's number", {"问题描述": "请联系 13812345678"}, "refused", "问题描述"),
    Mess("a formula without a result", {"期望": "=A1&B1"}, "refused", "期望", formula=True),
    Mess("a formula that failed", {"期望": "#N/A"}, "refused", "期望", formula=True),
    Mess("an address with a password", {"期望": "password: Xk29sPq81mZ"}, "refused", "期望"),
)
PASSED = (
    Mess("a sum", {"序号": "合计"}, "passed"),
    Mess("the headings once more", {}, "passed"),
    Mess("a note", {}, "passed"),
    Mess("the row before once more", {}, "passed"),
)
