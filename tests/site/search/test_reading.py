"""What of a page is searched, and to which anchor it leads."""

from __future__ import annotations

from accord.site.page import Page
from accord.site.search.document import Passage
from accord.site.search.reading import read, read_whole

RECORD = """<h1>A 标题</h1><p>谁欠谁什么</p>
<!--sought-->
<h2 id="form">需求表</h2>
<dl><dt>期望</dt><dd>上线<b>自</b>提 &amp; 核销</dd><dd>v1:sha256:0a1b</dd></dl>
<h3 id="field-why">背景</h3><p>很慢</p>
<!--/sought-->
<h2 id="links">关联</h2><p>别的记录</p>
<!--sought-->
<h2 id="entries">经过</h2>
<ol><li id="2026-07-01-progress-TECH.md"><header>7月1日 王静</header>\
<h3>进展</h3><p>做完了</p></li></ol>
<!--/sought-->
<p>再往下</p>"""


def test_of_a_record_what_its_people_wrote_is_searched_and_no_label() -> None:
    assert read(Page("records/A/", "A 标题", RECORD)).passages == (
        Passage("form", "需求表", "上线自提 & 核销"),
        Passage("field-why", "背景", "很慢"),
        Passage("2026-07-01-progress-TECH.md", "7月1日 王静", "7月1日 王静 做完了"),
    )


def test_of_a_written_page_everything_is_searched() -> None:
    html = (
        '<h1 id="x">员工</h1><p>开头</p><h2 id="_1">怎样填</h2><dl><dt>编号</dt><dd>自动</dd></dl>'
    )
    found = read_whole("guide/staff/", "员工", html)
    assert found.passages == (
        Passage("x", "员工", "员工 开头"),
        Passage("_1", "怎样填", "怎样填 编号 自动"),
    )
    assert "怎样填" in found.name and "自动" not in found.name


def test_of_a_record_only_the_title_comes_first() -> None:
    assert read(Page("records/A/", "A 标题", RECORD)).name == "A 标题"


def test_a_page_that_marks_nothing_is_found_by_its_title_alone() -> None:
    assert read(Page("people/wang/", "王静", "<p>王静 XLX-2026-001</p>")).passages == ()
