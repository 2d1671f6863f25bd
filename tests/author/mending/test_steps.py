"""What is mechanical is mended, and every other byte stays."""

from __future__ import annotations

import pytest

from tests.author.mending.conftest import ROOT, mend

RISK = "records/requests/XLX-2026-001/2026-03-01-risk-TECH.md"
ENTRY = """\
---
kind: risk
at: 2026-03-01T10:00
by: wu-hao
department: TECH
affects: [T3, T4]
---

## 原因

供应商推迟。
"""


def words(text: str | bytes, path: str = RISK) -> list[str]:
    """What is said to have been mended."""
    return [name.text("en") for name in mend(text, path).mends]


def after(text: str | bytes, path: str = RISK) -> str:
    """What a text is mended to; mending it again changes nothing."""
    once = mend(text, path).data
    assert mend(once, path).data == once
    return once.decode()


def test_a_file_in_order_is_left_alone() -> None:
    assert mend(ENTRY, RISK).data == ENTRY.encode()
    assert words(ENTRY) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le"])
def test_a_file_in_another_encoding_becomes_utf_8(form: str, encoding: str) -> None:
    assert after(form.encode(encoding)) == form
    assert len(words(form.encode(encoding))) == 1


@pytest.mark.parametrize(
    "data",
    [
        "繁體中文的說明，檔案編碼是大五碼".encode("big5"),
        "日本語の説明文です".encode("shift-jis"),
        "créée à Orléans, déjà prête".encode("latin-1"),
        b"\xff\xfe\x00\x00-\x00\x00\x00",
        b"a\x00b",
        b"\xe4\xb8 \xff",
        b"",
    ],
)
def test_bytes_that_could_be_several_texts_are_left_alone(data: bytes) -> None:
    assert mend(data, RISK).data == data


@pytest.mark.parametrize("end", ["\r\n", "\r\r\n", "\r"])
def test_every_line_ends_with_lf(end: str) -> None:
    assert after(ENTRY.replace("\n", end)) == ENTRY


def test_the_last_line_is_ended() -> None:
    assert after(ENTRY.rstrip("\n")) == ENTRY
    assert words(ENTRY.rstrip("\n")) == ["end of the last line"]


@pytest.mark.parametrize("hidden", ["\u200b", "\ufeff", "\u2060", "\u202e", "\x08", "\u00ad"])
def test_what_nobody_can_see_is_left_out(hidden: str) -> None:
    assert after(ENTRY.replace("商", f"商{hidden}").replace("wu-", f"wu-{hidden}")) == ENTRY
    assert words(ENTRY.replace("商", f"商{hidden}")) == ["invisible characters"]


def test_what_ends_a_line_elsewhere_becomes_a_space() -> None:
    assert "供应商 推迟" in after(ENTRY.replace("商", "商\u2028"))


def test_characters_are_written_in_their_normal_form() -> None:
    apart = ENTRY.replace("供应商", "Cafe\u0301 供应商")
    assert after(apart) == ENTRY.replace("供应商", "Café 供应商")


@pytest.mark.parametrize(
    "typed",
    [
        ENTRY.replace("by: wu", "by：wu"),
        ENTRY.replace("by: wu", "by:wu"),
        ENTRY.replace("by: wu", "by:\u00a0wu"),
        ENTRY.replace("by: wu", "ｂｙ：　wu"),
        ENTRY.replace("[T3, T4]", "［T3，T4］"),
        ENTRY.replace("[T3, T4]", "【T3、T4】"),
        ENTRY.replace("[T3, T4]", "[Ｔ３，T4]"),
        ENTRY.replace("2026-03-01T10:00", "２０２６－０３－０１T１０：００"),
        ENTRY.replace("department: TECH", "department: “TECH”").replace("“TECH”", "ＴＥＣＨ"),
        ENTRY.replace("TECH\n", "TECH \t\n"),
        ENTRY.replace("---\nkind", "--- \nkind").replace("]\n---", "]\n---\u3000"),
        "\n  \n" + ENTRY,
        ENTRY.replace("---\n", "——\n"),
        ENTRY.replace("---\n", "－－－\n"),
    ],
)
def test_signs_of_a_chinese_keyboard_become_syntax(typed: str) -> None:
    assert typed != ENTRY
    assert after(typed) == ENTRY


