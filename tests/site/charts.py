"""Charts of dated work as they were when somebody last looked at them, in `tests/site/drawn`.

`python -m tests.site.charts` draws them anew: open them, and read the diff.
"""

from __future__ import annotations

from pathlib import Path

from accord.site.reader import Reader
from accord.site.records.gantt.drawing import gantt
from accord.site.records.owing import owing
from accord.site.records.standings import badges_of
from accord.site.templates import Writer
from tests.heart.company import ORGANIZATION
from tests.heart.tale import MILESTONES, Tale, agreed, moved, task, work_due
from tests.site.test_views import look

FOLDER = Path(__file__).parent / "drawn"


def slipping() -> Tale:
    """A task and a milestone were moved, another task is overdue, and there was a hold."""
    tale = agreed()
    tale.at("2026-07-09T10:00").plan("TECH", task("T1.1", "2026-07-13", under="T1"))
    tale.at("2026-07-10T10:00").hold()
    tale.at("2026-07-13T10:00").resume()
    tale.at("2026-07-13T11:00").amendment(
        milestones=moved(MILESTONES, M2="2026-07-29"), work=work_due(T1="2026-07-17")
    )
    tale.at("2026-07-14T10:00").consensus(round=2)
    tale.at("2026-07-16T10:00").progress("TECH", **{"T1": 100, "T1.1": 100, "T2": 40})
    return tale


def planned() -> Tale:
    """Everything lies ahead."""
    return agreed()


CHARTS = {"slipping": (slipping, "2026-07-20T10:00"), "planned": (planned, "2026-07-09T10:00")}


def svg(name: str) -> str:
    """One chart, drawn now, as the page has it."""
    tale, now = CHARTS[name]
    case, survey = look(tale(), now)
    reader = Reader("zh", ORGANIZATION)
    told = [(each, owing(each, survey, reader)) for each in case.obligations]
    chart = gantt(case, survey, badges_of(case, told, reader), reader)
    html = Writer(reader).render("records/gantt", "", chart=chart)
    chart_alone, _, _ = html.partition("<ul")
    return f"{chart_alone.strip()}\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in CHARTS:
        (FOLDER / f"{each}.svg").write_text(svg(each), "utf-8")
