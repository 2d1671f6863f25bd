"""When a deliverable is good enough, in words -> a criterion that can be measured or looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# A negation turns a comparison around: what must not be lower is as high at least.
_NOT = "(?:不得|不能|不可以?|不应当?|不会|不许|不要|不)"
_OR_EQUAL = "(?:或者?)?等于"
_WORDS: Mapping[str, str] = {
    "at-least": (
        f"{_NOT}(?:低于|少于|小于)|(?:大于|高于|多于|超过){_OR_EQUAL}|至少|最少|达到|>=|≥"
        "|at least|(?:not|no) less than"
    ),
    "at-most": (
        f"{_NOT}(?:超过|超出|高于|大于|多于)|(?:小于|低于|少于){_OR_EQUAL}|至多|最多|控制在|<=|≤"
        "|at most|(?:not|no) more than|within"
    ),
    "more-than": "高于|大于|多于|超过|>|more than",
    "less-than": "低于|小于|少于|<|less than",
    "equals": "等于|(?<![作成认以因])为|=|＝|equals",
}
_ALL = "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _WORDS.items())
_MEASURED = re.compile(
    rf"(?P<metric>[^\n]*?)\s*(?:{_ALL})\s*(?P<value>-?[0-9]+(?:\.[0-9]+)?)\s*"
    r"(?P<unit>[^\s0-9，。；,;（(]{1,10}?)(?:以内|以下|以上|之内)?[。.;；]?\s*"
)
# What is measured is unclear: it ends in a negation, or tells of a comparison of its own.
_UNCLEAR = re.compile(
    r"(?:[不没未无](?:得|能|可以?|应当?|会|许|要|有)?|等于|\b(?:not?|never|cannot)(?: be)?)$"
    r"|高于|低于|大于|小于|多于|少于|超过|不足|至少|至多|最多|最少|达到|控制在|[<>≤≥=＝]"
    r"|\b(?:more|less) than\b|\bat (?:least|most)\b|[0-9][^，,；;]*[，,；;]",
    re.IGNORECASE,
)
_TITLED = re.compile("《([^》]{1,60})》")
_DOCUMENTS = (
    "报告", "方案", "文档", "手册", "说明书", "说明", "清单", "规范", "纪要", "合同", "协议",
    "计划", "表", "书", "制度", "流程图", "设计稿", "图纸", "report", "document", "manual", "plan",
)  # fmt: skip
_LONGEST = 60
_READ = 200


def criterion(text: str) -> dict[str, Any] | None:
    """首屏时间不超过 2 秒 -> what is measured; 《验收报告》 -> a document; otherwise None."""
    if found := _MEASURED.fullmatch(text[:_READ].strip()):
        comparison = next(name for name in _WORDS if found[name.replace("-", "_")])
        number = float(found["value"])
        metric = found["metric"].strip(" ：:,，")
        if metric and not _UNCLEAR.search(metric):
            return {
                "metric": metric[:_LONGEST],
                "comparison": comparison,
                "value": int(number) if number == int(number) else number,
                "unit": found["unit"],
            }
    return document(text)


def document(text: str) -> dict[str, Any] | None:
    """The criterion that a document is there, where a text names one."""
    if found := _TITLED.search(text):
        return {"document": found[1]}
    name = text.strip().rstrip("。.")
    if "\n" not in name and len(name) <= _LONGEST and name.lower().endswith(_DOCUMENTS):
        return {"document": name}
    return None
