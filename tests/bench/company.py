"""The company of a generated ledger: 20 departments of ten people, and its calendar."""

from __future__ import annotations

from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from accord.workdays import WorkingCalendar

TIMEZONE = "Asia/Shanghai"
PRESENT = "2026-10-30T10:00"
FIRST_DAY = "2026-01-01"

DEPARTMENTS = {
    "EXEC": ("总经办", "Executive Office"),
    "MKT": ("市场部", "Marketing"),
    "BRAND": ("品牌部", "Brand"),
    "TECH": ("技术部", "Technology"),
    "DATA": ("数据部", "Data"),
    "DESIGN": ("设计部", "Design"),
    "PROD": ("产品部", "Product"),
    "OPS": ("运营部", "Operations"),
    "RETAIL": ("零售部", "Retail"),
    "ECOM": ("电商部", "E-commerce"),
    "FIN": ("财务部", "Finance"),
    "TAX": ("税务部", "Tax"),
    "HR": ("人力资源部", "Human Resources"),
    "LEGAL": ("法务部", "Legal"),
    "AUDIT": ("审计部", "Audit"),
    "SUP": ("供应链部", "Supply Chain"),
    "WH": ("仓储部", "Warehousing"),
    "QA": ("质量部", "Quality"),
    "CS": ("客户服务部", "Customer Service"),
    "TRAIN": ("培训部", "Training"),
}
CODES = tuple(DEPARTMENTS)

# fmt: off
_FAMILY = (
    "zhao赵", "qian钱", "sun孙", "li李", "zhou周", "wu吴", "zheng郑", "wang王", "feng冯", "chen陈",
    "jiang蒋", "shen沈", "han韩", "yang杨", "zhu朱", "qin秦", "xu许", "he何", "lv吕", "shi施",
)
_GIVEN = (
    "jing静", "yue悦", "hao昊", "lei磊", "min敏", "fang芳", "tao涛", "ning宁", "rui睿", "lan岚",
)
# fmt: on


def lead(department: str) -> str:
    return _person(department, 0)[0]


def contact(department: str) -> str:
    return _person(department, 1)[0]


def member(department: str, chance: Random) -> str:
    """Somebody of the department who is neither its lead nor its contact."""
    return _person(department, chance.randrange(2, len(_GIVEN)))[0]


def registry() -> dict[str, Any]:
    """The fields of `organization.yml`."""
    return {
        "name": {"zh": "星澜消费科技", "en": "Xinglan Consumer Technology"},
        "timezone": TIMEZONE,
        "as_of": PRESENT,
        "ids": {"request": "XLX-{year}-{seq:03}", "feedback": "{date}-{department}-{seq:03}"},
        "departments": [
            {
                "code": code,
                "zh": chinese,
                "en": english,
                "leads": [{"person": lead(code), "from": FIRST_DAY}],
                "contacts": [{"person": contact(code), "from": FIRST_DAY}],
            }
            for code, (chinese, english) in DEPARTMENTS.items()
        ],
        "people": [_entry(code, place) for code in CODES for place in range(len(_GIVEN))],
        "stewards": [{"person": contact("EXEC"), "from": FIRST_DAY}],
    }


def calendar_fields() -> dict[str, Any]:
    """The fields of `calendar.yml`."""
    hours = {"since": FIRST_DAY, "hours": ["09:00-18:00"]}
    company_day = {"date": "2026-02-13", "zh": "年会", "en": "Annual company day"}
    return {"country": "CN", "office_hours": [hours], "days_off": [company_day]}


def calendar() -> WorkingCalendar:
    return WorkingCalendar.read(calendar_fields(), ZoneInfo(TIMEZONE))


def _entry(department: str, place: int) -> dict[str, Any]:
    who, name = _person(department, place)
    above = {} if who == lead("EXEC") else {"superior": lead("EXEC" if place == 0 else department)}
    account = {"forge": "github", "id": 1 + CODES.index(department) * len(_GIVEN) + place}
    told = {"id": who, "name": name, "department": department, **above, "from": FIRST_DAY}
    return {**told, "accounts": [account]}


def accounts() -> dict[str, int]:
    """The number of everybody's account."""
    return {each["id"]: each["accounts"][0]["id"] for each in registry()["people"]}


def _person(department: str, place: int) -> tuple[str, str]:
    """The id and the name of the person at a place of a department; no two share either."""
    family, given = _FAMILY[(CODES.index(department) + place) % len(_FAMILY)], _GIVEN[place]
    return f"{family[:-1]}-{given[:-1]}", family[-1] + given[-1]
