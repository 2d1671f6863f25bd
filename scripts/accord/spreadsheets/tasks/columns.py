"""The columns of the sheet, which its writer and its reader must agree on."""

from __future__ import annotations

from dataclasses import dataclass

from accord.language import Label, Message, say

# The hidden sheet that tells what the file is: this word, the version, the department.
MARK = "accord"
WORD = "open-tasks"
VERSION = "1"
SHEET = "任务 Tasks"
# The row of the headings; notes stand above.
HEADER = 4


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is in characters; what is `open` is to be filled in."""

    label: Label
    width: int
    open: bool = False


RECORD = Column(Label("编号", "Id"), 18)
NAME = Column(Label("名称", "Title"), 18)
TASK = Column(Label("任务编号", "Task id"), 10)
TITLE = Column(Label("任务", "Task"), 26)
DUE = Column(Label("截止日期", "Due"), 12)
BEFORE = Column(Label("上次完成 %", "Last told %"), 12)
NOW = Column(Label("现在完成 %", "Now %"), 12, open=True)
DONE = Column(Label("已完成", "Done"), 30, open=True)
NEXT = Column(Label("下一步", "Next"), 30, open=True)
PROBLEMS = Column(Label("问题与风险", "Problems and risks"), 24, open=True)
COLUMNS = (RECORD, NAME, TASK, TITLE, DUE, BEFORE, NOW, DONE, NEXT, PROBLEMS)
# The columns of text, and the headings of a report below which they go.
PROSE = (DONE, NEXT, PROBLEMS)


def place(column: Column) -> int:
    """Where a column stands, counted from 1."""
    return COLUMNS.index(column) + 1


HOW: tuple[Message, ...] = (
    say(
        "Fill in the coloured columns of the tasks on which something happened; leave the others "
        "empty. Percent is how far the whole task is by now, such as 60."
    ),
    say("What was done and what comes next are needed once for each record, in any of its rows."),
)