def test_full_width_signs_in_braces_become_syntax_and_text_stays(form: str) -> None:
    task = "{id: T1, title: 详情页移动端视觉稿（12 个版块）, due: 2026-02-12}"
    typed = "｛id：T1，title：详情页移动端视觉稿（12 个版块），due：２０２６－０２－１２｝"
    path = "records/requests/XLX-2026-001/request.md"
    assert after(form.replace(task, typed), path) == form
    free = form.replace("title: 商品详情页春季改版", "title: 【急】改版，含：详情页")
    assert after(free, path) == free


def test_ideographic_spaces_indent_by_two(form: str) -> None:
    path = "records/requests/XLX-2026-001/request.md"
    assert after(form.replace("    tasks:", "\u3000\u3000tasks:"), path) == form


def test_fields_stand_in_the_order_of_their_schema_with_their_comments(form: str) -> None:
    path = "records/requests/XLX-2026-001/request.md"
    mixed = (
        form.replace("raised_by: he-jiayi\ncontact: he-jiayi\n", "# 谁\ncontact: he-jiayi\nX\n")
        .replace("X\n", "# 提出\nraised_by: he-jiayi # 何\n")
        .replace("  - department: DESIGN\n    role: support\n", "  - role: support\nD\n")
        .replace("D\n", "    # 设计部\n    department: DESIGN\n", 1)
        .replace("{id: T1, title: 详情页", "{title: 详情页")
        .replace("（12 个版块）,", "（12 个版块）, id: T1,")
    )
    ordered = form.replace(
        "raised_by: he-jiayi\ncontact: he-jiayi\n",
        "# 提出\nraised_by: he-jiayi # 何\n# 谁\ncontact: he-jiayi\n",
    ).replace("  - department: DESIGN\n", "    # 设计部\n  - department: DESIGN\n")
    assert words(mixed, path) == ["order of fields"]
    assert after(mixed, path) == ordered


def test_chinese_and_latin_are_set_apart_in_prose() -> None:
    body = """
## 原因

用iPhone测试`代码abc`里，见https://a.b/中文c 和[链接abc](x中y)，100%的把握。
第二行接着写API：2天。

    缩进abc代码中

```
代码abc中
```

~~~
代码abc中
~~~

[标签a中]: http://a中b
<https://a中b>中a
会员报告V2.docx
"""
    spaced = (
        body.replace("用iPhone测试", "用 iPhone 测试")
        .replace("[链接abc]", "[链接 abc]")
        .replace("100%的", "100% 的")
        .replace("接着写API：2天", "接着写 API：2 天")
    )
    assert after(ENTRY.partition("\n## ")[0] + body) == ENTRY.partition("\n## ")[0] + spaced


def test_chinese_and_latin_are_set_apart_in_free_text_and_nowhere_else(form: str) -> None:
    path = "records/requests/XLX-2026-001/request.md"
    dense = form.replace("首屏 4.1 秒", "首屏4.1秒").replace("视觉规范 V1.0}", "视觉规范V1.0}")
    assert dense != form
    assert after(dense, path) == form


def test_a_title_that_would_become_too_long_is_left_alone(form: str) -> None:
    path = "records/requests/XLX-2026-001/request.md"
    title = form.replace("商品详情页春季改版", "商品详情页APP春季改版A1上线B2")
    assert after(title, path) == title


def test_the_registry_is_mended_but_not_set_anew() -> None:
    registry = (ROOT / "records/organization.yml").read_text("utf-8")
    path = "records/organization.yml"
    typed = registry.replace("timezone: ", "timezone：").replace("\n", "\r\n")
    assert after(typed, path) == registry
