"""`accord changes`: what happened between two instants."""

from __future__ import annotations

from collections.abc import Mapping

import click

from accord.chronicle.chronicle import chronicle
from accord.chronicle.happening import Happening
from accord.chronicle.words import told
from accord.commands.setting import CannotRun, Setting, with_setting
from accord.commands.table import as_json
from accord.language import say
from accord.survey import Survey, survey

Told = Mapping[str, tuple[Happening, ...]]


@click.command()
@click.option(
    "--since",
    metavar="INSTANT",
    required=True,
    help="From then on: 2026-10-09T12:00, or 2026-10-09 for the beginning of that day.",
)
@click.option("--department", help="Of records in which this department has a part.")
@click.option("--person", help="Of records in which this person has a part.")
@click.option("--json", "json_", is_flag=True, help="For programs.")
@with_setting
def changes(
    setting: Setting, since: str, department: str | None, person: str | None, json_: bool
) -> None:
    """Tell what happened to records after an instant, up to now or up to --as-of."""
    ledger = setting.ledger()
    setting.must_know(ledger, department=department, person=person)
    now, begin = setting.now(ledger.organization), setting.moment(since, ledger.organization)
    if begin > now:
        raise CannotRun(
            say("{since} is later than {now}.", since=since, now=f"{now:%Y-%m-%d %H:%M}")
        )
    whole = survey(ledger, now)
    found = {
        name: happenings
        for name, happenings in chronicle(whole, begin).items()
        if (department is None or department in whole.cases[name].departments)
        and (person is None or person in whole.cases[name].people)
    }
    if json_:
        as_json([_object(name, found[name], whole, setting) for name in found], setting)
    else:
        _print(found, whole, setting)


def _object(
    name: str, happenings: tuple[Happening, ...], survey: Survey, setting: Setting
) -> dict[str, object]:
    """The keys of ``accord changes --json``; the guide to the command line documents them."""
    record = survey.cases[name].record
    return {
        "record": name,
        "title": record.title,
        "happenings": [_row(each, survey, setting) for each in happenings],
    }


def _row(happening: Happening, survey: Survey, setting: Setting) -> dict[str, object]:
    story = survey.cases[happening.record].story
    owed = happening.obligation
    return {
        "at": happening.at.isoformat(),
        "what": str(happening.what),
        "text": told(happening, story, survey.ledger, setting.language).text(setting.language),
        "entry": happening.entry,
        "before": happening.before or None,
        "after": happening.after or None,
        "rule": owed.rule if owed else None,
        "subject": owed.subject if owed else None,
        "department": owed.department if owed else None,
        "person": owed.person if owed else None,
        "due": owed.due.isoformat() if owed else None,
        "was": happening.was.isoformat() if happening.was else None,
    }


def _print(found: Told, survey: Survey, setting: Setting) -> None:
    console, language = setting.console(), setting.language
    if not found:
        console.print(say("Nothing happened.").text(language))
    for name, happenings in found.items():
        story = survey.cases[name].story
        console.print(f"{name}  {story.record.title}", style="bold")
        for each in happenings:
            text = told(each, story, survey.ledger, language).text(language)
            entry = f"  [{each.entry}]" if each.entry else ""
            console.print(f"  {each.at:%Y-%m-%d %H:%M}  {text}{entry}")
