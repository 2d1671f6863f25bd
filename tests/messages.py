"""The message catalogues: extracted from the code and the templates, kept complete.

`python -m tests.messages` (or `make messages`) writes both catalogues anew: new messages
come in, gone ones go out, English says the original, and what still wants Chinese is listed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from accord.rules import RULES

PACKAGE = Path(__file__).parents[1] / "scripts" / "accord"
LANGUAGES = ("zh_CN", "en")
KEYWORDS = {"say": None, "_": None, "gettext": None}
METHODS = [("**.py", "python"), ("templates/**.jinja", "jinja2")]


def extracted() -> Catalog:
    """Every message of the program, in the order of the files, then what the rules say."""
    found = Catalog(project="accord", charset="utf-8")
    rows = extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS, comment_tags=("Translators:",))
    for path, _, message, comments, _ in sorted(rows, key=lambda row: (row[0], row[1])):
        found.add(message, locations=[(path, None)], auto_comments=comments)
    for rule in RULES:
        for part in (rule.holds, rule.why, rule.fix):
            found.add(part.original, locations=[(f"rule {rule.slug}", None)])
    return found


def path_of(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "accord.po"


def stored(language: str) -> Catalog:
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, project="accord", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str) -> Catalog:
    """The stored catalogue brought up to date with the program."""
    catalogue = stored(language)
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for message in catalogue:
        if message.id and language == "en":
            message.string = message.id
    return catalogue


def main() -> None:
    for language in LANGUAGES:
        catalogue = renewed(language)
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, omit_header=False, include_lineno=False)
        for message in catalogue:
            if message.id and not message.string:
                sys.stdout.write(f"{language}: {message.id}\n")


if __name__ == "__main__":
    main()
