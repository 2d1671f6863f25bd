"""The Markdown that the peer is given says what our page says."""

from __future__ import annotations

import html
import re
from pathlib import Path

from markdown import markdown as render

from tests.bench.generate import generate
from tests.bench.markdown import markdown
from tests.bench.sites import generated_pages


def test_headings_tables_lists_and_paragraphs_come_over() -> None:
    page = (
        '<header><p>XLX-1 <b>需求</b></p><h1>标题</h1></header><dl><div><dt title="何时">时间</dt>'
        "<dd>3 月</dd></div><div><dt>部门</dt><dd><ul><li>技术部</li></ul></dd></div></dl>"
        "<table><thead><tr><th>编号</th><th>值</th></tr></thead>"
        "<tbody><tr><td>D1</td><td><ul><li>a|b</li><li>c_d_</li></ul></td></tr></tbody></table>"
    )
    assert markdown(page) == (
        "XLX-1 **需求**\n\n# 标题\n\n- **时间** 3 月\n- **部门**\n- 技术部\n\n"
        "| 编号 | 值 |\n| --- | --- |\n| D1 | a\\|b c\\_d\\_ |\n"
    )


def test_no_word_of_a_page_is_lost(tmp_path: Path) -> None:
    generate(tmp_path, 6)
    pages = generated_pages(tmp_path)
    assert sum(bool(re.fullmatch(r"records/[^/]+/index.md", path)) for path in pages) == 6
    for page in pages.values():
        again = render(markdown(page.html), extensions=["tables", "toc"])
        assert _words(again) == _words(page.html)


def _words(page: str) -> str:
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", page)))
