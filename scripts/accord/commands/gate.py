"""`accord gate`: may a change land?"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from accord.commands.deciding import decided, row_of, snapshot_in
from accord.commands.setting import Setting, with_setting
from accord.gate.telling.pages import as_markdown, as_text


@click.command()
@click.option("--base", required=True, metavar="REV", help="Where it is to land.")
@click.option("--head", required=True, metavar="REV", help="What is proposed.")
@click.option("--merge", metavar="REV", help="What would stand, if a merge has been made.")
@click.option(
    "--reviews",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The reviews, as `accord reviews` tells them; without them signatures alone count.",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@with_setting
def gate(
    setting: Setting, base: str, head: str, merge: str | None, reviews: Path | None, form: str
) -> None:
    """Decide whether a change may land: whether the right people approved exactly that.

    The registry, the table and the schemas are those of the base. Nothing of the change is
    checked out or run. Exits with 0 if it may land, 1 if not, 2 if that can't be decided.
    """
    snapshot = snapshot_in(reviews) if reviews else None
    with setting.console(stderr=True).status("…"):
        decision = decided(setting, base, head, merge, snapshot)
    if form == "json":
        click.echo(json.dumps(row_of(decision), ensure_ascii=False, indent=2))
    elif form == "markdown":
        click.echo(as_markdown(decision, setting.language), nl=False)
    else:
        click.echo(as_text(decision, setting.language), nl=False)
    sys.exit(0 if decision.allows else 1)
