"""What reading and the schemas find: rules that have no function here, but a page like all."""

from __future__ import annotations

from accord.language import say
from accord.rules.rule import PlainRule

READING_RULES = (
    PlainRule(
        "file",
        say(
            "Below records/ stand only folders of records with plain Markdown files, and the"
            " registry and the calendar."
        ),
        say("What nobody looks for is not found: a link, a picture or a stray copy would be lost."),
        say(
            "Put the form into records/requests/ID/request.md or records/feedback/ID/feedback.md"
            " and the entries beside it. Keep other material elsewhere and link to it."
        ),
    ),
    PlainRule(
        "id-unique",
        say("No two folders hold records with the same id."),
        say("A record is spoken of by its id; with two of them nobody knows which is meant."),
        say("Give the later one the next free id: `accord new` says which that is."),
    ),
    PlainRule(
        "front-matter",
        say(
            "A file is UTF-8 text without invisible characters. It starts with a line ---, fields"
            " in simple YAML and another line ---; the body follows."
        ),
        say(
            "People, this program and every other one must read the same: what some of them see"
            " otherwise, or do not see at all, can't be agreed."
        ),
        say(
            "Save the file as UTF-8. Write each field once, as name: value. Put quotes around"
            " a text that looks like a number, a date or yes and no."
        ),
    ),
    PlainRule(
        "schema",
        say("Every field is one that the form has, and its value is one that the field allows."),
        say(
            "A field that nobody knows is not shown, and a value that nobody expects is not"
            " understood."
        ),
        say(
            "Write what the message proposes. All fields and values stand in the reference of the"
            " form and of the entries."
        ),
    ),
    PlainRule(
        "body-heading",
        say("The body has the headings of its form, and text below each that is required."),
        say("Whoever reads many records finds the same thing in the same place."),
        say("Write ## and the heading as the reference of the form has it, and the text below."),
    ),
    PlainRule(
        "workflow-names",
        say("The table of the workflow speaks only of states, entries and guards that there are."),
        say("A transition that waits for something unknown would never come."),
        say("Write one of the names that the message lists, or add what is missing first."),
    ),
    PlainRule(
        "given",
        say("What is given to `accord new` and `accord add` fits the form or the entry."),
        say("A value for a field that is not there would be lost without a word."),
        say("Write --set with a field of the form, or --section with one of its headings."),
    ),
)
